#!/usr/bin/env python3
"""Holds the figures reached on the labelled seed event: seed.py SILANG [SHARED].

Scores SILANG, the command, on SHARED/clusters/seen/seed-beijing-2025 with SHARED/tools/score.py and fails where a figure falls
below what has been reached. Says so and exits with 77, which ctest counts as skipped, where the labelled data is not there.
"""
import json
import pathlib
import subprocess
import sys

LEAST = {"conflict_recall": 0.75, "conflict_precision": 0.75, "flag_recall": 0.50, "link_recall": 0.68}


def main():
    command = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path(__file__).resolve().parents[2]
    shared = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else root.parent / "shared"
    score, seed = shared / "tools/score.py", shared / "clusters/seen/seed-beijing-2025"
    if not score.exists() or not seed.is_dir():
        print(f"skipped: no labelled clusters in {shared}")
        return 77
    done = subprocess.run([sys.executable, score, "--json", "--compare", f"'{command}' compare --format=json", seed],
                          capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        print(done.stdout, done.stderr)
        return 1
    figures = json.loads(done.stdout.strip().splitlines()[-1])
    low = {name: figures[name] for name, least in LEAST.items() if (figures[name] or 0) < least}
    print(", ".join(f"{name} {figures[name]}" for name in LEAST))
    if low or figures["failed"]:
        print(f"below what has been reached: {low}, failed clusters: {figures['failed']}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
