#!/usr/bin/env python3
"""Measures `silang archive` beside SQLite FTS5, which is what one would otherwise take, and prints a table in Markdown.

    bench/archive_bench.py [--runs=N] [--queries=N] [--threads=N] [--json=FILE] SILANG TSV

Both store the same lines: FTS5 one row a sentence, all in one transaction; both are asked the same: for each sentence of new
articles (lines taken out of TSV before, so that they are not stored) the 50 best, by bm25() of its words and by cosine. Runs
alternate, so that both meet the same machine; times are medians, ratios are of the medians. Times of silang are of whole
processes, those of SQLite of the statements alone. It is the same run that checks the answers: a stored sentence asked for by
its own words must come first on both sides.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ARTICLE = 25  # sentences that are asked for together: a news article
SMALL = 1000  # sentences of the small archive, whose opening is compared with that of the large one


def timed(work):
    """(what work() returns, seconds)"""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


class Silang:
    def __init__(self, command, folder, threads):
        self.command, self.folder, self.threads = command, folder, threads

    def run(self, *arguments):
        done = subprocess.run([self.command, "archive", *map(str, arguments)], capture_output=True)
        if done.returncode != 0:
            sys.exit(f"archive_bench: {done.stderr.decode().strip()}")
        return done.stdout.decode()

    def add(self, name, tsv):
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return timed(lambda: self.run("add", self.folder / name, f"--threads={self.threads}", "--tsv", tsv))[1]

    def query(self, name, tsv):
        output, seconds = timed(lambda: self.run("query", self.folder / name, f"--threads={self.threads}", "--top=50", "--format=jsonl",
                                                 "--threshold=0.05", "--tsv", tsv))
        return [json.loads(line) for line in output.splitlines()], seconds

    def open(self, name):
        return timed(lambda: self.run("status", self.folder / name))[1]

    def size(self, name):
        return sum(file.stat().st_size for file in (self.folder / name).iterdir())


class Sqlite:
    def __init__(self, folder):
        self.path = folder / "fts.db"

    def add(self, rows):
        self.path.unlink(missing_ok=True)

        def work():
            base = sqlite3.connect(self.path)
            base.execute("CREATE VIRTUAL TABLE sentences USING fts5(source UNINDEXED, sentence)")
            with base:
                base.executemany("INSERT INTO sentences VALUES (?, ?)", rows)
            base.close()

        return timed(work)[1]

    def query(self, sentences):
        base = sqlite3.connect(self.path)
        select = "SELECT sentence, bm25(sentences) AS rank FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT 50"
        words = [" OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", sentence.lower()))) for sentence in sentences]
        found, seconds = timed(lambda: [base.execute(select, (match,)).fetchall() for match in words])
        base.close()
        return found, seconds

    def size(self):
        return os.path.getsize(self.path)


def check(silang, sqlite, name, stored, folder):
    """Stops unless both find stored sentences by their own words."""
    asked = [row for row in stored[:: max(1, len(stored) // 5)] if len(row[1].split()) > 8][:5]
    (folder / "check.tsv").write_text("".join(f"{s}\t{t}\n" for s, t in asked), encoding="utf-8")
    matches, _ = silang.query(name, folder / "check.tsv")
    rows, _ = sqlite.query([text for _, text in asked])
    for number, (_, text) in enumerate(asked):
        best = next(match for match in matches if match["query"] == number)
        if best["cosine"] < 0.999999 or not any(row[0] == text for row in rows[number]):
            sys.exit(f"archive_bench: not found: {text}")


def measure(options, folder):
    with open(options.tsv, encoding="utf-8") as file:
        rows = [tuple(line.rstrip("\n").split("\t", 1)) for line in file]
    last = rows[-options.queries * ARTICLE:]
    stored = rows[:-options.queries * ARTICLE]
    articles = [last[i:i + ARTICLE] for i in range(0, len(last), ARTICLE)]
    write = lambda name, part: (folder / name).write_text("".join(f"{s}\t{t}\n" for s, t in part), encoding="utf-8")
    write("stored.tsv", stored)
    write("small.tsv", stored[:SMALL])
    for number, article in enumerate(articles):
        write(f"article{number}.tsv", article)
    silang, sqlite = Silang(options.silang, folder, options.threads), Sqlite(folder)
    times = {name: [] for name in ("add", "add_fts", "query", "query_fts", "open_small", "open_large")}
    silang.add("small", folder / "small.tsv")
    for _ in range(options.runs):
        times["add_fts"].append(sqlite.add(stored))
        times["add"].append(silang.add("large", folder / "stored.tsv"))
    check(silang, sqlite, "large", stored, folder)
    for number, article in enumerate(articles):
        times["query_fts"].append(sqlite.query([text for _, text in article])[1] / len(article))
        times["query"].append(silang.query("large", folder / f"article{number}.tsv")[1] / len(article))
    for _ in range(60):
        times["open_small"].append(silang.open("small"))
        times["open_large"].append(silang.open("large"))
    result = {name: statistics.median(values) for name, values in times.items()}
    result.update(sentences=len(stored), threads=options.threads, bytes=silang.size("large"), bytes_fts=sqlite.size())
    return result


def table(r):
    """(table, whether all is as wanted)"""
    rows = [
        ("add", f"{r['add']:.2f} s", f"{r['add_fts']:.2f} s", r["add_fts"] / r["add"], "≥ 3 × as fast", r["add_fts"] / r["add"] >= 3),
        ("query, a sentence of an article", f"{1000 * r['query']:.2f} ms", f"{1000 * r['query_fts']:.1f} ms", r["query_fts"] / r["query"],
         "≥ 50 × as fast", r["query_fts"] / r["query"] >= 50),
        ("size on disk", f"{r['bytes'] / 1e6:.0f} MB", f"{r['bytes_fts'] / 1e6:.0f} MB", r["bytes"] / r["bytes_fts"], "≤ 1.5 ×",
         r["bytes"] <= 1.5 * r["bytes_fts"]),
        (f"opening, a process (beside {SMALL} sentences)", f"{1000 * r['open_large']:.1f} ms", f"{1000 * r['open_small']:.1f} ms",
         r["open_large"] / r["open_small"], "the same", r["open_large"] < 1.3 * r["open_small"]),
    ]
    lines = [f"{r['sentences']} sentences, {r['threads']} threads.", "", "| measured | silang | SQLite FTS5 | ratio | wanted |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {ours} | {theirs} | {ratio:.2f} × | {wanted} |" for name, ours, theirs, ratio, wanted, _ in rows]
    return "\n".join(lines), all(row[-1] for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="times that everything is stored")
    parser.add_argument("--queries", type=int, default=4, help="articles that are asked for")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", help="write the figures there too")
    parser.add_argument("silang")
    parser.add_argument("tsv")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="silang-bench-") as folder:
        result = measure(options, pathlib.Path(folder))
    text, wanted = table(result)
    print(text)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(result, indent=2) + "\n")
    return 0 if wanted else 1


if __name__ == "__main__":
    sys.exit(main())
