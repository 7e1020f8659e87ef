#!/usr/bin/env python3
"""Requests to `silang serve` and what it is to answer: a table of requests, then what needs more than one (limits, tokens, slow clients,
the end of the server).

    tests/http/requests.py SILANG

Exit code: 0 all as it should be, 1 not.
"""
import json
import os
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import ARTICLES, Server, message  # noqa: E402

COMMAND = sys.argv[1]
failures = []


def check(name, ok, seen=""):
    if not ok:
        failures.append(name)
        print(f"FAILED {name}: {seen}")


def post(body, *headers, target="/v1/compare", **rest):
    return message("POST", target, headers, body, **rest)


def raw(*lines, body=b""):
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


TWO = {"sources": ARTICLES}
ONE = {"sources": [{"text": "Berita\n\nHujan turun di Palu."}]}
CHUNKS = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (json.dumps(TWO).encode()[:50], json.dumps(TWO).encode()[50:]))
CHUNKED = ("POST /v1/compare HTTP/1.1", "Host: localhost", "Content-Type: application/json", "Transfer-Encoding: chunked")


def source(**fields):
    return {"sources": [dict(ARTICLES[0], **fields), ARTICLES[1]]}


# name, request, status, code of the problem ("": none)
ROWS = [
    ("health", message(), 200, ""),
    ("health by HEAD", message("HEAD"), 200, ""),
    ("metrics", message(target="/metrics"), 200, ""),
    ("description", message(target="/openapi.json"), 200, ""),
    ("OPTIONS of a path", message("OPTIONS", "/v1/compare"), 204, ""),
    ("OPTIONS of the server", message("OPTIONS", "*"), 204, ""),
    ("compare", post(TWO), 200, ""),
    ("claims", post(TWO, target="/v1/claims"), 200, ""),
    ("align", post(TWO, target="/v1/align"), 200, ""),
    ("one source", post(ONE), 200, ""),
    ("nulls are nothing", post({**source(title=None), "language": None, "top": None}), 200, ""),
    ("all options", post({**TWO, "language": "id", "reference_time": "2025-09-04", "threshold": 0.4, "top": 3, "min_confidence": 0.5}), 200, ""),
    ("a page", post(source(text="<!doctype html><html><head><title>Gempa</title></head><body><p>Dua belas orang tewas di Palu.</p></body></html>",
                           media_type="text/html")), 200, ""),
    ("a whole address", raw("GET http://localhost/healthz HTTP/1.1", "Host: elsewhere.example"), 200, ""),
    ("HTTP/1.0 without Host is for nobody", raw("GET /healthz HTTP/1.0"), 421, "other-host"),
    ("HTTP/1.0", raw("GET /healthz HTTP/1.0", "Host: 127.0.0.1:80"), 200, ""),
    ("chunks", raw(*CHUNKED, body=CHUNKS + b"0\r\n\r\n"), 200, ""),
    ("chunks with a trailer and an extension", raw(*CHUNKED, body=b"1;a=b\r\n" + CHUNKS[CHUNKS.index(b"\n") + 1:][:1] + b"\r\n"
                                                   + b"31\r\n" + CHUNKS[CHUNKS.index(b"\n") + 2:][:0x31] + b"\r\n"
                                                   + CHUNKS[CHUNKS.index(b"\n") + 1 + 50 + 2:] + b"0\r\nX: y\r\n\r\n"), 200, ""),
    ("a byte order mark", post(b"\xef\xbb\xbf" + json.dumps(ONE).encode()), 200, ""),
    ("the charset named", post(ONE, "Content-Type: application/json; charset=UTF-8"), 200, ""),
    ("our own page", post(ONE, "Origin: http://localhost", "Sec-Fetch-Site: same-origin"), 200, ""),
    ("IPv6 for a name", message(host="[::1]:8080"), 200, ""),
    # Paths and methods.
    ("no such path", message(target="/v2/compare"), 404, "not-found"),
    ("the root of the API", message(target="/v1"), 404, "not-found"),
    ("a slash too many", message(target="/healthz/"), 404, "not-found"),
    ("a climbing path", message(target="/../../etc/passwd"), 404, "not-found"),
    ("a climbing path, escaped", message(target="/%2e%2e/%2e%2e/etc/passwd"), 404, "not-found"),
    ("a slash, escaped", message(target="/v1%2fcompare"), 404, "not-found"),
    ("GET where POST is asked for", message(target="/v1/compare"), 405, "method-not-allowed"),
    ("a method nobody knows", message("BREW"), 405, "method-not-allowed"),
    ("CONNECT", raw("CONNECT localhost:80 HTTP/1.1", "Host: localhost"), 400, "malformed-request"),
    ("TRACE", message("TRACE"), 405, "method-not-allowed"),
    ("a method that is none", raw("G(T /healthz HTTP/1.1", "Host: localhost"), 400, "malformed-request"),
    # Forms.
    ("a form that is none", post(ONE, target="/v1/compare?format=pdf"), 406, "not-acceptable"),
    ("a form of compare alone", post(ONE, target="/v1/claims?format=html"), 406, "not-acceptable"),
    ("a type that is none", post(ONE, "Accept: image/png"), 406, "not-acceptable"),
    ("a language of reports that is none", post(ONE, target="/v1/compare?ui=fr"), 422, "invalid"),
    ("no wish", post(ONE, "Accept: image/png, */*;q=0.1"), 200, ""),
    # Heads.
    ("another version", raw("GET /healthz HTTP/2.0", "Host: localhost"), 400, "malformed-request"),
    ("HTTP/2 as it begins", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "malformed-request"),
    ("TLS as it begins", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, "malformed-request"),
    ("no version", raw("GET /healthz", "Host: localhost"), 400, "malformed-request"),
    ("line feeds alone", b"GET /healthz HTTP/1.1\nHost: localhost\n\n", 400, "malformed-request"),
    ("a carriage return alone", raw("GET /healthz HTTP/1.1", "Host: localhost", "X: a\rb"), 400, "malformed-request"),
    ("a NUL", raw("GET /healthz HTTP/1.1", "Host: localhost", "X: a\0b"), 400, "malformed-request"),
    ("a folded line", raw("GET /healthz HTTP/1.1", "Host: localhost", "X: a", " b"), 400, "malformed-request"),
    ("a blank before the colon", raw("GET /healthz HTTP/1.1", "Host : localhost"), 400, "malformed-request"),
    ("no host", raw("GET /healthz HTTP/1.1"), 400, "malformed-request"),
    ("two hosts", raw("GET /healthz HTTP/1.1", "Host: localhost", "Host: localhost"), 400, "malformed-request"),
    ("another's host", message(host="attacker.example"), 421, "other-host"),
    ("another's host that begins alike", message(host="localhost.attacker.example"), 421, "other-host"),
    ("a host with a user", message(host="localhost@attacker.example"), 421, "other-host"),
    ("an address that only looks like ours", message(host="127.0.0.1.attacker.example"), 421, "other-host"),
    ("a malformed escape", message(target="/%zz"), 400, "malformed-request"),
    ("a NUL in the path", message(target="/a%00b"), 400, "malformed-request"),
    ("a line feed in the path", message(target="/a%0d%0aSet-Cookie:%20a=b"), 400, "malformed-request"),
    ("a path that is no UTF-8", message(target="/%ff"), 400, "malformed-request"),
    ("a query that is no UTF-8", message(target="/healthz?a=%c3%28"), 400, "malformed-request"),
    ("too many arguments", message(target="/healthz?" + "&".join(f"a{i}=1" for i in range(101))), 400, "malformed-request"),
    ("an address that is too long", message(target="/" + "a" * 5000), 414, "target-too-long"),
    ("a line that does not end", b"GET /" + b"a" * 70000, 414, "target-too-long"),
    ("a header that is too large", message(headers=["X: " + "a" * 40000]), 431, "headers-too-large"),
    ("headers that are too many", message(headers=[f"X{i}: a" for i in range(120)]), 431, "headers-too-large"),
    # Bodies.
    ("a body nobody asked for", message(body=b"abc"), 400, "malformed-request"),
    ("two lengths", raw("POST /v1/compare HTTP/1.1", "Host: localhost", "Content-Length: 5", "Content-Length: 6"), 400, "malformed-request"),
    ("a length and chunks", raw(*CHUNKED, "Content-Length: 5"), 400, "malformed-request"),
    ("a length below nothing", raw("POST /v1/compare HTTP/1.1", "Host: localhost", "Content-Length: -1"), 400, "malformed-request"),
    ("a length with a sign", raw("POST /v1/compare HTTP/1.1", "Host: localhost", "Content-Length: +1"), 400, "malformed-request"),
    ("a length beyond all bounds", raw("POST /v1/compare HTTP/1.1", "Host: localhost", "Content-Length: 99999999999999999999"), 400, "malformed-request"),
    ("another coding", raw(*CHUNKED[:3], "Transfer-Encoding: gzip, chunked"), 400, "malformed-request"),
    ("a coding in HTTP/1.0", raw("POST /v1/compare HTTP/1.0", *CHUNKED[1:]), 400, "malformed-request"),
    ("a chunk of no size", raw(*CHUNKED, body=b"xyz\r\n"), 400, "malformed-body"),
    ("a chunk below nothing", raw(*CHUNKED, body=b"-1\r\na"), 400, "malformed-body"),
    ("a chunk with 0x", raw(*CHUNKED, body=b"0x5\r\nhello\r\n0\r\n\r\n"), 400, "malformed-body"),
    ("a chunk without its end", raw(*CHUNKED, body=b"5\r\nhelloworld\r\n"), 400, "malformed-body"),
    ("a chunk beyond all bounds", raw(*CHUNKED, body=b"fffffffffffffff\r\n"), 413, "body-too-large"),
    ("a chunk beyond 64 bits", raw(*CHUNKED, body=b"fffffffffffffffff\r\n"), 400, "malformed-body"),
    ("chunks with line feeds alone", raw(*CHUNKED, body=b"5\nhello\n0\n\n"), 400, "malformed-body"),
    ("another expectation", post(ONE, "Expect: a-pony"), 417, "expectation"),
    ("100-continue", post(ONE, "Expect: 100-continue"), 200, ""),
    ("no type", post(b"{}", "Content-Type: "), 415, "media-type"),
    ("a form", post(b"a=b", "Content-Type: application/x-www-form-urlencoded"), 415, "media-type"),
    ("text, as a page of another site can send it", post(ONE, "Content-Type: text/plain"), 415, "media-type"),
    ("another charset", post(ONE, "Content-Type: application/json; charset=utf-16"), 415, "media-type"),
    ("packed", post(b"\x1f\x8b\x08", "Content-Encoding: gzip"), 415, "media-type"),
    ("of another site", post(ONE, "Origin: http://attacker.example"), 403, "cross-origin"),
    ("of another port", post(ONE, "Origin: http://localhost:9999", host="localhost:8080"), 403, "cross-origin"),
    ("of a file", post(ONE, "Origin: null"), 403, "cross-origin"),
    ("of another site, as the browser says", post(ONE, "Sec-Fetch-Site: cross-site"), 403, "cross-origin"),
    # JSON.
    ("no body", post(b""), 400, "malformed-body"),
    ("no JSON", post(b"hello"), 400, "malformed-body"),
    ("half a JSON", post(b'{"sources": [{"text": "a'), 400, "malformed-body"),
    ("JSON and more", post(b"{} {}"), 400, "malformed-body"),
    ("JSON that is no UTF-8", post(b'{"sources": [{"text": "\xff\xfe"}]}'), 400, "malformed-body"),
    ("half a surrogate", post(b'{"sources": [{"text": "\\ud800"}]}'), 400, "malformed-body"),
    ("a key twice", post(b'{"sources": [], "sources": []}'), 400, "malformed-body"),
    ("deep", post(b"[" * 100000), 400, "malformed-body"),
    ("deep and whole", post(b'{"a":' * 100 + b"1" + b"}" * 100), 400, "malformed-body"),
    ("a number beyond all bounds", post(b'{"top": 1e999}'), 400, "malformed-body"),
    ("an array", post([]), 422, "invalid"),
    ("a word", post(b'"sources"'), 422, "invalid"),
    ("no sources", post({}), 422, "invalid"),
    ("sources that are none", post({"sources": "a"}), 422, "invalid"),
    ("no source in it", post({"sources": []}), 422, "invalid"),
    ("a source that is none", post({"sources": ["a"]}), 422, "invalid"),
    ("a source without a text", post({"sources": [{"title": "a"}]}), 422, "invalid"),
    ("an empty text", post({"sources": [{"text": ""}]}), 422, "invalid"),
    ("a blank text", post({"sources": [{"text": " \n"}]}), 422, "invalid"),
    ("a NUL in a text", post({"sources": [{"text": "a\0b"}]}), 422, "invalid"),
    ("a text that is a number", post({"sources": [{"text": 5}]}), 422, "invalid"),
    ("a member nobody knows", post({**ONE, "langauge": "id"}), 422, "invalid"),
    ("a field nobody knows", post(source(titel="a")), 422, "invalid"),
    ("a media type nobody reads", post(source(media_type="application/pdf")), 422, "invalid"),
    ("two of one id", post({"sources": [dict(a, id="x") for a in ARTICLES]}), 422, "invalid"),
    ("a threshold out of range", post({**TWO, "threshold": 0}), 422, "invalid"),
    ("a threshold in words", post({**TWO, "threshold": "0.5"}), 422, "invalid"),
    ("half a top", post({**TWO, "top": 1.5}), 422, "invalid"),
    ("a time that is none", post({**TWO, "reference_time": "yesterday"}), 422, "invalid"),
]

SECURE = {"content-security-policy": "default-src 'none'", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
          "cross-origin-resource-policy": "same-origin", "cross-origin-opener-policy": "same-origin", "x-frame-options": "DENY"}


def rows(server):
    for name, request, status, code in ROWS:
        answer = server.ask(request)
        check(name, (answer.status, answer.code()) == (status, code), f"{answer.line} {answer.body[:200]!r}")
        for header, beginning in SECURE.items():
            check(f"{name}: {header}", answer.headers.get(header, "").startswith(beginning), answer.headers)
        if status >= 400:
            problem = answer.json() if answer.body else {}
            check(f"{name}: problem", answer.body == b"" or (problem["status"] == status and problem["detail"]), problem)
        if status == 405:
            check(f"{name}: Allow", "OPTIONS" in answer.headers.get("allow", ""), answer.headers)


def answers(server):
    pointer = server.ask(post(source(titel="a"))).json()
    check("the pointer", pointer["pointer"] == "/sources/0/titel", pointer)
    report = server.ask(post(TWO)).json()
    check("a conflict is found", any(f["relation"] == "conflict" for f in report["findings"]), report["findings"])
    check("the same bytes again", server.ask(post(TWO)).body == server.ask(post(TWO)).body)
    check("claims alone", "claims" in server.ask(post(TWO, target="/v1/claims")).json())
    for form, kind in [("html", "text/html; charset=utf-8"), ("markdown", "text/markdown; charset=utf-8"), ("csv", "text/csv; charset=utf-8"),
                       ("jsonl", "application/jsonl"), ("annotations", "application/ld+json"), ("text", "text/plain; charset=utf-8")]:
        by_name = server.ask(post(TWO, target=f"/v1/compare?format={form}"))
        by_type = server.ask(post(TWO, f"Accept: {kind.split(';')[0]}"))
        check(f"form {form}", by_name.headers["content-type"] == kind and by_name.body == by_type.body != b"", by_name.headers)
    page = server.ask(post(source(title="<script>alert(1)</script>"), "Accept: text/html,*/*;q=0.8", "Accept-Language: id, en;q=0.5"))
    check("a page's policy", "sha256-" in page.headers["content-security-policy"], page.headers)
    check("no markup from an article", b"<script>alert(1)" not in page.body and b'lang="id"' in page.body)
    packed = server.ask(post(TWO, "Accept-Encoding: gzip, br"))
    check("packed where asked for", packed.headers.get("content-encoding") == "gzip" and packed.body[:2] == b"\x1f\x8b", packed.headers)
    metrics = server.ask(message(target="/metrics")).body.decode()
    check("metrics", 'silang_http_requests_total{route="POST /v1/compare",status="200"}' in metrics and "attacker" not in metrics, metrics)


def connections(server):
    client = server.client()
    client.send(message() * 3 + post(TWO) + message("HEAD"))  # pipelined
    check("pipelined", [client.answer().status for _ in range(4)] == [200] * 4)
    check("pipelined HEAD", client.answer(head_only=True).status == 200)
    client.send(message(headers=["Connection: close"]))
    check("close", client.answer().headers.get("connection") == "close" and client.ended())
    client.close()
    # A body that is refused is no request: what stands in it is never answered.
    client = server.client()
    client.send(raw("POST /nowhere HTTP/1.1", "Host: localhost", f"Content-Length: {len(message())}", body=message()))
    check("a body is no request", client.answer().status == 404 and client.ended())
    client.close()
    client = server.client()
    client.send(raw("HEAD /v1/nowhere HTTP/1.1", "Host: localhost"))
    check("HEAD of nothing", client.answer(head_only=True).status == 404 and client.rest == b"")
    client.close()


def limits():
    small = "Kabar\n\nHujan turun di Palu pada Senin."
    with Server(COMMAND, "--max-sources=3", "--max-body=1", "--max-time=1", "--threads=1", "--max-waiting=1") as server:
        server.ask(post({"sources": [{"text": small}]}))  # reads the language's pack, which may take a busy machine longer than the limit
        check("sources to the limit", server.ask(post({"sources": [{"text": small}] * 3})).status == 200)
        over = server.ask(post({"sources": [{"text": small}] * 4}))
        check("too many sources", (over.status, over.code()) == (422, "too-many-sources"), over.body)
        over = server.ask(post(b" " * (1 << 20) + b"{}"))
        check("too large", (over.status, over.code()) == (413, "body-too-large"), over.body)
        over = server.ask(raw(*CHUNKED, body=b"100000\r\n" + b" " * (1 << 20) + b"\r\n1\r\n \r\n0\r\n\r\n"))
        check("too large in chunks", (over.status, over.code()) == (413, "body-too-large"), over.body)
        client = server.client()
        client.send(raw("POST /v1/compare HTTP/1.1", "Host: localhost", "Content-Type: application/json", "Content-Length: 9000000",
                        "Expect: 100-continue"))
        check("too large, before it is sent", client.answer().status == 413)
        client.close()
    # Texts that take longer than a second by far on any machine: a dozen of them on the one that this was written on.
    long = {"sources": [{"text": "Berita\n\n" + " ".join(f"Sebanyak {n} orang tewas di desa {n % 97} pada {n % 28 + 1} Mei 2024." for n in
                                                         range(k, 20000 + k))} for k in range(3)]}
    with Server(COMMAND, "--max-body=8", "--max-time=1", "--threads=1", "--max-waiting=1") as server:
        seen = []
        ask = lambda: seen.append((lambda a: (a.status, a.code()))(server.ask(post(long))))
        began = time.monotonic()
        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        time.sleep(0.2)
        check("others are answered meanwhile", server.ask(message()).status == 200)
        for thread in threads:
            thread.join()
        took = time.monotonic() - began
        check("late or busy", set(seen) == {(422, "takes-too-long"), (429, "busy")}, seen)
        check("not much later", took < 8, took)
        check("all is well again", server.ask(post({"sources": [{"text": small}]})).status == 200)


def tokens():
    token = "abcdefghijklmnop0123"
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(token + "\n")
        file.flush()
        with Server(COMMAND, f"--token-file={file.name}", "--host=0.0.0.0") as server:
            for name, headers, status in [("none", [], 401), ("wrong", [f"Authorization: Bearer {token[:-1]}x"], 401),
                                          ("longer", [f"Authorization: Bearer {token}0"], 401), ("shorter", ["Authorization: Bearer a"], 401),
                                          ("another scheme", [f"Authorization: Basic {token}"], 401), ("right", [f"Authorization: Bearer {token}"], 200)]:
                answer = server.ask(post(TWO, *headers, host="news.example:80"))
                check(f"token: {name}", answer.status == status and ("www-authenticate" in answer.headers) == (status == 401), answer.line)
            check("token: health needs none", server.ask(message()).status == 200)
            check("token: metrics need it", server.ask(message(target="/metrics")).status == 401)
            check("token: a path that is none", server.ask(message(target="/nowhere")).status == 401)


def slow_clients():
    with Server(COMMAND) as server:
        slow = [server.client(timeout=30) for _ in range(100)]
        for client in slow:
            client.send(b"POST /v1/compare HTTP/1.1\r\nHost: localhost\r\n")
        began = time.monotonic()
        for _ in range(20):
            check("others are served beside slow clients", server.ask(post(TWO)).status == 200)
        took = time.monotonic() - began
        check("and soon", took < 5, took)
        # A byte now and then does not put off the end.
        began, answer = time.monotonic(), None
        slow[0].socket.settimeout(1)
        while answer is None and time.monotonic() - began < 20:
            try:
                slow[0].send(b"X")
                answer = slow[0].answer()
            except TimeoutError:
                pass
        check("a slow head ends", answer is not None and answer.code() == "slow-request" and time.monotonic() - began < 14,
              answer and answer.line)
        for client in slow:
            client.close()


def crowds():
    with Server(COMMAND) as server:
        crowd = [server.client(timeout=30) for _ in range(480)]
        for client in crowd:
            client.send(b"GET /healthz HTTP/1.1\r\n")
        time.sleep(0.5)
        answer = server.ask(post(TWO))
        check("served in a crowd, and asked to leave", answer.status == 200 and answer.headers.get("connection") == "close", answer.headers)
        more = [server.client(timeout=30) for _ in range(60)]
        time.sleep(0.5)
        refused = [client.answer() for client in more[-10:]]
        check("more are refused", all(a.status == 503 and a.code() == "unavailable" and "retry-after" in a.headers for a in refused),
              [a.line for a in refused])
        crowd[0].socket.settimeout(20)
        check("a crowd is not waited for as long", crowd[-1].answer().code() == "slow-request")
        for client in crowd + more:
            client.close()
        time.sleep(0.5)
        check("all is well after the crowd", server.ask(message()).headers.get("connection") is None)


def long_comparison():
    """A request that takes well over half a second, however fast the machine and the build."""
    with Server(COMMAND, "--max-body=64") as server:
        for sentences in (200, 400, 800, 1500):
            text = " ".join(f"Sebanyak {n} orang tewas di desa {n % 97} pada {n % 28 + 1} Mei 2024." for n in range(sentences))
            request = post({"top": 1, "sources": [{"text": f"Berita {k}\n\n" + text} for k in range(2)]})
            began = time.monotonic()
            client = server.client(timeout=30)
            client.send(request)
            client.answer()
            client.close()
            if time.monotonic() - began > 0.7:
                break
    return request


def ends():
    request = long_comparison()
    for name, idle in [("with a client that waits", True), ("with a comparison under way", False)]:
        with Server(COMMAND, "--max-body=64") as server:
            client = server.client()
            client.send(message())
            client.answer()
            if not idle:
                client.send(request)
                time.sleep(0.3)
            seen = []
            stopping = threading.Thread(target=lambda: seen.append(server.stop()))
            stopping.start()
            if idle:
                check(f"end {name}: closed", client.ended())
            else:
                answer = client.answer()
                check(f"end {name}: answered", answer.status == 200 and answer.headers.get("connection") == "close", answer.line)
            stopping.join()
            check(f"end {name}", seen[0][0] == 0 and seen[0][1] < 9, seen)
            client.close()


def refusals():
    import subprocess
    run = lambda *options: subprocess.run([COMMAND, "serve", "--no-config", "--ui=en", *options], capture_output=True, text=True, timeout=20)
    with Server(COMMAND) as server:
        for name, options, said in [("no token for others", ["--host=0.0.0.0"], "there is no token"), ("a short token", ["--token=abc"], "too short"),
                                    ("a port that is taken", [f"--port={server.port}"], "cannot listen"),
                                    ("an address of another machine", ["--host=192.0.2.1", "--token=abcdefghijklmnopq"], "cannot listen"),
                                    ("no file", ["--token-file=/nowhere"], "cannot be read"), ("a port that is none", ["--port=70000"], "out of range")]:
            ended = run(*options)
            check(name, ended.returncode == 2 and said in ended.stderr and ended.stdout == "", (ended.returncode, ended.stderr))


with Server(COMMAND) as server:
    rows(server)
    answers(server)
    connections(server)
    check("it ends well", server.stop()[0] == 0)
for part in (limits, tokens, slow_clients, crowds, ends, refusals):
    part()
print(f"{len(ROWS)} requests, {len(failures)} failed")
sys.exit(1 if failures else 0)
