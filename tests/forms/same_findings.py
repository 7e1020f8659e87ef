#!/usr/bin/env python3
"""The same articles as text, HTML pages, JSON Lines, a feed and WARC, each plain and packed, give the same findings.

    tests/forms/same_findings.py SILANG

Compares what `compare --format=json` finds: relations, kinds, reasons, ids and the words of all mentions, by source. Ends with 1
and says what differs if a form finds anything else than the text files do; also holds that each span and each `origin` leads to
its words.
"""
import gzip
import html
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "fixtures/beijing").glob("*.txt"))


TITLES = {}  # as `read` finds them: the first line may be a topic over the headline


def parts(path):
    """Title and paragraphs of an article."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    at = lines.index(TITLES[path])
    return lines[at], lines[at + 1:]


def page(path):
    title, lines = parts(path)
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return (f"<!doctype html><html><head><meta charset=utf-8><title>{html.escape(title)}</title></head><body>"
            f"<nav><a href=/>Beranda</a> <a href=/politik>Politik</a></nav><article><h1>{html.escape(title)}</h1>\n{body}</article>"
            "<footer>Tentang kami</footer></body></html>")


def feed():
    items = "".join(f"<item><title>{html.escape(title)}</title><description>"
                    + html.escape("".join(f"<p>{html.escape(line)}</p>" for line in lines)) + "</description></item>"
                    for title, lines in map(parts, ARTICLES))
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def warc():
    out = b""
    for number, path in enumerate(ARTICLES):
        body = page(path).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        out += (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http; "
                f"msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"
    return out


def forms():
    """name -> files of one form."""
    lines = "".join(json.dumps({"title": parts(p)[0], "text": "\n\n".join(parts(p)[1])}, ensure_ascii=False) + "\n" for p in ARTICLES)
    whole = "".join(json.dumps({"text": p.read_text(encoding="utf-8")}, ensure_ascii=False) + "\n" for p in ARTICLES)
    return {
        "pages": {f"{n}.html": page(p).encode() for n, p in enumerate(ARTICLES)},
        "lines": {"all.jsonl": lines.encode()},
        "lines with the title in the text": {"all.jsonl": whole.encode()},
        "feed": {"feed.xml": feed().encode()},
        "warc": {"pages.warc": warc()},
    }


def run(silang, command, *arguments):
    result = subprocess.run([silang, command, *map(str, arguments)], capture_output=True, check=False)
    if result.returncode == 2:
        sys.exit(f"{arguments}: {result.stderr.decode()}")
    return result.stdout.decode()


def findings(report):
    """What was found, without where."""
    return sorted((f["id"], f["relation"], f["kind"], f.get("reason", ""),
                   tuple(sorted((m["source"], m["text"]) for side in f["sides"] for m in side["mentions"]))) for f in report["findings"])


def check_places(name, report, texts, files):
    """Each span holds its words in what `read` prints, each origin in the raw bytes."""
    wrong = 0
    origins = 0
    for finding in report["findings"]:
        for mention in (m for side in finding["sides"] for m in side["mentions"]):
            source = int(mention["source"][1:]) - 1
            title, text = texts[source]
            shown = text.encode() + b"\n\n" + title.encode()
            wrong += shown[mention["begin"]:mention["end"]].decode(errors="replace") != mention["text"]
            if "origin" in mention:
                origins += 1
                raw = list(files.values())[source if len(files) > 1 else 0]
                begin, end = mention["origin"]
                wrong += html.unescape(raw[begin:end].decode()).replace("</p>\n<p>", "\n\n") != mention["text"]
    if name in ("pages", "warc") and origins == 0:
        print(f"{name}: no mention has an origin")
        return 1
    if wrong:
        print(f"{name}: {wrong} spans or origins do not hold their words")
    return wrong


def main(silang):
    for path in ARTICLES:
        TITLES[path] = json.loads(run(silang, "read", "--format=jsonl", path))["title"]
    expected = findings(json.loads(run(silang, "compare", "--format=json", *ARTICLES)))
    failed = len(expected) == 0
    for name, files in forms().items():
        for packed in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                for file, data in files.items():
                    target = pathlib.Path(folder) / (file + ".gz" if packed else file)
                    target.write_bytes(gzip.compress(data) if packed else data)
                report = json.loads(run(silang, "compare", "--format=json", folder))
                read = [json.loads(line) for line in run(silang, "read", "--format=jsonl", folder).splitlines()]
                found = findings(report)
                if found != expected:
                    failed = True
                    print(f"{name}{' packed' if packed else ''}: {len(found)} findings, {len(expected)} expected")
                    for finding in sorted(set(expected) - set(found)):
                        print("  missing", finding)
                    for finding in sorted(set(found) - set(expected)):
                        print("  extra  ", finding)
                failed |= check_places(name, report, [(source["title"], source["text"]) for source in read], files) > 0
    print(f"{len(expected)} findings in {2 * len(forms())} forms:", "not the same" if failed else "the same")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
