#!/usr/bin/env python3
"""Kills `silang archive add` at random moments (SIGKILL) and checks that nothing is lost which it had reported as added.

    bench/archive_kill.py [--moments=N] [--seed=S] [--tsv=FILE] SILANG

Adds one part after another to one archive, each by a process of its own that is killed after a random time, and again until
it has ended by itself. Parts are of many sizes, so that processes die while they read, write, commit and merge. After each
death the archive must open and have every sentence that was reported, and every tenth time and at the end it must be whole
to the last byte (`archive check`). Once a part has been added to its end, all of it is there, once. Sentences are those of
FILE (source<TAB>sentence), else made up.
Exit code: 0 all is well, 1 something was lost, 2 trouble.
"""
import argparse
import itertools
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time


SIZES = (20, 300, 3000, 10000)  # sentences of a part


def sentences(file, chance):
    """Lines source<TAB>sentence without end: of the file, again and again, else of words that are about as frequent as words are."""
    for number in itertools.count():
        if file:
            with open(file, encoding="utf-8") as lines:
                yield from (f"{number}-{line.rstrip(chr(10))}" for line in lines)
            continue
        words = " ".join(f"w{int(chance.paretovariate(0.6)) % 50000}" for _ in range(chance.randint(3, 25)))
        yield f"source{number // 20}\tnumber{number} {words}"


class Trial:
    def __init__(self, silang, folder):
        self.silang, self.folder, self.archive = silang, folder, str(folder / "archive")
        self.stored = 0      # sentences that are known to be in the archive
        self.deaths = 0
        self.in_time = 0     # deaths after which nothing of the part was there
        self.kept = 0        # deaths after a commit of the part

    def run(self, *arguments):
        done = subprocess.run([self.silang, "archive", *arguments], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"LOST: {' '.join(arguments[:2])} after {self.deaths} deaths: {done.stderr.strip()}")
        return done.stdout

    def add(self, part, after):
        """Starts adding the file `part` and kills it after so many seconds. (whether it ended by itself, what it reported)"""
        with open(self.folder / "out", "w+b") as out:
            process = subprocess.Popen([self.silang, "archive", "add", self.archive, "--format=jsonl", "--language=und", "--threads=1", "--tsv", str(part)],
                                       stdout=out, stderr=subprocess.PIPE)
            try:
                process.wait(after)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            error = process.communicate()[1].decode()
            out.seek(0)
            lines = [line for line in out.read().split(b"\n")[:-1]]
        if process.returncode not in (0, -signal.SIGKILL):
            sys.exit(f"LOST: add after {self.deaths} deaths: {error.strip()}")
        return process.returncode == 0, json.loads(lines[-1])["stored"]["sentences"] if lines else self.stored

    def check(self, reported, most):
        """The archive is whole and has what was reported, and no more than there is."""
        if not (pathlib.Path(self.archive) / "manifest").exists():  # killed before the archive was made
            found = 0
        else:
            if self.deaths % 10 == 0:
                self.run("check", self.archive)
            found = json.loads(self.run("status", self.archive, "--format=jsonl"))["sentences"]
        if not reported <= found <= most:
            sys.exit(f"LOST: {found} sentences after {self.deaths} deaths; {reported} were reported, {most} handed in")
        return found

    def add_and_check(self, part, whole, after):
        """Adds `part`, which makes `whole` sentences of all, killed after so many seconds or not at all."""
        ended, reported = self.add(part, after)
        found = self.check(reported, whole)
        if not ended:
            self.deaths += 1
            self.kept += found > self.stored
            self.in_time += found == self.stored
        self.stored = found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tsv")
    parser.add_argument("silang")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    lines = sentences(options.tsv, chance)
    with tempfile.TemporaryDirectory(prefix="silang-kill-") as folder:
        trial = Trial(options.silang, pathlib.Path(folder))
        start = time.monotonic()
        seconds = dict.fromkeys(SIZES, 0.1)  # that a part of this size took last time
        asked = []
        while trial.deaths < options.moments:
            size = chance.choice(SIZES)
            texts = list(itertools.islice(lines, size))
            part = trial.folder / "part.tsv"
            part.write_text("".join(f"{len(asked)}-{text}\n" for text in texts), encoding="utf-8")
            whole = trial.stored + size
            trial.add_and_check(part, whole, chance.uniform(0, seconds[size]))
            begin = time.monotonic()
            trial.add_and_check(part, whole, None)  # and to the end
            seconds[size] = time.monotonic() - begin
            if trial.stored != whole:
                sys.exit(f"LOST: {whole - trial.stored} of the {size} sentences of part {len(asked)}")
            asked.append(f"{len(asked)}-{texts[-1]}\n")
        trial.run("check", trial.archive)
        (trial.folder / "asked.tsv").write_text("".join(asked), encoding="utf-8")
        found = trial.run("query", trial.archive, "--format=jsonl", "--top=3", "--threshold=1", "--language=und",
                          "--tsv", str(trial.folder / "asked.tsv"))
        matches = {(match["query"], match["text"]) for match in map(json.loads, found.splitlines())}
        for number, line in enumerate(asked):
            if (number, line.rstrip("\n").split("\t", 1)[1]) not in matches:
                sys.exit(f"LOST: the last sentence of part {number} is not found")
        print(f"{trial.deaths} deaths in {time.monotonic() - start:.0f} s: {trial.in_time} before the commit, {trial.kept} after it; "
              f"{trial.stored} sentences, none lost")


if __name__ == "__main__":
    main()
