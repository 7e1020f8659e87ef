#!/usr/bin/env python3
"""How well saved pages are read: bench/quality/pages.py [--readability=DIR] [--show=PAGE] SILANG

Reads fixtures/pages and prints for each page, and over all, F1 of the words (as a multiset) and of shingles of four words, and
whether title, day of publication and publisher are right. Ends with 1 if the words are below 0.95, if fewer than 19 of 20 titles,
dates or publishers are right, or if @mozilla/readability reads the words better.

    --readability=DIR  also runs @mozilla/readability with jsdom, both from npm, installed in DIR (npm install --prefix DIR
                       @mozilla/readability jsdom)
    --show=PAGE        what is missing from a page and what is too much, in place of the table
"""
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys

PAGES = pathlib.Path(__file__).resolve().parents[2] / "fixtures/pages"
LEAST_WORDS, MOST_WRONG = 0.95, 1
CJK = r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]"


def words(text):
    return re.findall(CJK + r"|\w+", text.lower())


def shingles(text, n=4):
    all_words = words(text)
    return [tuple(all_words[i:i + n]) for i in range(max(1, len(all_words) - n + 1))] if all_words else []


def f1(expected, found):
    """Of two multisets."""
    a, b = collections.Counter(expected), collections.Counter(found)
    same = sum((a & b).values())
    return 2 * same / (sum(a.values()) + sum(b.values())) if a or b else 1.0


def readability(folder):
    """page -> text, by @mozilla/readability."""
    script = """
      const fs = require('fs'), path = require('path'), {JSDOM, VirtualConsole} = require('jsdom'), {Readability} = require('@mozilla/readability');
      const out = {};
      for (const name of fs.readdirSync(process.argv[1]).filter(n => n.endsWith('.html'))) {
        const dom = new JSDOM(fs.readFileSync(path.join(process.argv[1], name)), {url: 'https://example.org/', virtualConsole: new VirtualConsole()});
        for (const tag of dom.window.document.querySelectorAll('br,p,div,li,td,tr,h1,h2,h3,h4,blockquote')) tag.append('\\n');
        const article = new Readability(dom.window.document).parse();
        out[name] = article ? {text: article.textContent, title: article.title, site: article.siteName} : {text: '', title: '', site: ''};
      }
      console.log(JSON.stringify(out));"""
    done = subprocess.run(["node", "-e", script, str(PAGES)], capture_output=True, text=True, check=True, cwd=folder)
    return {name: page["text"] for name, page in json.loads(done.stdout).items()}


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def show(expected, found):
    print("title", [found["title"]], "published", [found["published"]], "publisher", [found["publisher"]], "language", found["language"])
    for line in difflib.unified_diff(expected["text"].split("\n\n"), found["text"].split("\n\n"), "expected", "read", lineterm="", n=0):
        print(line[:200])


def main(arguments):
    options = dict(a[2:].partition("=")[::2] for a in arguments if a.startswith("--"))
    silang = pathlib.Path([a for a in arguments if not a.startswith("--")][0]).resolve()
    expected = [json.loads(line) for line in (PAGES / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    done = subprocess.run([silang, "read", "--format=jsonl", *(PAGES / e["page"] for e in expected)], capture_output=True, check=True)
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    if "show" in options:
        for e, f in zip(expected, found):
            if e["page"].startswith(options["show"]):
                show(e, f)
        return 0
    peer = readability(options["readability"]) if "readability" in options else {}
    right = collections.Counter()
    rows = []
    for e, f in zip(expected, found):
        fields = {"title": f["title"] == e["title"], "published": f["published"][:10] == e["published"],
                  "publisher": f["publisher"].lower() == e["publisher"].lower(), "language": f["language"].split("-")[0] == e["language"]}
        right.update(k for k, v in fields.items() if v)
        row = [f1(words(e["text"]), words(f["text"])), f1(shingles(e["text"]), shingles(f["text"]))]
        if peer:
            row += [f1(words(e["text"]), words(peer[e["page"]])), f1(shingles(e["text"]), shingles(peer[e["page"]]))]
        rows.append(row)
        wrong = ", ".join(f"{k}: {f[k]!r}" for k, v in fields.items() if not v)
        print(f"{e['page']:24}", *(f"{value:6.3f}" for value in row), wrong)
    means = [mean(column) for column in zip(*rows)]
    print(f"{'mean':24}", *(f"{value:6.3f}" for value in means), " (words, shingles" + ("; readability: words, shingles)" if peer else ")"))
    print(", ".join(f"{key} {right[key]}/{len(expected)}" for key in ("title", "published", "publisher", "language")))
    enough = all(right[key] >= len(expected) - MOST_WRONG for key in ("title", "published", "publisher"))
    return 0 if means[0] >= LEAST_WORDS and enough and (not peer or means[0] >= means[2]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
