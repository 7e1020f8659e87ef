#!/usr/bin/env python3
"""Is a conflict of confidence 0.8 right eight times of ten? calibration.py [--shared=DIR] [--silang=PATH]

Conflicts that the command reports, by their confidence, and the share of them that hold a labelled conflict, as the scoring tool
counts that; on the seen clusters, our own and the unseen ones. Of unseen clusters only these sums leave the process: no word of an
article, no label, no name of a cluster, not even when something fails. Prints one Markdown table.
"""
import argparse
import pathlib
from collections import Counter

import labelled

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)


def count(score, silang, folder):
    """Counter of (bin, figure) over the conflicts reported on one cluster; what fails is counted as such."""
    n = Counter()
    try:
        _, texts, pairs = score.load_gold(folder)
        report = labelled.compare(silang, [folder / t for t in texts])
        right = {}
        for relation, finding, ends in score.reported_pairs(report):
            if relation == "conflict" == finding["relation"]:
                met = score.nearest(finding, {p["id"]: p for p in pairs if score.hits(finding, ends, p)})
                hit = any(p["relation"] == "conflict" for p in met.values())
                before = right.get(finding["id"], (0, False))
                right[finding["id"]] = (finding["confidence"], before[1] or hit)
    except (Exception, SystemExit):  # the message could hold words of an article
        return Counter({"failed": 1})
    for confidence, hit in right.values():
        row = next(i for i in range(len(EDGES) - 1) if confidence < EDGES[i + 1])
        n[row, "n"] += 1
        n[row, "right"] += hit
        n[row, "confidence"] += confidence
    return n


def result(shared, silang):
    """The table, in Markdown."""
    score = labelled.scorer(shared)
    clusters = shared / "clusters"
    sets = [("seen", [clusters / "seen"]), ("own", labelled.OWN), ("unseen", [clusters / "unseen"])]
    counted = [(name, sum((count(score, silang, f) for f in labelled.folders(*roots)), Counter())) for name, roots in sets]
    rows = []
    for i in range(len(EDGES) - 1):
        row = [f"{EDGES[i]:.1f}–{min(EDGES[i + 1], 1):.1f}"]
        for _, n in counted:
            row += [n[i, "n"] or "", labelled.share(n[i, "confidence"], n[i, "n"]), labelled.share(n[i, "right"], n[i, "n"])]
        rows.append([*row, f"{EDGES[i]:.1f}–{EDGES[i + 1]:.1f}" if EDGES[i] in (0.7, 0.8) else ""])
    head = ["confidence", *[h for name, _ in sets for h in (f"{name}, conflicts", "mean confidence", "right")], "wanted"]
    failed = sum(n["failed"] for _, n in counted)
    return labelled.table(head, rows) + (f"\n\n{failed} clusters failed." if failed else "")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=pathlib.Path, default=labelled.ROOT.parent / "shared")
    ap.add_argument("--silang", type=pathlib.Path, default=labelled.ROOT / "build" / "release" / "silang")
    args = ap.parse_args()
    print(result(args.shared, args.silang))


if __name__ == "__main__":
    main()
