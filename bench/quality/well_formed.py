#!/usr/bin/env python3
"""Checks labelled clusters: well_formed.py FOLDER...

Each cluster below a FOLDER must hold two to five articles and a gold.json in which every side of every pair names an article, a
sentence that occurs there once and a mention that occurs once in that sentence; relations and kinds are known ones; the sides are in
two articles, but for kind `self`; no two pairs join the same words, and a conflict says how serious it is. Prints what is wrong, one
line each; exit code 1 if anything is, or if a FOLDER holds no cluster.
"""
import json
import pathlib
import sys

RELATIONS = {"agree", "compatible", "conflict", "differs"}
KINDS = {"count", "measure", "money", "percent", "ordinal", "date", "duration", "age", "quote", "attribution", "participants", "place",
         "polarity", "superlative", "title", "self"}
SEVERITIES = {"high", "medium", "low"}


def occurrences(text, part):
    """How often `part` occurs, overlapping ones counted."""
    return sum(text.startswith(part, i) for i in range(len(text))) if part else 0


def side_errors(side, texts):
    text = texts.get(side.get("source"))
    if text is None:
        return [f"no article {side.get('source')!r}"]
    errors = []
    for what, part, whole in (("sentence", side["sentence"], text), ("mention", side["mention"], side["sentence"])):
        if (n := occurrences(whole, part)) != 1:
            errors.append(f"{side['source']}: the {what} occurs {n} times: {part!r}")
        if part != part.strip():
            errors.append(f"{side['source']}: space around the {what}: {part!r}")
    return errors


def pair_errors(pair, texts):
    a, b = pair["a"], pair["b"]
    errors = [*side_errors(a, texts), *side_errors(b, texts)]
    if pair.get("relation") not in RELATIONS or pair.get("kind") not in KINDS:
        errors.append(f"unknown relation or kind: {pair.get('relation')}, {pair.get('kind')}")
    if (a["source"] == b["source"]) != (pair.get("kind") == "self"):
        errors.append("both sides in one article, and its kind is not self, or the other way round")
    if (pair.get("relation") == "conflict") != (pair.get("severity") in SEVERITIES):
        errors.append("a conflict has a severity, and nothing else has")
    if not pair.get("why"):
        errors.append("no reason is given")
    return errors


def cluster_errors(folder):
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.txt")}
    errors = []
    if not 2 <= len(texts) <= 5:
        errors.append(f"{len(texts)} articles")
    if gold.get("cluster") != folder.name or not gold.get("languages") or not gold.get("topic") or not gold["pairs"]:
        errors.append("cluster, languages, topic or pairs are missing or wrong")
    ids, joined = set(), set()
    for pair in gold["pairs"]:
        errors += [f"{pair['id']}: {e}" for e in pair_errors(pair, texts)]
        words = frozenset(tuple(pair[s][k] for k in ("source", "sentence", "mention")) for s in "ab")
        if pair["id"] in ids or (words, pair["kind"]) in joined:
            errors.append(f"{pair['id']}: its id or its words stand twice")
        ids.add(pair["id"])
        joined.add((words, pair["kind"]))
    return errors


def main():
    bad = 0
    for root in map(pathlib.Path, sys.argv[1:]):
        folders = sorted(g.parent for g in root.glob("**/gold.json"))
        errors = [(f.name, e) for f in folders for e in cluster_errors(f)] + ([] if folders else [(root, "no cluster below it")])
        for where, error in errors:
            print(f"{where}: {error}")
        print(f"{root}: {len(folders)} clusters, {len(errors)} errors")
        bad += len(errors)
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
