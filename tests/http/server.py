"""What the tests of the service share: a server of their own on a free port, and requests byte for byte."""
import contextlib
import json
import os
import re
import socket
import subprocess
import time

ARTICLES = [
    {"text": "Gempa di Palu\n\nDua belas orang tewas dalam gempa di Palu pada Senin, kata polisi. Sekitar 300 rumah rusak.",
     "publisher": "Kabar Pagi", "published": "2025-09-02"},
    {"text": "Gempa mengguncang Palu\n\nLima belas orang tewas dalam gempa di Palu pada Senin, kata polisi. Ratusan rumah rusak.",
     "publisher": "Warta Sore", "published": "2025-09-02"},
]


class Answer:
    """Status, headers by name in lower case, and body of an answer."""

    def __init__(self, head, body):
        lines = head.decode("latin-1").split("\r\n")
        self.line = lines[0]
        self.status = int(lines[0].split(" ")[1])
        self.headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
        self.body = body

    def json(self):
        return json.loads(self.body)

    def code(self):
        """The code of a problem document; empty: it is none."""
        if self.headers.get("content-type") != "application/problem+json":
            return ""
        return self.json()["code"]


class Client:
    """A connection, read answer by answer."""

    def __init__(self, port, timeout=20):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.rest = b""

    def send(self, data):
        self.socket.sendall(data)

    def read_to(self, mark):
        while mark not in self.rest:
            block = self.socket.recv(65536)
            if not block:
                raise EOFError(f"closed after {self.rest[:80]!r}")
            self.rest += block
        part, _, self.rest = self.rest.partition(mark)
        return part

    def answer(self, head_only=False):
        head = self.read_to(b"\r\n\r\n")
        while head.startswith(b"HTTP/1.1 100"):
            head = self.read_to(b"\r\n\r\n")
        answer = Answer(head, b"")
        length = 0 if head_only else int(answer.headers.get("content-length", 0))
        body = bytearray(self.rest)
        while len(body) < length:
            block = self.socket.recv(1 << 20)
            if not block:
                raise EOFError("closed within a body")
            body += block
        answer.body, self.rest = bytes(body[:length]), bytes(body[length:])
        return answer

    def ended(self):
        """Whether the server has closed and nothing more comes."""
        with contextlib.suppress(OSError):
            self.socket.settimeout(5)
            return self.rest == b"" and self.socket.recv(1) == b""
        return True

    def close(self):
        self.socket.close()


def message(method="GET", target="/healthz", headers=(), body=b"", host="localhost"):
    """The bytes of a request, as a client that means well sends it."""
    if isinstance(body, (dict, list)):
        body = json.dumps(body).encode()
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", *headers]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
        if not any(line.lower().startswith("content-type") for line in lines):
            lines.append("Content-Type: application/json")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Server:
    def __init__(self, command, *options, db=":memory:"):
        # Under the sanitizers memory that is given back is kept for a while, which is not to look like a leak.
        environment = {**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=8"}
        self.process = subprocess.Popen([command, "serve", "--port=0", "--no-config", "--ui=en", f"--db={db}", *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=environment)
        line = self.process.stdout.readline().decode()
        found = re.search(r":(\d+)/$", line.strip())
        assert found, f"no address but {line!r}: {self.process.stderr.read()}"
        self.port = int(found[1])

    def client(self, timeout=20):
        return Client(self.port, timeout)

    def ask(self, data):
        client = self.client()
        try:
            client.send(data)
            return client.answer(head_only=data.startswith(b"HEAD "))
        finally:
            client.close()

    def memory(self):
        """Resident bytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1]) * 1024

    def worked(self):
        """Seconds of the processor's time."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as status:
            fields = status.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        """Ends it as an operator does; the exit code, and how long that took."""
        began = time.monotonic()
        self.process.terminate()
        return self.process.wait(timeout=30), time.monotonic() - began

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()
