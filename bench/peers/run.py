#!/usr/bin/env python3
"""Silang's rows and join beside those of others: same sentences, same rows, same run; see scripts/bench-peers.

    run.py [--json] [--quick] [--runs=N] SILANG_PEERS WORK [FILE.tsv]

SILANG_PEERS is our program (peers.cc), WORK a folder for files that pass between it and us, FILE.tsv "source<TAB>sentence"
lines; without it, made-up sentences (fixed seed). Every row is a source of its own; rows are scikit-learn's default TF-IDF; of each
row the best ten. Ours and theirs take turns, medians are compared. A long comparison (sparse_dot_topn beyond 200,000 rows)
takes the first 20,000 rows against all, scaled; its `equal` is of those rows.

Prints a Markdown table, or with --json one object a line. Ends with 1 if an answer differs.
"""
import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import time

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn
from threadpoolctl import threadpool_limits

TOP = 10
ROUNDING = 1e-5  # of sums in 32 bits, as others take them
PART = 20000


def made_up(count):
    """Sentences of a Zipfian vocabulary; every tenth repeats most of an earlier one, as reports of one event do."""
    draw = random.Random(42)
    ranks = range(60000)
    words = [np.base_repr(17 * rank + 40, 36).lower() for rank in ranks]
    weights = np.cumsum([1 / (rank + 2.7) for rank in ranks]).tolist()  # Mandelbrot 1953
    sentences = []
    for number in range(count):
        length = 6 + min(int(draw.expovariate(1 / 16)), 80)
        sentence = draw.choices(words, cum_weights=weights, k=length)
        if number % 10 == 9:
            sentence[: length // 2] = draw.choice(sentences).split()[: length // 2]
        sentences.append(" ".join(sentence))
    return sentences


def timed(work, runs=1):
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds), result


def save_rows(rows, folder):
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "data.npy", rows.data.astype(np.float32))
    np.save(folder / "indices.npy", rows.indices.astype(np.int32))
    np.save(folder / "indptr.npy", rows.indptr.astype(np.int32))
    return rows.astype(np.float32)


def load_rows(folder):
    return sp.csr_matrix(tuple(np.load(folder / f"{name}.npy") for name in ("data", "indices", "indptr")))


def both_ways(pairs, cosines):
    """Each pair as an entry of either row."""
    i, j = pairs[:, 0], pairs[:, 1]
    return np.concatenate([i, j]), np.concatenate([j, i]), np.concatenate([cosines, cosines])


def best(row, column, value, rows):
    """Of each row the TOP highest values, in order: values as a table with 0 where there are fewer, and the columns."""
    order = np.lexsort((column, -value, row))
    row, column, value = row[order], column[order], value[order]
    place = np.arange(len(row)) - np.searchsorted(row, row)
    keep = (place < TOP) & (row < rows)
    values = np.zeros((rows, TOP), np.float32)
    columns = np.full((rows, TOP), -1, np.int64)
    values[row[keep], place[keep]] = value[keep]
    columns[row[keep], place[keep]] = column[keep]
    return values, columns


def same_best(ours, theirs, rows, threshold):
    """Whether the best of each row are the same: all values, and all partners but where the last value ties or a value is at
    the threshold within the rounding of 32 bits."""
    (a, a_columns), (b, b_columns) = best(*ours, rows), best(*theirs, rows)
    at_threshold = np.maximum(a, b) < threshold + ROUNDING
    if not np.all((np.abs(a - b) <= ROUNDING) | at_threshold):
        return False
    def firm(values, columns):
        last = values[:, -1:]  # 0 where a row has room
        clear = (columns >= 0) & (values > last + ROUNDING) & (values > threshold + ROUNDING)
        return (np.arange(rows)[:, None] * np.int64(2**32) + columns)[clear]
    return np.array_equal(np.sort(firm(a, a_columns)), np.sort(firm(b, b_columns)))


class Bench:
    def __init__(self, options):
        self.options, self.work, self.records = options, pathlib.Path(options.work), []
        self.work.mkdir(parents=True, exist_ok=True)

    def ours(self, *arguments):
        """Median seconds and what our program says."""
        done = subprocess.run([self.options.silang_peers, *map(str, arguments)], check=True, capture_output=True, text=True)
        said = json.loads(done.stdout)
        return statistics.median(said["seconds"]), said

    def join(self, folder, way, threshold, top, threads, runs):
        out = self.work / f"pairs-{way}"
        seconds, said = self.ours("join", folder, way, threshold, top, threads, runs, out)
        return seconds, np.load(out / "pairs.npy").reshape(-1, 2), np.load(out / "cosines.npy"), said

    def record(self, peer, sentences, threshold, threads, ours, theirs, equal, **more):
        record = {"peer": peer, "sentences": sentences, "threshold": threshold, "threads": threads, "silang_s": round(ours, 6),
                  "peer_s": round(theirs, 6), "ratio": round(theirs / ours, 2), "equal": equal, **more}
        self.records.append(record)
        if self.options.json:
            print(json.dumps(record), flush=True)
        else:
            print(f"{peer}, {sentences} sentences: {record['ratio']}", file=sys.stderr, flush=True)

    def rows(self, sentences):
        """Text to rows, against scikit-learn; returns the rows."""
        tsv = self.work / "sentences.tsv"
        tsv.write_text("".join(f"{n}\t{s}\n" for n, s in enumerate(sentences)), encoding="utf-8")
        vectorizer = TfidfVectorizer(dtype=np.float64)
        folder, runs, begin = self.work / "rows-ours", self.options.runs, {}
        ours = {1: [], 2: []}
        theirs = []
        for _ in range(runs):  # in turn
            for threads in ours:
                ours[threads].append(self.ours("rows", tsv, folder, threads, 1)[0])
            seconds, rows = timed(lambda: vectorizer.fit_transform(sentences))
            theirs.append(seconds)
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")[:-1]
        mine = load_rows(folder)
        equal = set(words) == set(vectorizer.vocabulary_)
        if equal:
            column = np.array([vectorizer.vocabulary_[word] for word in words])
            renamed = sp.csr_matrix((mine.data, column[mine.indices], mine.indptr), shape=rows.shape)
            renamed.sort_indices()
            rows.sort_indices()
            equal = bool(np.array_equal(renamed.indices, rows.indices) and np.abs(renamed.data - rows.data).max(initial=0) < 1e-6)
        for threads, seconds in ours.items():
            self.record("TfidfVectorizer", len(sentences), None, threads, statistics.median(seconds), statistics.median(theirs),
                        equal)
        return rows

    def sparse_dot_topn(self, name, rows, threshold, threads, part=None, **more):
        folder = self.work / name
        rows = save_rows(rows, folder)
        count = rows.shape[0]
        part = min(part or count, count)
        runs = self.options.runs
        ours, pairs, cosines, said = self.join(folder, "silang", threshold, TOP, threads, runs)
        columns = rows.T.tocsr()
        theirs, product = timed(lambda: sp_matmul_topn(rows[:part], columns, top_n=TOP + 1, threshold=threshold, sort=True,
                                                       n_threads=threads))
        again = self.ours("join", folder, "silang", threshold, TOP, threads, runs)[0]  # before and after: the machine may be busy
        product = product.tocoo()
        apart = product.row != product.col
        got = (product.row[apart], product.col[apart], product.data[apart])
        equal = same_best(both_ways(pairs, cosines), got, part, threshold)
        if part < count:
            more["first_rows"] = part
        self.record("sparse_dot_topn", count, threshold, threads, (ours + again) / 2, theirs * count / part, equal,
                    bytes_a_sentence=round(said["peak_kilobytes"] * 1024 / count), **more)
        return theirs * count / part

    def l2ap(self, name, rows, threshold):
        folder = self.work / name
        rows = save_rows(rows, folder)
        runs = max(1, self.options.runs // 2)
        ours, pairs, cosines, _ = self.join(folder, "silang", threshold, 0, 1, runs)
        theirs, their_pairs, their_cosines, _ = self.join(folder, "l2ap", threshold, 0, 1, 1)
        again = self.ours("join", folder, "silang", threshold, 0, 1, runs)[0]
        sure = [set(map(tuple, p[c > threshold + ROUNDING].tolist())) for p, c in ((pairs, cosines), (their_pairs, their_cosines))]
        values = dict(zip(map(tuple, pairs.tolist()), cosines.tolist()))
        equal = sure[0] <= set(map(tuple, their_pairs.tolist())) and sure[1] <= set(values) and all(
            abs(values.get(tuple(p), c) - c) <= ROUNDING for p, c in zip(their_pairs.tolist(), their_cosines.tolist()))
        self.record("L2AP", rows.shape[0], threshold, 1, (ours + again) / 2, theirs, equal)
        return theirs

    def product(self, rows, threshold):
        """Few rows against SciPy's sparse product, and against adding all up, which is what our join does itself below 128 rows: there
        the second ratio is 1 but for noise."""
        folder = self.work / "few"
        rows = save_rows(rows, folder)
        runs = 51

        def multiply():
            product = (rows @ rows.T).tocoo()
            keep = (product.data >= threshold) & (product.row < product.col)
            return product.row[keep], product.col[keep], product.data[keep]
        ours, theirs, plain = [], [], []
        for _ in range(5):  # in turn: these take microseconds, and what else the machine does counts for as much
            seconds, pairs, cosines, _ = self.join(folder, "silang", threshold, 0, 1, runs)
            ours.append(seconds)
            plain.append(self.ours("join", folder, "plain", threshold, 0, 1, runs)[0])
            seconds, (i, j, value) = timed(multiply, runs)
            theirs.append(seconds)
        ours, theirs, plain = map(statistics.median, (ours, theirs, plain))
        both = np.concatenate([i, j]), np.concatenate([j, i]), np.concatenate([value, value])
        equal = same_best(both_ways(pairs, cosines), both, rows.shape[0], threshold)
        self.record("SciPy's product", rows.shape[0], threshold, 1, ours, theirs, equal)
        self.record("adding all up", rows.shape[0], threshold, 1, ours, plain, equal)

    def scaling(self, rows, threshold):
        """Two threads against one, and how time grows with the rows."""
        count = rows.shape[0]
        folder = self.work / "all"
        if count >= 200000:
            save_rows(rows[:200000], folder)
            one, two = [], []
            for _ in range(self.options.runs):  # in turn
                one.append(self.ours("join", folder, "silang", threshold, TOP, 1, 3)[0])
                two.append(self.ours("join", folder, "silang", threshold, TOP, 2, 3)[0])
            self.record("silang on one thread", 200000, threshold, 2, statistics.median(two), statistics.median(one), True)


def sentences_of(path, quick):
    if path is None:
        return made_up(20000 if quick else 100000)
    opened = subprocess.run(["zstd", "-dcq", path], check=True, capture_output=True).stdout if path.endswith(".zst") else \
        pathlib.Path(path).read_bytes()
    lines = opened.decode("utf-8").split("\n")
    return [line.split("\t", 1)[-1] for line in lines if line]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true", help="20,000 sentences at most, and one of each")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("silang_peers")
    parser.add_argument("work")
    parser.add_argument("tsv", nargs="?")
    options = parser.parse_args()
    sentences = sentences_of(options.tsv, options.quick)
    if options.quick:
        sentences = sentences[:20000]
    count, bench = len(sentences), Bench(options)
    with threadpool_limits(limits=2):
        for size in sorted({min(count, 100000), count}):
            rows = bench.rows(sentences[:size])
        vectorize = lambda size, stop=None: TfidfVectorizer(stop_words=stop, dtype=np.float32).fit_transform(sentences[:size])
        for size in (5, 100, 500, 999):
            if size <= count:
                bench.product(vectorize(size), 0.3)
        small = vectorize(min(count, 100000))
        size = small.shape[0]
        alone = bench.sparse_dot_topn("100k", small, 0.3, 1, part=PART)
        for threshold in (0.3, 0.5):
            bench.sparse_dot_topn("100k", small, threshold, 2)
            took = bench.l2ap("100k", small, threshold)
            bench.record("sparse_dot_topn, beside L2AP", size, threshold, 1, took, alone, True)
        if count >= 200000:
            stopped = vectorize(200000, "english")
            for threshold in (0.3, 0.5):
                bench.sparse_dot_topn("200k-stop", stopped, threshold, 2, stop_words="english")
        bench.scaling(rows, 0.3)
        if count > 200000:
            for threshold in (0.3, 0.5):
                bench.sparse_dot_topn("all", rows, threshold, 2, part=PART)
    if not options.json:
        print("| beside | sentences | threshold | threads | Silang | peer | ratio | equal |\n|---|---|---|---|---|---|---|---|")
        for r in bench.records:
            name = r["peer"] + (", no stop words" if "stop_words" in r else "") + \
                (f", first {r['first_rows']} rows scaled" if "first_rows" in r else "")
            print(f"| {name} | {r['sentences']} | {r['threshold'] or ''} | {r['threads']} | {r['silang_s']:.4g} s | "
                  f"{r['peer_s']:.4g} s | {r['ratio']} | {'yes' if r['equal'] else 'NO'} |")
    return 0 if all(r["equal"] for r in bench.records) else 1


if __name__ == "__main__":
    sys.exit(main())
