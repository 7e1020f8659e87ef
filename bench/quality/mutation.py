#!/usr/bin/env python3
"""Does a changed value get noticed? mutation.py [--shared=DIR] [--silang=PATH] [--list] [FOLDER...]

Of each labelled agreement one side is changed (values.py; which side is settled by a hash), the comparison is run on the changed
cluster, and it counts whether a conflict is reported that holds that pair, whether the pair was linked at all before the change,
and how many conflicts appear that touch neither the changed words nor a conflict of the unchanged cluster. Within the article
everything that is labelled as the same thing is changed along, and so is the same figure before the same word elsewhere: an article
does not contradict itself. Agreements without a value that is written out ("yesterday"), and those of words, verdicts and
superlatives, are left out.

Prints one Markdown table by form of the value. FOLDER: by default the seen clusters in DIR (../shared) and our own; never unseen ones.
--list prints what was not noticed, on standard error, but nothing of fixtures/clusters-held.
"""
import argparse
import pathlib
import re
import sys
import tempfile
from collections import Counter, defaultdict

import labelled
import values

WANTED = 0.60


class Article:
    """Edits of one text, by byte spans of the unchanged one."""

    def __init__(self, text):
        self.text, self.edits = text, {}

    def edit(self, begin, end, new):
        if not any(b < end and begin < e for b, e in self.edits):
            self.edits[begin, end] = new.encode()

    def changed(self):
        out, at = b"", 0
        for (b, e), new in sorted(self.edits.items()):
            out, at = out + self.text[at:b] + new, e
        return out + self.text[at:]

    def there(self, begin, end):
        """Where a span of the unchanged text is in the changed one; edits inside count with it."""
        before = sum(len(n) - (e - b) for (b, e), n in self.edits.items() if e <= begin)
        upto = sum(len(n) - (e - b) for (b, e), n in self.edits.items() if e <= end)
        return begin + before, end + upto

    def back(self, begin, end):
        """Where a span of the changed text was; None if it touches an edit."""
        shift = 0
        for (b, e), n in sorted(self.edits.items()):
            if b + shift < end and begin < b + shift + len(n):
                return None
            if b + shift + len(n) <= begin:
                shift += len(n) - (e - b)
        return begin - shift, end - shift


def along(pair, side, pairs):
    """(begin, end, kind) of what the labels hold for the same thing in the article of this side, the side itself first."""
    here, there = pair["ends"][side], pair["ends"][1 - side]
    found = [(here[1], here[2], pair["kind"])]
    for p in pairs:
        if p["relation"] == "agree" and p["kind"] == pair["kind"] and there in p["ends"]:
            found += [(b, e, p["kind"]) for s, b, e in p["ends"] if s == here[0] and (b, e, p["kind"]) not in found]
    return found


def repeat_value(article, old, new):
    """Changes the same figure before the same word wherever else it stands in the article."""
    start = next(i for i in range(len(old) + 1) if old[:i + 1] != new[:i + 1])
    while start and re.match(r"[\w.,]", old[start - 1]):
        start -= 1
    before = re.match(r"[\w.,]*\w \w+", old[start:])
    after = re.match(r"[\w.,]*\w \w+", new[start:])
    if not before or not after or not re.search(r"[a-z]{3}$", before[0]):
        return
    for m in re.finditer(rb"(?<![\w.,])" + re.escape(before[0].encode()) + rb"(?!\w)", article.text):
        article.edit(m.start(), m.end(), after[0])


def mutate(pair, side, pairs, texts, languages):
    """(changed article, form of the value), or None where there is no value to change."""
    source, begin, end = pair["ends"][side]
    article = Article(texts[source])
    other_side = pair["ends"][1 - side]
    partner = texts[other_side[0]][other_side[1]:other_side[2]].decode()
    words = texts[source][begin:end].decode()
    named = values.other_name(words, partner, pair["kind"], languages)
    if named:
        for name in named[0]:
            for m in re.finditer(rb"(?<!\w)" + re.escape(name.encode()) + rb"(?!\w)", texts[source]):
                article.edit(m.start(), m.end(), named[1] if " " in name or len(named[0]) == 1 else named[1].split()[-1])
        return article, "name of a place" if pair["kind"] == "place" else "name of a person"
    form = None
    for b, e, kind in along(pair, side, pairs):
        old = texts[source][b:e].decode()
        changed = values.other(old, kind, languages)
        if changed:
            article.edit(b, e, changed[0])
            repeat_value(article, old, changed[0])
        if (b, e) == (begin, end):
            if not changed or changed[0] in partner:
                return None
            form = f"{pair['kind']}, {changed[1]}"
    return article, form


def conflicts(score, report):
    """Pairs of spans that are reported as conflicts, by finding."""
    found = defaultdict(list)
    for relation, finding, ends in score.reported_pairs(report):
        if relation == "conflict" == finding["relation"]:
            found[finding["id"]].append((finding, ends))
    return list(found.values())


def elsewhere(found, source, article, known):
    """Conflicts that neither touch the changed words nor were there before."""
    new = 0
    for pairs in found:
        spans = [[(s, *(article.back(b, e) or (None, None))) if s == source else (s, b, e) for s, b, e in ends] for _, ends in pairs]
        if not any(x[1] is None or frozenset(map(tuple, ends)) in known for ends in spans for x in ends):
            new += 1
    return new


def measure(score, silang, folder, say):
    """Counter of (form, figure) over the agreements of one cluster."""
    gold, texts, pairs = score.load_gold(folder)
    n = Counter()
    before = labelled.compare(silang, [folder / t for t in texts])
    linked = [(f, ends) for _, f, ends in score.reported_pairs(before)]
    known = {frozenset(map(tuple, ends)) for f in conflicts(score, before) for _, ends in f}
    for pair in pairs:
        if pair["relation"] != "agree" or pair["kind"] == "self":
            continue
        side = labelled.order(folder.name, pair["id"]) % 2
        done = mutate(pair, side, pairs, texts, gold["languages"]) or mutate(pair, 1 - side, pairs, texts, gold["languages"])
        if done is None:
            n["left out"] += 1
            continue
        article, form = done
        source = next(s for s, *_ in pair["ends"] if texts[s] == article.text)
        with tempfile.TemporaryDirectory() as scratch:
            for name, text in texts.items():
                (pathlib.Path(scratch) / name).write_bytes(article.changed() if name == source else text)
            found = conflicts(score, labelled.compare(silang, [pathlib.Path(scratch) / t for t in texts]))
        moved = {**pair, "ends": sorted((s, *article.there(b, e)) if s == source else (s, b, e) for s, b, e in pair["ends"])}
        held = any(score.hits(f, ends, moved) for pairs_of in found for f, ends in pairs_of)
        n[form, "n"] += 1
        n[form, "linked"] += any(score.hits(f, ends, pair) for f, ends in linked)
        n[form, "held"] += held
        n[form, "elsewhere"] += elsewhere(found, source, article, known)
        if not held and labelled.HELD not in folder.parts:
            s, b, e = next(x for x in moved["ends"] if x[0] == source)
            o = next(x for x in pair["ends"] if x[0] != source)
            say(f"{folder.name}/{pair['id']} {form}: {article.changed()[b:e].decode()!r} beside {texts[o[0]][o[1]:o[2]].decode()!r}")
    return n


def result(shared, silang, roots=None, say=lambda line: None):
    """The table, in Markdown."""
    score = labelled.scorer(shared)
    seen = shared / "clusters" / "seen"
    own = sum((measure(score, silang, f, say) for f in labelled.folders(*labelled.OWN)), Counter()) if roots is None else Counter()
    written, web = Counter(), Counter()
    for folder in labelled.folders(*(roots or [seen])):
        (web if "web" in folder.parts else written).update(measure(score, silang, folder, say))
    sets = [("written", written), ("web", web), ("own", own)]
    forms = sorted({k[0] for _, n in sets for k in n if isinstance(k, tuple)})
    rows = []
    for form in [*forms, "all"]:
        chosen = forms if form == "all" else [form]
        row = [form]
        for _, n in sets:
            count, linked, held = (sum(n[f, what] for f in chosen) for what in ("n", "linked", "held"))
            row += [count or "", labelled.share(linked, count), labelled.share(held, count)]
        count, new = (sum(n[f, what] for _, n in sets for f in chosen) for what in ("n", "elsewhere"))
        rows.append([*row, labelled.share(new, count), f"≥ {WANTED:.2f}" if form == "all" else ""])
    columns = [h for name, _ in sets for h in (f"{name}, n", "linked before", "noticed")]
    head = ["changed value", *columns, "conflicts elsewhere, each", "wanted"]
    left = sum(n["left out"] for _, n in sets)
    return labelled.table(head, rows) + f"\n\n{left} agreements without a value to change are left out."


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=pathlib.Path, default=labelled.ROOT.parent / "shared")
    ap.add_argument("--silang", type=pathlib.Path, default=labelled.ROOT / "build" / "release" / "silang")
    ap.add_argument("--list", action="store_true")
    ap.add_argument("folders", nargs="*", type=pathlib.Path)
    args = ap.parse_args()
    if any("unseen" in f.resolve().parts for f in args.folders):
        raise SystemExit("the unseen clusters are not for changing")
    say = (lambda line: print(line, file=sys.stderr)) if args.list else lambda line: None
    print(result(args.shared, args.silang, args.folders or None, say))


if __name__ == "__main__":
    main()
