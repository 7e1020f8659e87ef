"""Labelled clusters for the gauges: where they lie, what the command reports of them, and how a finding meets a label.

Labels are read and met as by the scoring tool that comes with the labelled data (`score.py`, beside it), so that a gauge and a score
mean the same by "found".
"""
import hashlib
import importlib.util
import json
import pathlib
import shlex
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
HELD = "clusters-held"  # scored as a whole: what is missed there is not listed
OWN = [ROOT / "fixtures" / "clusters", ROOT / "fixtures" / HELD]


def scorer(shared):
    """The scoring tool as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def folders(*roots):
    """The clusters below these folders, in order of their names."""
    return sorted({g.parent for root in roots if root.is_dir() for g in root.glob("**/gold.json")})


def compare(silang, paths):
    """The report on these articles, its mentions by path; raises RuntimeError, without a word of the articles."""
    done = subprocess.run([*shlex.split(str(silang)), "compare", "--format=json", *map(str, paths)], capture_output=True, timeout=300,
                          check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the command ended with {done.returncode}")
    return json.loads(done.stdout)


def order(*words):
    """A number that shuffles: the same on every machine and day."""
    return int.from_bytes(hashlib.sha256("/".join(words).encode()).digest()[:8], "big")


def table(head, rows):
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(c) for c in row) + " |" for row in rows])


def share(part, whole):
    return f"{part / whole:.2f}" if whole else ""
