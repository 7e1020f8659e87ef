#!/usr/bin/env python3
"""Ten thousand malformed requests and bodies to `silang serve`, made by a generator with a seed: none may crash it or be answered with an
error of the server's own, and every error is a problem document.

    tests/http/malformed.py SILANG [--count=N] [--seed=N]

Exit code: 0 all well, 1 not; the first failures are printed as Python literals.
"""
import argparse
import collections
import json
import os
import random
import socket
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import ARTICLES, Server, message  # noqa: E402

arguments = argparse.ArgumentParser()
arguments.add_argument("command")
arguments.add_argument("--count", type=int, default=10000)
arguments.add_argument("--seed", type=int, default=7)
arguments = arguments.parse_args()
pick = random.Random(arguments.seed)

PATHS = ["/v1/compare", "/v1/claims", "/v1/align", "/healthz", "/metrics", "/openapi.json", "/", "/v1/desk", "/v1/../healthz", "//", "*"]
LINES = ["Accept: */*", "Accept: text/html;q=0.5, */*;q=", "Accept-Encoding: gzip, br, deflate", "Content-Type: application/json",
         "Content-Type: multipart/form-data; boundary=x", "Content-Encoding: gzip", "Content-Encoding: br", "Range: bytes=0-1,2-3,-5",
         "Range: bytes=" + "0-1," * 200, "Expect: 100-continue", "Connection: close", "Connection: Upgrade", "Upgrade: websocket",
         "Transfer-Encoding: chunked", "Transfer-Encoding: identity", "Content-Length: 0", "Content-Length: 18446744073709551616",
         "If-None-Match: \"a\"", "Authorization: Bearer x", "Cookie: a=b", "X-Forwarded-Host: localhost", "Accept-Language: id,en;q=0.1,*;q=x",
         "Origin: http://localhost", "Host: localhost", "X-%0d%0aInjected: %0d%0aY: z", "A" * 300 + ": b", ": empty", "Bad Name: x"]
WORDS = ["sources", "text", "title", "content", "language", "top", "threshold", "min_confidence", "reference_time", "media_type", "published", "id"]
TEXTS = ["", "id", "en", "text/html", "2025-09-04", "<html><p>Dua belas orang tewas.</p>", "\u0000", "\ufeff", "\U0001f600", "a" * 3000,
         "Gempa\n\nDua belas orang tewas di Palu.", "<!doctype html>" + "<div>" * 500, "{}", "\u202e\u0300", "-1", "../../etc/passwd"]


def value(depth=0):
    kind = pick.random()
    if depth < 4 and kind < 0.25:
        return {pick.choice(WORDS + TEXTS[:4]): value(depth + 1) for _ in range(pick.randrange(4))}
    if depth < 4 and kind < 0.4:
        return [value(depth + 1) for _ in range(pick.randrange(4))]
    if kind < 0.75:
        return pick.choice(TEXTS)
    return pick.choice([None, True, False, 0, -1, 1.5, 1e308, 2**70, 0.2])


def almost_right():
    """A comparison with one thing changed."""
    body = {"sources": [dict(article) for article in ARTICLES]}
    target = pick.choice([body, body["sources"][0], body["sources"][1]])
    target[pick.choice(WORDS)] = value()
    return body


def json_bytes():
    return json.dumps(almost_right() if pick.random() < 0.5 else value(), ensure_ascii=pick.random() < 0.5).encode("utf-8", "surrogatepass")


def mutated(data):
    data = bytearray(data)
    for _ in range(pick.choice([1, 1, 2, 5, 20])):
        at = pick.randrange(len(data) + 1)
        what = pick.randrange(6)
        if what == 0 and at < len(data):
            data[at] = pick.randrange(256)
        elif what == 1:
            data[at:at] = pick.choice([b"\r\n", b"\n", b"\0", b"\xff", b" ", b":", b"%", b"{", b"[" * 80, b'"', b"\\u", b"\xc0\xaf", b"\t"])
        elif what == 2:
            del data[at:at + pick.randrange(1, 20)]
        elif what == 3:
            data[at:at] = data[at:at + pick.randrange(1, 60)]
        elif what == 4:
            del data[at:]
        else:
            data[at:at] = bytes(pick.randrange(256) for _ in range(pick.randrange(1, 8)))
    return bytes(data)


def chunked(body):
    out = b""
    while body:
        size = pick.randrange(1, 200)
        out += b"%x\r\n%s\r\n" % (len(body[:size]), body[:size])
        body = body[size:]
    return out + b"0\r\n\r\n"


def request():
    path = pick.choice(PATHS) + pick.choice(["", "", "?format=html", "?format=" + "x" * 50, "?ui=id&ui=en", "?%", "?a=%00", "#x"])
    lines = pick.sample(LINES, pick.randrange(4))
    method = pick.choice(["POST", "POST", "POST", "GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "X" * 40])
    kind = pick.randrange(6)
    if kind == 0:
        return bytes(pick.randrange(256) for _ in range(pick.randrange(1, 400)))
    if kind == 1:
        return message("POST", pick.choice(PATHS[:3]), [], mutated(json_bytes()))
    if kind == 2:
        return message("POST", pick.choice(PATHS[:3]), [], json_bytes())
    if kind == 3:
        head = message(method, path, lines + ["Transfer-Encoding: chunked", "Content-Type: application/json"])
        body = chunked(json_bytes())
        return head.replace(b"Content-Length: 0\r\n", b"") + (mutated(body) if pick.random() < 0.7 else body)
    if kind == 4:
        return message(method, path, lines, json_bytes() if pick.random() < 0.7 else b"")
    return mutated(message(method, path, lines, json_bytes() if pick.random() < 0.7 else b""))


def all_of(port, data):
    """What comes back, to the end."""
    client = socket.create_connection(("127.0.0.1", port), timeout=20)
    try:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        parts = []
        while block := client.recv(1 << 16):
            parts.append(block)
        return b"".join(parts)
    except (BrokenPipeError, ConnectionResetError):
        return b""
    finally:
        client.close()


def wrong(answers, head_only):
    """What is wrong with the bytes of one or more answers; empty: nothing."""
    while answers:
        head, end, rest = answers.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 ") or not end:
            return "no answer"
        status = int(head[9:12])
        if status == 100:
            answers = rest
            continue
        if status >= 500:
            return f"status {status}"
        lines = head.decode("ascii").split("\r\n")[1:]
        fields = {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in lines}
        if "x-content-type-options" not in fields or "injected" in head.decode("ascii").lower():
            return "headers"
        length = int(fields.get("content-length", 0))
        body = rest[:length]
        if head_only and not (status >= 400 and body.startswith(b"{")):
            answers = rest
            continue
        if len(body) != length:
            return "length"
        if status >= 400 and json.loads(body)["status"] != status:
            return "no problem document"
        answers = rest[length:]
    return ""


seen = collections.Counter()
failed = 0
with Server(arguments.command) as server:
    server.ask(message("POST", "/v1/compare", [], {"sources": ARTICLES}))
    before = server.memory()
    for number in range(arguments.count):
        if number == arguments.count // 10:  # by then it has what it keeps
            before = server.memory()
        data = request()
        answers = all_of(server.port, data)
        seen[answers[9:12].decode("latin-1") or "closed"] += 1
        trouble = wrong(answers, b"HEAD" in data)
        if trouble:
            failed += 1
            if failed <= 5:
                print(f"FAILED request {number}: {trouble}\n  {data!r}\n  {answers[:300]!r}")
    grown = server.memory() - before
    code, _ = server.stop()
print(f"{arguments.count} requests, {failed} failed; {dict(sorted(seen.items()))}; memory grew by {grown / 1e6:.1f} MB; exit code {code}")
sys.exit(1 if failed or code != 0 or grown > 64e6 else 0)
