#!/usr/bin/env python3
"""Does it see contradictions between events that have nothing to do with each other? crossing.py [--shared=DIR] [--silang=PATH]

Articles of two unrelated events of one type, in the same languages, are compared together: two shootings, two floods, two elections.
Counted are the conflicts whose words stand in articles of both events, once for each pair of articles they join. None of them is true.
Types are told from names and topics of the clusters; of each type and set of languages the pairs of clusters are taken in an order
settled by hashes, at most PAIRS of them.

Prints one Markdown table by kind of conflict. Seen clusters in DIR (../shared) and our own; never unseen ones. --list prints the
conflicts on standard error, but nothing of fixtures/clusters-held.
"""
import argparse
import json
import pathlib
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations

import labelled

WANTED = 0.05
PAIRS = 100

TYPES = {
    "killing": r"shoot|shot|killing|killed|murder|wounded|accidental death|homicide|robb|raid|robo|tembak|bunuh|rampok|stab",
    "disaster": r"flood|banjir|hochwasser|gempa|quake|hurricane|cyclone|avalanche|schnee|karhutla|jerebu|haze|kebakaran|wildfire|storm|erupsi|letusan",
    "accident": r"ferry|feri|\bkm\b|km-|derail|descarril|flight|diver|mine|crash|tenggelam|kecelakaan|penyelamatan|tanker|bridge|jembatan|missing|hilang|fire",
    "court and crime": r"vonis|putusan|trial|sentenc|korupsi|ott|imputa|senador|court|tahanan|prison|napi|ransomware|mk-",
    "sport": r"final|timnas|piala|copa|cup|transfer|match|liga|marathon",
    "politics": r"election|recount|kabinet|koalition|segunda vuelta|run-off|caravan|reshuffle|apbd|budget|by-election|pemilu|referendum",
    "summit": r"summit|konsultasi|kunjungan|ktt|conference|pledg|ministers meet|beijing",
    "business": r"merger|kinerja|ipo|saham|quarter|phk|\blaba\b",
    "health": r"vaccine|dengue|cholera|keracunan|epidemi|rumah sakit|hospital|urgences|outbreak",
    "labour": r"strike|walkout|gr[eè]ve|\bdemo\b|phk|buruh|streik|unjuk",
}


def types_of(folder, gold):
    text = f"{folder.name} {gold['topic']}".lower()
    return {name for name, words in TYPES.items() if re.search(words, text)}


def chosen(folders):
    """Pairs of clusters of one type in the same languages."""
    by_group = defaultdict(list)
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        for name in types_of(folder, gold):
            by_group[name, tuple(sorted(gold["languages"]))].append(folder)
    taken = {}
    for (name, _), group in sorted(by_group.items()):
        pairs = sorted(combinations(group, 2), key=lambda p: labelled.order(p[0].name, p[1].name))
        for pair in pairs[:PAIRS]:
            taken.setdefault(pair, name)
    return taken


def across(report, first, second):
    """(kind, words, other words) of each conflict and pair of articles that it joins across the two events."""
    path = {s["id"]: pathlib.Path(s["path"]) for s in report["sources"]}
    found = {}
    for f in report["findings"]:
        if f["relation"] != "conflict":
            continue
        for x, y in combinations(f["sides"], 2):
            for a in x["mentions"]:
                for b in y["mentions"]:
                    p, q = path[a["source"]], path[b["source"]]
                    if {p.parent, q.parent} == {first, second}:
                        found.setdefault((f["id"], frozenset((p, q))), (f["kind"], a["text"], b["text"]))
    return list(found.values())


def result(shared, silang, say=lambda line: None):
    """The table, in Markdown."""
    false, articles, clusters, clean = defaultdict(Counter), Counter(), Counter(), Counter()
    for (first, second), name in chosen(labelled.folders(shared / "clusters" / "seen", *labelled.OWN)).items():
        files = [sorted(f.glob("*.txt")) for f in (first, second)]
        found = across(labelled.compare(silang, [*files[0], *files[1]]), first, second)
        articles[name] += len(files[0]) * len(files[1])
        clusters[name] += 1
        clean[name] += not found
        for kind, a, b in found:
            false[kind][name] += 1
            if labelled.HELD in (*first.parts, *second.parts):
                continue
            say(f"{first.name} x {second.name} {kind}: {a!r} / {b!r}")
    names = sorted(clusters)
    rows = [[f"pairs of events ({sum(clusters.values())})", *[clusters[n] for n in names], sum(clusters.values()), ""],
            ["pairs of articles", *[articles[n] for n in names], sum(articles.values()), ""],
            ["pairs of events without a conflict", *[labelled.share(clean[n], clusters[n]) for n in names],
             labelled.share(sum(clean.values()), sum(clusters.values())), ""]]
    rows += [[f"conflicts, {kind}", *[count[n] or "" for n in names], sum(count.values()), ""] for kind, count in sorted(false.items())]
    total = [sum(c[n] for c in false.values()) for n in names]
    rows.append(["conflicts a pair of articles", *[f"{t / articles[n]:.3f}" for t, n in zip(total, names)],
                 f"{sum(total) / max(1, sum(articles.values())):.3f}", f"≤ {WANTED:.2f}"])
    return labelled.table(["crossing", *names, "all", "wanted"], rows)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=pathlib.Path, default=labelled.ROOT.parent / "shared")
    ap.add_argument("--silang", type=pathlib.Path, default=labelled.ROOT / "build" / "release" / "silang")
    ap.add_argument("--list", action="store_true")
    args = ap.parse_args()
    print(result(args.shared, args.silang, (lambda line: print(line, file=sys.stderr)) if args.list else lambda line: None))


if __name__ == "__main__":
    main()
