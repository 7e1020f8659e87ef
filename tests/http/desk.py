#!/usr/bin/env python3
"""The desk of `silang serve` by its routes: a table of requests to a comparison, then what takes several (files of every kind, two who
decide at once, articles that come and go, another start, pages and their policy).

    tests/http/desk.py SILANG

Exit code: 0 all as it should be, 1 not.
"""
import base64
import gzip
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import ARTICLES, Server, message  # noqa: E402

COMMAND = sys.argv[1]
CASES = "/v1/desk/cases"
failures = []


def check(name, ok, seen=""):
    if not ok:
        failures.append(name)
        print(f"FAILED {name}: {seen}")


def file(path, data):
    return {"path": path, "base64": base64.b64encode(data).decode()}


def sent(body):
    return json.dumps(body).encode()


class Desk:
    """A server, and what is asked of it."""

    def __init__(self, server):
        self.server = server

    def ask(self, method, target, body=None, *headers):
        return self.server.ask(message(method, target, headers or (("Content-Type: application/json",) if body is not None else ()),
                                       b"" if body is None else sent(body)))

    def new(self, sources=None, **rest):
        answer = self.ask("POST", CASES, {"sources": sources or ARTICLES, **rest})
        assert answer.status == 201, answer.body
        return answer.json()

    def case(self, number):
        return self.ask("GET", f"{CASES}/{number}").json()

    def findings(self, number):
        return self.ask("GET", f"{CASES}/{number}/report?format=json").json()["findings"]

    def decide(self, number, finding, **body):
        return self.ask("PUT", f"{CASES}/{number}/findings/{finding}", body)


def table(desk):
    case = desk.new(name="Palu")["id"]
    finding = desk.findings(case)[0]["id"]
    here, decision = f"{CASES}/{case}", f"{CASES}/{case}/findings/{finding}"
    # name, method, target, body, status, code of the problem, pointer
    rows = [
        ("list", "GET", CASES, None, 200, "", ""),
        ("get", "GET", here, None, 200, "", ""),
        ("no such case", "GET", f"{CASES}/999", None, 404, "not-found", ""),
        ("a case that is no number", "GET", f"{CASES}/one", None, 404, "not-found", ""),
        ("a case with a sign", "GET", f"{CASES}/-{case}", None, 404, "not-found", ""),
        ("a case beyond all numbers", "GET", f"{CASES}/99999999999999999999", None, 404, "not-found", ""),
        ("rename", "PATCH", here, {"name": "Gempa"}, 200, "", ""),
        ("rename to nothing", "PATCH", here, {"name": None}, 200, "", ""),
        ("rename without a name", "PATCH", here, {}, 422, "invalid", ""),
        ("rename to a number", "PATCH", here, {"name": 7}, 422, "invalid", "/name"),
        ("a name that is too long", "PATCH", here, {"name": "é" * 201}, 422, "invalid", "/name"),
        ("rename and more", "PATCH", here, {"name": "x", "sources": []}, 422, "invalid", "/sources"),
        ("create without sources", "POST", CASES, {"name": "x"}, 422, "invalid", ""),
        ("create with an empty list", "POST", CASES, {"sources": []}, 422, "invalid", "/sources"),
        ("an empty text", "POST", CASES, {"sources": [{"text": " "}]}, 422, "invalid", "/sources/0/text"),
        ("an option that is unknown", "POST", CASES, {"sources": ARTICLES, "speed": 1}, 422, "invalid", "/speed"),
        ("an option out of range", "POST", CASES, {"sources": ARTICLES, "threshold": 2}, 422, "invalid", "/threshold"),
        ("a clock that is none", "POST", CASES, {"sources": ARTICLES, "reference_time": "noon"}, 422, "invalid", ""),
        ("no base64", "POST", CASES, {"sources": [{"path": "a.txt", "base64": "*"}]}, 422, "invalid", "/sources/0/base64"),
        ("a file with a text", "POST", CASES, {"sources": [{"base64": "QQ==", "text": "A"}]}, 422, "invalid", "/sources/0"),
        ("a file that cannot be read", "POST", CASES, {"sources": [ARTICLES[0], file("a.jsonl", b"{")]}, 422, "invalid", "/sources/1"),
        ("a packed file that is damaged", "POST", CASES, {"sources": [file("a.gz", b"\x1f\x8b\x08rest")]}, 422, "invalid", "/sources/0"),
        ("two of one id", "POST", CASES, {"sources": [dict(a, id="x") for a in ARTICLES]}, 422, "invalid", ""),
        ("too many", "POST", CASES, {"sources": ARTICLES * 3}, 422, "too-many-sources", "/sources/5"),
        ("add none", "POST", here + "/sources", {"sources": []}, 422, "invalid", "/sources"),
        ("add to what is not there", "POST", f"{CASES}/999/sources", {"sources": ARTICLES}, 404, "not-found", ""),
        ("add too many", "POST", here + "/sources", {"sources": ARTICLES * 2}, 422, "too-many-sources", "/sources/3"),
        ("remove what is not there", "DELETE", here + "/sources/999", None, 404, "not-found", ""),
        ("decide", "PUT", decision, {"decision": "confirmed"}, 200, "", ""),
        ("decide with a note", "PUT", decision, {"decision": "to-do", "note": "ask \U0001f5de\ufe0f\u0000"}, 200, "", ""),
        ("a note as long as may be", "PUT", decision, {"decision": "to-do", "note": "é" * 10000}, 200, "", ""),
        ("a note that is longer", "PUT", decision, {"decision": "to-do", "note": "é" * 10001}, 422, "invalid", "/note"),
        ("take back", "PUT", decision, {"decision": "open"}, 200, "", ""),
        ("decide nothing", "PUT", decision, {}, 422, "invalid", "/decision"),
        ("decide what is none", "PUT", decision, {"decision": "maybe"}, 422, "invalid", "/decision"),
        ("decide and more", "PUT", decision, {"decision": "open", "time": "now"}, 422, "invalid", "/time"),
        ("after half a decision", "PUT", decision, {"decision": "open", "after": 1.5}, 422, "invalid", "/after"),
        ("after what nobody decided", "PUT", decision, {"decision": "open", "after": 999999}, 409, "conflict", ""),
        ("decide on what is no finding", "PUT", here + "/findings/f0", {"decision": "open"}, 404, "not-found", ""),
        ("decide in no case", "PUT", f"{CASES}/999/findings/{finding}", {"decision": "open"}, 404, "not-found", ""),
        ("no JSON", "PUT", decision, None, 415, "media-type", ""),
        ("a report of no case", "GET", f"{CASES}/999/report", None, 404, "not-found", ""),
        ("a report in no form", "GET", here + "/report?format=pdf", None, 406, "not-acceptable", ""),
        ("a method that is none", "PUT", here, {"name": "x"}, 405, "method-not-allowed", ""),
    ]
    for name, method, target, body, status, code, pointer in rows:
        answer = desk.ask(method, target, body)
        seen = (answer.status, answer.code(), answer.json().get("pointer", "") if answer.code() else "")
        check(name, seen == (status, code, pointer), f"{seen} {answer.body[:300]!r}")
    for form, words in [("json", b'"findings"'), ("html", b"<!doctype html>"), ("markdown", b"#"), ("csv", b","), ("jsonl", b'"relation"'),
                        ("annotations", b"@context"), ("text", b"Palu"), ("page", b'<section id="findings"')]:
        answer = desk.ask("GET", f"{here}/report?format={form}")
        check(f"as {form}", answer.status == 200 and words in answer.body, answer.body[:200])
    check("what was refused is not kept", [one["id"] for one in desk.ask("GET", CASES).json()["cases"]] == [case])


def from_another_site(desk):
    case = desk.new()["id"]
    for name, header in [("origin", "Origin: https://evil.example"), ("fetch", "Sec-Fetch-Site: cross-site")]:
        for method, target, body in [("DELETE", f"{CASES}/{case}", None), ("POST", CASES, {"sources": ARTICLES})]:
            answer = desk.ask(method, target, body, header, "Content-Type: application/json")
            check(f"a page of another site, {name}, {method}", answer.status == 403, answer.body)
        seen = desk.ask("GET", CASES, None, header).headers
        check(f"and cannot read, {name}", not any(one.startswith("access-control") for one in seen), seen)
    answer = desk.ask("POST", CASES, {"sources": ARTICLES}, "Content-Type: text/plain")
    check("a form of another site", answer.status == 415, answer.body)
    answer = desk.server.ask(message(target=CASES, host="evil.example"))
    check("a name that somebody let point here", answer.status == 421, answer.body)
    check("nothing was deleted", desk.ask("GET", f"{CASES}/{case}").status == 200)


def kinds_of_files(desk):
    text = "Gempa di Palu\n\nDua belas orang tewas dalam gempa di Palu pada Senin, kata polisi."
    page = f"<!doctype html><title>Gempa</title><article><h1>Gempa di Palu</h1><p>{text} Caf\xe9.</p><p>{text}</p></article>"
    feed = f"<rss version='2.0'><channel><title>Kabar</title><item><title>Satu</title><description>{text}</description></item>" \
           f"<item><title>Dua</title><description>{text} Lima.</description></item></channel></rss>"
    for name, sources, count in [
            ("text", [file("a.txt", text.encode())], 1), ("packed text", [file("a.txt.gz", gzip.compress(text.encode()))], 1),
            ("a page in another charset", [file("a.html", page.encode("latin-1"))], 1), ("a feed", [file("a.xml", feed.encode())], 2),
            ("JSON Lines", [file("a.jsonl", b"\n".join(sent(a) for a in ARTICLES))], 2),
            ("a text and a file", [ARTICLES[0], file("b.txt", text.encode())], 2)]:
        case = desk.new(sources)
        check(name, len(case["sources"]) == count, case["sources"])
        check(name + ": a name", case["name"] != "", case["name"])


def in_the_language_of_the_page(desk):
    answer = desk.ask("POST", CASES + "?ui=id", {"sources": [file("rusak.jsonl", b"{}")]})
    case = desk.new()["id"]
    bare = desk.ask("GET", f"{CASES}/{case}?report=no").json()
    check("without its report", len(bare["sources"]) == 2 and bare["sources"][0]["in_report"] is None, bare)
    check("an error in Indonesian", answer.status == 422 and b"rusak.jsonl" in answer.body and b"berikan" in answer.body, answer.body)


def decisions(desk):
    case = desk.new()
    here, finding = f"{CASES}/{case['id']}", desk.findings(case["id"])[0]
    first = desk.decide(case["id"], finding["id"], decision="dismissed", note="<b>lama</b>", after=0).json()
    check("a decision tells what it is on", (first["finding"], first["relation"], first["summary"], first["earlier"]) ==
          (finding["id"], finding["relation"], finding["summary"], []), first)
    check("who knows less is told", desk.decide(case["id"], finding["id"], decision="confirmed", after=0).status == 409)
    second = desk.decide(case["id"], finding["id"], decision="confirmed", after=first["number"]).json()
    check("what was before is kept", [one["note"] for one in second["earlier"]] == ["<b>lama</b>"], second)
    listed = desk.ask("GET", CASES).json()["cases"][0]
    check("and counted once", (listed["confirmed"], listed["dismissed"]) == (1, 0), listed)

    third = {"text": "Gempa Palu\n\nLima belas orang tewas dalam gempa di Palu pada Senin, kata gubernur.", "publisher": "Berita Malam"}
    more = desk.ask("POST", here + "/sources", {"sources": [third]}).json()
    check("a third article leaves it", [(one["decision"], one["finding"]) for one in more["decisions"]] == [("confirmed", finding["id"])], more)
    for source in more["sources"][:2]:
        check("remove", desk.ask("DELETE", f"{here}/sources/{source['id']}").status == 204)
    alone = desk.case(case["id"])
    check("what it was on is gone: it is kept", [(one["decision"], one["finding"], one["decided_on"]) for one in alone["decisions"]] ==
          [("confirmed", None, finding["id"])], alone)
    desk.ask("DELETE", f"{here}/sources/{alone['sources'][0]['id']}")
    check("no article: no report, and that is said", desk.ask("GET", here + "/report").code() == "conflict")
    check("and the decision is there still", len(desk.case(case["id"])["decisions"]) == 1)
    desk.ask("POST", here + "/sources", {"sources": ARTICLES})
    check("the articles come back, and it is on its finding", [one["finding"] for one in desk.case(case["id"])["decisions"]] == [finding["id"]])
    desk.ask("DELETE", here)
    check("deleted", desk.decide(case["id"], finding["id"], decision="open").status == 404 and desk.ask("GET", here).status == 404)
    check("its number is not given again", desk.new()["id"] > case["id"])


def pages(desk):
    for target in ("/", "/case/1", "/case/anything"):
        answer = desk.ask("GET", target)
        policy = answer.headers["content-security-policy"]
        check(f"{target}: the policy", "script-src 'self'" in policy and "unsafe" not in policy and "default-src 'none'" in policy, policy)
        body = answer.body.decode()
        check(f"{target}: nothing inline", not re.search(r"<script(?![^>]*(src=|application/json))|\son\w+=|\sstyle=|<style", body))
        for file_name in re.findall(r'(?:src|href)="(/[^"]+)"', body):
            got = desk.ask("GET", file_name)
            check(f"{file_name} is there", got.status == 200 and got.headers["content-type"].startswith("text/"), got.line)
            again = desk.ask("GET", file_name, None, f"If-None-Match: {got.headers['etag']}")
            check(f"{file_name} is asked for once", again.status == 304, again.line)
    for language, word in [("id-ID,en;q=0.5", b'lang="id"'), ("de", b'lang="en"')]:
        check(f"in the language of the browser, {language}", word in desk.ask("GET", "/", None, f"Accept-Language: {language}").body)


def another_start(folder):
    db = os.path.join(folder, "desk.db")
    with Server(COMMAND, db=db) as server:
        desk = Desk(server)
        case = desk.new(name="Palu <i>", language="id", reference_time="2025-09-02")
        finding = desk.findings(case["id"])[0]["id"]
        desk.decide(case["id"], finding, decision="dismissed", note="lama")
        before = desk.case(case["id"])
        server.process.kill()
        server.process.wait()
    with Server(COMMAND, db=db) as server:
        check("killed, and started again", Desk(server).case(case["id"]) == before)
        check("it ends well", server.stop()[0] == 0)
    text = os.path.join(folder, "letter.txt")
    with open(text, "w", encoding="ascii") as out:
        out.write("Dear reader, " * 1000)
    for name, path, words in [("no database", text, b"not a database"), ("no folder", os.path.join(folder, "no", "a.db"), b"cannot be opened")]:
        try:
            Server(COMMAND, db=path)
            check(name, False, "it was started")
        except AssertionError as error:
            check(name, words.decode() in str(error) and path in str(error), error)


with Server(COMMAND, "--max-sources=5") as running:
    on = Desk(running)
    table(on)
    from_another_site(on)
    kinds_of_files(on)
    decisions(on)
    in_the_language_of_the_page(on)
    pages(on)
with tempfile.TemporaryDirectory() as made:
    another_start(made)
print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
