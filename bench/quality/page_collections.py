#!/usr/bin/env python3
"""How well the main text of pages of others is read: bench/quality/page_collections.py [options] SILANG FOLDER...

Each FOLDER is a collection of saved pages with what is wanted of them, of one of four kinds that are told by what is in them:

    marks    `test-files/` and `scripts/comparison/data.go` of the Go module github.com/markusmobius/go-trafilatura: pages with
             strings that must and must not be in the text, and titles
    texts    `test-pages/NAME/source.html` with `expected.html`: the Go module codeberg.org/readeck/go-readability/v2. What is
             expected there is what @mozilla/readability gives, headings and captions as it has them
    plain    `tests/data/html/NAME.html` with `txt/NAME.txt` and `metadata/NAME.json`: the source package of newspaper4k
    goose    `crawler_test.go` and `sites/`: the Go module github.com/advancedlogic/GoOse, with what it read itself
    body     (of marks) pages whose JSON-LD has the articleBody, long and without markup, of which the script is taken away first

Prints, for each collection and each half of it (by a hash of the name, so that one half can be looked at and the other not), F1 of
shingles of four words, or of marks: the share that is right and F1 as in the evaluation of trafilatura.

    --half=a|b             only this half
    --trafilatura=PYTHON   also runs trafilatura with that interpreter
    --readability=DIR      also runs @mozilla/readability with jsdom, installed in DIR
    --worst=N              the N pages that are read worst, with what is wrong
    --cache=FILE           keeps what the peers read
"""
import argparse
import collections
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True

import pages

Page = collections.namedtuple("Page", "name path text title published musts must_nots")
LITERAL = r'"(?:[^"\\]|\\.)*"|`[^`]*`'
BLOCKS = r"(?is)</?(?:p|div|li|h[1-6]|tr|td|th|ul|ol|dl|dd|dt|pre|blockquote|section|article|figure|figcaption|table|br|header|footer)\b[^>]*>"


def half(name):
    return "ab"[hashlib.sha256(name.encode()).digest()[0] % 2]


def visible(markup):
    """The text of an HTML file that is an article and nothing else."""
    markup = re.sub(r"(?is)<(script|style|svg|noscript)\b.*?</\1\s*>|<!--.*?-->", " ", markup)
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(BLOCKS, "\n", markup)))


def strings(literals):
    """Those of Go source."""
    return [s[1:-1] if s[0] == "`" else json.loads(re.sub(r"\\x([0-9a-f]{2})", r"\\u00\1", s)) for s in re.findall(LITERAL, literals)]


def marks(folder):
    source = (folder / "scripts/comparison/data.go").read_text(encoding="utf-8")
    for entry in re.split(r"\n\t\},?\n", source[source.index("var comparisonData"):]):
        fields = dict(re.findall(rf'\n\t\t(\w+):\s*((?:\[\]string)?\{{[^\n]*\}}|{LITERAL}),', entry))
        if "File" not in fields:
            continue
        name = strings(fields["File"])[0]
        path = next((p for p in (folder / "test-files" / kind / name for kind in ("comparison", "mock")) if p.exists()), None)
        if path is None:
            continue
        first = {key: (strings(fields.get(key, "")) or [""])[0] for key in ("Title", "Date")}
        yield Page(name, path, None, first["Title"], first["Date"], strings(fields.get("With", "")), strings(fields.get("Without", "")))


def texts(folder):
    for page in sorted((folder / "test-pages").iterdir()):
        if (page / "source.html").exists():
            yield Page(page.name, page / "source.html", visible((page / "expected.html").read_text(encoding="utf-8")), "", "", (), ())


def plain(folder):
    for path in sorted((folder / "tests/data/html").glob("*.html")):
        text, facts = folder / "tests/data/txt" / (path.stem + ".txt"), folder / "tests/data/metadata" / (path.stem + ".json")
        if text.exists():
            known = json.loads(facts.read_text(encoding="utf-8")) if facts.exists() else {}
            yield Page(path.stem, path, text.read_text(encoding="utf-8"), known.get("title", ""), "", (), ())


def goose(folder):
    source = (folder / "crawler_test.go").read_text(encoding="utf-8")
    for domain, title, text in re.findall(rf"Domain:\s*({LITERAL}),\n\s*Title:\s*({LITERAL}),.*?CleanedText:\s*({LITERAL}),", source, re.S):
        name = strings(domain)[0]
        path = folder / "sites" / (name + ".html")
        if path.exists() and len(text) > 200:
            yield Page(name, path, strings(text)[0], strings(title)[0], "", (), ())


def bodies(marked, out):
    """The marked pages that say their own text, written to `out` without what says it."""
    out.mkdir(parents=True, exist_ok=True)
    for page in marked:
        source = page.path.read_bytes().decode("utf-8", "replace")
        found = []
        for script in re.findall(r"(?is)<script[^>]*ld\+json[^>]*>(.*?)</script>", source):
            try:
                todo = [json.loads(script, strict=False)]
            except ValueError:
                continue
            while todo:
                at = todo.pop()
                todo += at if isinstance(at, list) else at.values() if isinstance(at, dict) else []
                if isinstance(at, dict) and isinstance(at.get("articleBody"), str):
                    found.append(html.unescape(at["articleBody"]))
        if len(found) != 1 or len(found[0]) < 1000 or "</" in found[0] or found[0].rstrip().endswith(("...", "…")):
            continue
        path = out / (page.name.removesuffix(".html") + ".html")
        path.write_bytes(re.sub(rb"(?is)<script[^>]*ld\+json[^>]*>.*?</script>", b"", page.path.read_bytes()))
        yield page._replace(name=page.name, path=path, text=found[0], title="", published="", musts=(), must_nots=())


def load(folder):
    """name of the collection -> its pages"""
    if (folder / "scripts/comparison/data.go").exists():
        found = list(marks(folder))
        return {"marks": found, "body": list(bodies(found, folder / "bodies"))}
    if (folder / "crawler_test.go").exists():
        return {"goose": list(goose(folder))}
    if (folder / "test-pages").exists():
        return {"texts": list(texts(folder))}
    return {"plain": list(plain(folder))}


def silang(command, paths):
    """path -> what is read"""
    found = {}
    for path in paths:
        done = subprocess.run([command, "read", "--format=jsonl", path], capture_output=True)
        found[str(path)] = json.loads(done.stdout.decode().split("\n")[0]) if done.returncode == 0 else {"text": "", "title": "", "published": ""}
    return found


TRAFILATURA = """
import json, sys, trafilatura
for path in sys.stdin.read().split('\\n'):
    try:
        text = trafilatura.extract(open(path, 'rb').read(), include_comments=False) or ''
    except Exception:
        text = ''
    print(json.dumps({'path': path, 'text': text}))"""

READABILITY = """
const fs = require('fs'), {JSDOM, VirtualConsole} = require('jsdom'), {Readability} = require('@mozilla/readability');
for (const path of fs.readFileSync(0, 'utf8').split('\\n')) {
  let text = '';
  try {
    const dom = new JSDOM(fs.readFileSync(path), {url: 'https://example.org/', virtualConsole: new VirtualConsole()});
    for (const tag of dom.window.document.querySelectorAll('br,p,div,li,td,tr,h1,h2,h3,h4,blockquote')) tag.append('\\n');
    text = (new Readability(dom.window.document).parse() || {textContent: ''}).textContent;
    dom.window.close();
  } catch (error) {}
  console.log(JSON.stringify({path, text}));
}"""


def peer(command, paths, folder, cache):
    """path -> its text"""
    missing = [str(p) for p in paths if str(p) not in cache]
    for first in range(0, len(missing), 40):  # a few at a time: what fails then fails for few
        done = subprocess.run(command, input="\n".join(missing[first:first + 40]), capture_output=True, text=True, cwd=folder)
        cache.update((row["path"], row["text"]) for row in map(json.loads, filter(None, done.stdout.split("\n"))))
    return {str(p): cache.get(str(p), "") for p in paths}


def squeezed(text):
    return " ".join(text.split())


class Marks:
    """Strings that are there as they must, or are not as they must not."""

    def __init__(self, page, text):
        text = squeezed(text)
        self.lost = [m for m in page.musts if squeezed(m) not in text]
        self.let_in = [m for m in page.must_nots if squeezed(m) in text]
        self.there = len(page.musts) - len(self.lost)
        self.all = len(page.musts) + len(page.must_nots)
        self.wrong = len(self.lost) + len(self.let_in)


def score(found_pages, read):
    """(share right, F1) of marks, (mean F1,) of texts."""
    if found_pages[0].text is not None:
        return (pages.mean(pages.f1(pages.shingles(p.text), pages.shingles(read[str(p.path)])) for p in found_pages),)
    rows = [Marks(p, read[str(p.path)]) for p in found_pages]
    there, wrong = sum(r.there for r in rows), sum(r.wrong for r in rows)
    return 1 - wrong / sum(r.all for r in rows), 2 * there / (2 * there + wrong)


def worst(found_pages, read, count):
    rows = []
    for p in found_pages:
        text = read[str(p.path)]
        if p.text is None:
            m = Marks(p, text)
            if m.wrong:
                rows.append((-m.wrong, p.name, f"lost {m.lost}, let in {m.let_in}, {len(text)} bytes"))
        else:
            a, b = collections.Counter(pages.shingles(p.text)), collections.Counter(pages.shingles(text))
            value = pages.f1(pages.shingles(p.text), pages.shingles(text))
            rows.append((value, p.name, f"{sum((a - b).values())} lost of {sum(a.values())}, {sum((b - a).values())} let in"))
    for row in sorted(rows)[:count]:
        print(f"    {row[0]:6.3f} {row[1]}: {row[2]}")


def same_title(a, b):
    return pages.words(a) == pages.words(b)


def main(arguments):
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ("half", "trafilatura", "readability", "worst", "cache"):
        parser.add_argument("--" + name)
    parser.add_argument("silang", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    options = parser.parse_args(arguments)
    cache_file = pathlib.Path(options.cache) if options.cache else None
    cache = json.loads(cache_file.read_text()) if cache_file and cache_file.exists() else {}
    peers = {}
    if options.trafilatura:
        peers["trafilatura"] = ([options.trafilatura, "-c", TRAFILATURA], None)
    if options.readability:
        peers["readability"] = (["node", "-e", READABILITY], options.readability)
    for folder in options.folders:
        for kind, found_pages in load(folder.resolve()).items():
            found_pages = [p for p in found_pages if options.half in (None, half(p.name))]
            paths = [p.path for p in found_pages]
            ours = silang(options.silang.resolve(), paths)
            read = {"silang": {path: row["text"] for path, row in ours.items()}}
            for name, (command, cwd) in peers.items():
                read[name] = peer(command, paths, cwd, cache.setdefault(name, {}))
            for which in "ab":
                these = [p for p in found_pages if half(p.name) == which]
                if not these:
                    continue
                print(f"{kind:6} {which} {len(these):4}", *(f"{name} {' '.join(f'{v:.3f}' for v in score(these, r))}" for name, r in read.items()), end="")
                titled = [p for p in these if p.title]
                dated = [p for p in these if p.published]
                if titled:
                    print(f"  title {sum(same_title(p.title, ours[str(p.path)]['title']) for p in titled)}/{len(titled)}", end="")
                if dated:
                    print(f"  published {sum(p.published == ours[str(p.path)]['published'][:10] for p in dated)}/{len(dated)}", end="")
                print()
                if options.worst:
                    worst(these, read["silang"], int(options.worst))
    if cache_file:
        cache_file.write_text(json.dumps(cache))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
