"""What embedding costs: importing, comparing from Python beside C++, two threads beside one. Run by `tests/python/run --bench`.

Each is measured beside what it is compared with, turn by turn in one run. Articles are those of fixtures/beijing, by one thread a call.
"""
import pathlib
import subprocess
import sys
import threading
import time

import silang

ROOT = pathlib.Path(__file__).resolve().parents[1]
PATHS = sorted((ROOT / "fixtures/beijing").glob("*.txt"))
ARTICLES = [{"path": str(path), "text": path.read_text()} for path in PATHS]
TURNS, ROUNDS = 12, 12


def seconds(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def run(code):
    subprocess.run([sys.executable, "-c", code], check=True)


def compare():
    return silang.compare(ARTICLES, threads=1)


def all_of_it():
    report = compare()
    return report.findings, report.claims, report.alignments, report.sources


def cpp():
    program = ROOT / "build/release/bench/silang_embed_compare"
    out = subprocess.run([program, str(ROUNDS), *PATHS], check=True, capture_output=True, text=True).stdout
    return int(out) / 1e9


def best(measure, turns=TURNS):
    return min(measure() for _ in range(turns))


def many(threads, rounds=40):
    """Seconds, and seconds of processors, for each comparison where `threads` do them at once."""
    def work():
        for _ in range(rounds):
            compare()

    workers = [threading.Thread(target=work) for _ in range(threads)]
    cpu = time.process_time()
    total = seconds(lambda: ([worker.start() for worker in workers], [worker.join() for worker in workers]))
    return total / rounds / threads, (time.process_time() - cpu) / rounds / threads


def turns(*measures, count=TURNS):
    """The best of each, measured turn by turn."""
    results = [[] for _ in measures]
    for _ in range(count):
        for result, measure in zip(results, measures):
            result.append(measure())
    return [min(result) for result in results]


def main():
    compare()
    nothing, ours, numpys = turns(*(lambda code=code: seconds(lambda: run(code)) for code in ("pass", "import silang", "import numpy")))
    print(f"import silang      {1e3 * (ours - nothing):6.1f} ms   import numpy {1e3 * (numpys - nothing):.1f} ms: {(ours - nothing) / (numpys - nothing):.2f} of it")
    in_cpp, plain, findings, whole = turns(
        cpp, lambda: best(lambda: seconds(compare), ROUNDS), lambda: best(lambda: seconds(lambda: compare().findings), ROUNDS),
        lambda: best(lambda: seconds(all_of_it), ROUNDS))
    print(f"compare in C++     {1e3 * in_cpp:6.2f} ms")
    for name, took in (("compare", plain), ("... .findings", findings), ("... all lists", whole)):
        print(f"{name:<18} {1e3 * took:6.2f} ms   {took / in_cpp:.3f} × C++")
    (one, one_cpu), (two, two_cpu) = turns(lambda: many(1), lambda: many(2))
    print(f"one thread         {1e3 * one:6.2f} ms a comparison, two {1e3 * two:.2f} ms: {one / two:.2f} × as fast")
    # What others take of the machine does not count here: what two threads cost more is what they wait and fetch for one another.
    print(f"... processors     {1e3 * one_cpu:6.2f} ms a comparison, two {1e3 * two_cpu:.2f} ms: {2 * one_cpu / two_cpu:.2f} × as fast with a core each")


if __name__ == "__main__":
    main()
