#!/usr/bin/env python3
"""Cold start: `silang compare` against bench/baseline_sklearn.py on the same sources, each run a new process.

    cold_start.py [--runs=N] [--python=PATH] [--json=FILE] SILANG SOURCE...

The two take turns (A B A B ...), after one run of each that is not counted. Reports the medians of the wall-clock times, their
ratio, and the largest peak memory of any run (the kernel's count of resident pages, from wait4; it cannot fall below what this
script itself holds when it starts a process, some 15 MB). Answers are checked first: the
report must know every source and hold alignments and findings, the script must print pairs, and every run must print the same
bytes again. Ends with 0 if Silang is at least 12 times as fast and stays within 80 MB, 1 if not, 2 if an answer is wrong.
"""
import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

LEAST_RATIO = 12
MOST_MEGABYTES = 80


def run(command, codes):
    """(seconds, peak bytes, standard output) of a new process."""
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)])
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - started
        code = os.waitstatus_to_exitcode(status)
        if code not in codes:
            sys.exit(trouble(f"exit code {code}: {' '.join(command)}"))
        out.seek(0)
        return seconds, usage.ru_maxrss * 1024, out.read()


def trouble(message):
    print(f"cold_start: {message}", file=sys.stderr)
    return 2


def check_report(output, sources):
    try:
        report = json.loads(output)
        count, right = len(report["sources"]), bool(report["alignments"] and report["findings"])
    except (ValueError, KeyError):
        sys.exit(trouble("the report is no JSON of the schema"))
    if not any(pathlib.Path(s).is_dir() for s in sources) and count != len(sources):
        sys.exit(trouble(f"{count} of {len(sources)} sources in the report"))
    if not right:
        sys.exit(trouble("the report holds no alignments or no findings"))


def check_pairs(output, _sources):
    if not output.strip():
        sys.exit(trouble("the script found no pairs"))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--runs", type=int, default=15)
    ap.add_argument("--python", default="/usr/bin/python3", help="the Python that has scikit-learn")
    ap.add_argument("--json", type=pathlib.Path, help="write the figures there, for bench/table.py")
    ap.add_argument("silang")
    ap.add_argument("sources", nargs="+")
    args = ap.parse_args()
    baseline = str(pathlib.Path(__file__).resolve().parent / "baseline_sklearn.py")
    sides = {
        "silang": ([args.silang, "compare", "--format=json", *args.sources], (0, 1), check_report),
        "scikit-learn": ([args.python, baseline, *args.sources], (0,), check_pairs),
    }
    print(f"cold start: {args.runs} runs of each in turn, {len(args.sources)} sources", file=sys.stderr)
    first = {}
    for name, (command, codes, check) in sides.items():
        first[name] = run(command, codes)[2]
        check(first[name], args.sources)
    seconds, peak = {name: [] for name in sides}, dict.fromkeys(sides, 0)
    for _ in range(args.runs):
        for name, (command, codes, _check) in sides.items():
            taken, memory, output = run(command, codes)
            if output != first[name]:
                sys.exit(trouble(f"{name} printed something else than the first time"))
            seconds[name].append(taken)
            peak[name] = max(peak[name], memory)
    median = {name: statistics.median(s) for name, s in seconds.items()}
    ratio = median["scikit-learn"] / median["silang"]
    figures = {"runs": args.runs, "sources": len(args.sources), "ratio": ratio,
               "least_ratio": LEAST_RATIO, "most_megabytes": MOST_MEGABYTES,
               "rows": [{"name": n, "milliseconds": 1000 * median[n], "megabytes": peak[n] / 1e6} for n in sides]}
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for row in figures["rows"]:
        print(f"{row['name']:14} {row['milliseconds']:9.1f} ms  {row['megabytes']:7.1f} MB", file=sys.stderr)
    print(f"ratio {ratio:.1f}", file=sys.stderr)
    return 0 if ratio >= LEAST_RATIO and figures["rows"][0]["megabytes"] <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
