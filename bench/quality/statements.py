#!/usr/bin/env python3
"""Scores who-said-what against labelled Indonesian news: token<TAB>label lines with BILOU labels.

    bench/quality/statements.py [--silang=PATH] FILE

The text is rebuilt from the tokens, article by article (an article begins with a date line, "JAKARTA, KOMPAS —"; blank lines of the
file cut through statements and are not minded). Labels that are compared:

- STATEMENT: exact span; theirs hold the quotation marks and the comma before the closing one, which ours leave out.
- CUE and CUECOREF: exact span of the cues of quoted statements. A cue counts once.
- PERSON and PERSONCOREF: the speaker of a statement, next to its cue; with CUECOREF ("katanya") the last one before. A speaker is
  right if his resolved name shares a word with the label, or his words are those of the label.

The set labels what public figures say; passers-by, customers and neighbours are quoted with a cue and have no label, so that a reader
who finds every quotation with a cue gets no higher than about .91. Figures named ..._labelled_speakers leave out the extra quotations
of which the article labels no word of the speaker as a person, role or affiliation.

Prints one JSON object. Exit code 2 if the command fails.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile

TIGHT_LEFT = set(",.;:!?)]%")
TIGHT_RIGHT = set("([")


def read(path):
    """[(tokens, labels)] by article"""
    articles = [([], [])]
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip()]
    for i, (token, label) in enumerate(rows):
        place_first = token.isupper() and i + 2 < len(rows) and any(r[0] == "KOMPAS" for r in rows[i + 1:i + 4])
        if place_first and articles[-1][0] and rows[i - 1][0] in ".”!?":
            articles.append(([], []))
        articles[-1][0].append(token)
        articles[-1][1].append(label)
    return articles


def rebuild(tokens):
    """(text, [(begin, end) in bytes of each token])"""
    text, spans, inside = "", [], False
    glue = True
    for i, token in enumerate(tokens):
        quote = token in "“”\""
        after = tokens[i + 1] if i + 1 < len(tokens) else ""
        closes = quote and (inside or (i > 0 and tokens[i - 1] == "," and after.islower()))
        if closes:
            inside = True  # "...," kata X: closes, whatever was counted before
        tight = glue or closes or token[0] in TIGHT_LEFT or token in "/-" and i and tokens[i - 1][-1].isalnum()
        if not tight:
            text += " "
        begin = len(text.encode())
        text += token
        spans.append((begin, len(text.encode())))
        if quote:
            inside = not inside
        glue = token[0] in TIGHT_RIGHT or (quote and inside) or token in "/" or (token == "-" and tight)
    return text, spans


def labelled(labels, names):
    """[(first, last, label)] of BILOU spans"""
    found, start = [], None
    for i, label in enumerate(labels):
        part, _, name = label.partition("-")
        if part in "BU" and name in names:
            start = i
        if part in "LU" and name in names and start is not None:
            found.append((start, i + 1, name))
            start = None
    return found


def wider(text, begin, end):
    """Our span with the comma and the marks around it."""
    while end < len(text) and text[end:end + 1] in b",; ":
        end += 1
    for mark in ("”", "“", "\"", "’", "‘"):
        m = mark.encode()
        if text[end:end + len(m)] == m:
            end += len(m)
            break
    for mark in ("”", "“", "\""):
        m = mark.encode()
        if text[:begin].endswith(m):
            begin -= len(m)
            break
    return begin, end


def claims_of(command, texts):
    """Claims of each text."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for i, text in enumerate(texts):
            file.write(json.dumps({"id": f"a{i}", "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        done = subprocess.run([*command, "claims", "--format=json", "--language=id", file.name], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode(errors="replace"))
    found = {f"S{i + 1}": [] for i in range(len(texts))}
    for claim in json.loads(done.stdout)["claims"]:
        if claim["kind"] in ("quote", "attribution"):
            found[claim["source"]].append(claim)
    return [found[f"S{i + 1}"] for i in range(len(texts))]


def words(name):
    return set(re.findall(r"\w+", name.lower()))


def score(articles, claims_of_texts):
    texts = [rebuild(tokens) for tokens, _ in articles]
    claims = claims_of_texts([t for t, _ in texts])
    n = dict(gold=0, found=0, right=0, cue_gold=0, cue_found=0, cue_right=0, speaker_gold=0, speaker_right=0, unlabelled=0)
    misses = []
    for (tokens, labels), (text, spans), ours in zip(articles, texts, claims):
        raw = text.encode()
        statements = [(spans[a][0], spans[b - 1][1], a, b) for a, b, _ in labelled(labels, {"STATEMENT"})]
        cues = [(spans[a][0], spans[b - 1][1], a, name) for a, b, name in labelled(labels, {"CUE", "CUECOREF"})]
        people = [(a, b) for a, b, _ in labelled(labels, {"PERSON", "PERSONCOREF", "ROLE"})]
        named = [(a, b) for a, b, _ in labelled(labels, {"PERSON", "PERSONCOREF"})]
        quotes = [c for c in ours if c["kind"] == "quote" and c.get("direct", True) and raw[:c["begin"]].endswith(("”".encode(), "“".encode(), b"\""))]
        mine = {wider(raw, c["begin"], c["end"]): c for c in quotes}
        gold = {(b, e) for b, e, _, _ in statements}
        n["gold"] += len(gold)
        n["found"] += len(mine)
        n["right"] += len(gold & set(mine))
        my_cues = {tuple(c["cue"]) for c in quotes if c.get("cue")}
        figures = words(" ".join(" ".join(tokens[a:b]) for a, b, _ in labelled(labels, {"PERSON", "PERSONCOREF", "ROLE", "AFFILIATION"})))
        strangers = {s for s, c in mine.items() if s not in gold and c.get("cue") and not words(c.get("speaker", "")) & figures}
        n["unlabelled"] += len(strangers)
        gold_cues = {(b, e) for b, e, _, _ in cues}
        n["cue_gold"] += len(gold_cues)
        n["cue_found"] += len(my_cues)
        n["cue_right"] += len(gold_cues & my_cues)
        for b, e, first, last in statements:
            near = [c for c in cues if last <= c[2] <= last + 2]
            if not near:
                continue
            at, name = near[0][2], near[0][3]
            if name == "CUE":
                who = [p for p in named if at < p[0] <= at + 40][:1]
                role = [p for p in people if at < p[0] <= at + 2][:1]
                who = who if who and (not role or who[0][0] <= role[0][0] + 30) else role
            else:
                who = [p for p in named if p[1] <= first][-1:]
            if not who:
                continue
            n["speaker_gold"] += 1
            label = " ".join(tokens[who[0][0]:who[0][1]])
            claim = mine.get((b, e))
            said = raw[slice(*claim["speaker_span"])].decode() if claim and claim.get("speaker_span") else ""
            right = claim is not None and bool(words(label) & (words(claim.get("speaker", "")) | words(said)))
            n["speaker_right"] += right
            if not right:
                misses.append(("speaker", label, claim.get("speaker") if claim else None, said, text.encode()[max(b, e - 60):e + 90].decode(errors="ignore")))
        for span in sorted(gold - set(mine)):
            misses.append(("missed", raw[max(0, span[0] - 40):span[1] + 50].decode(errors="ignore")))
        for span in sorted(set(mine) - gold):
            misses.append(("extra", raw[max(0, span[0] - 40):span[1] + 50].decode(errors="ignore")))
        for span in sorted(gold_cues - my_cues):
            misses.append(("cue missed", raw[max(0, span[0] - 60):span[1] + 50].decode(errors="ignore")))
        for span in sorted(my_cues - gold_cues):
            misses.append(("cue extra", raw[max(0, span[0] - 60):span[1] + 50].decode(errors="ignore")))

    def f1(right, found, gold):
        return round(2 * right / max(1, found + gold), 4)
    figures = {"statements": n["gold"], "statement_f1": f1(n["right"], n["found"], n["gold"]),
               "cue_f1": f1(n["cue_right"], n["cue_found"], n["cue_gold"]),
               "statement_f1_labelled_speakers": f1(n["right"], n["found"] - n["unlabelled"], n["gold"]),
               "cue_f1_labelled_speakers": f1(n["cue_right"], n["cue_found"] - n["unlabelled"], n["cue_gold"]),
               "speaker": round(n["speaker_right"] / max(1, n["speaker_gold"]), 4), **n}
    return figures, misses


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--silang", default="build/release/silang")
    ap.add_argument("--misses", action="store_true", help="print what went wrong, on standard error")
    ap.add_argument("file")
    args = ap.parse_args()
    figures, misses = score(read(args.file), lambda texts: claims_of([args.silang], texts))
    if args.misses:
        for miss in misses:
            print(*miss, sep=" | ", file=sys.stderr)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
