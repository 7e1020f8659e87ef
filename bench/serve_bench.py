"""`silang serve` under load: 64 clients (wrk) that all compare the same articles, beside the library on as many threads, in one run.

    bench/serve_bench.py SILANG LIBRARY [--seconds=N] [--clients=N] [--threads=N] FILE...

LIBRARY is bench/serve_library.cc, which is measured before and after the service, since a machine that is shared changes; the work that
a comparison costs either is measured too, which depends less on what else runs. Also measured: latency, errors, memory after a tenth of the requests and at the end, and a small request while a hundred clients send a head a byte at
a time. Exit code: 0 all as wanted (throughput at least 0.8 of the library's, no error, memory flat), 1 not, 2 trouble.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests/http"))
from server import Server, message  # noqa: E402

SCRIPT = """wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local file = io.open(os.getenv("BODY"), "rb")
wrk.body = file:read("*a")
file:close()
"""


def library(arguments, seconds):
    out = subprocess.run([arguments.library, str(arguments.threads), str(seconds), *arguments.files], capture_output=True, text=True, check=True)
    return [float(number) for number in re.findall(r"[\d.]+", out.stdout)[:2]]


def under_load(server, arguments, folder):
    body = {"sources": [{"text": pathlib.Path(name).read_text(encoding="utf-8"), "path": name} for name in arguments.files]}
    path = pathlib.Path(folder, "body.json")
    path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    script = pathlib.Path(folder, "post.lua")
    script.write_text(SCRIPT, encoding="utf-8")
    memory = []

    def watch():
        for tenth in range(10):
            time.sleep(arguments.seconds / 10)
            memory.append(server.memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    out = subprocess.run(["wrk", "--latency", "-t1", f"-c{arguments.clients}", f"-d{arguments.seconds}s", "--timeout=30s", "-s", str(script),
                          f"http://127.0.0.1:{server.port}/v1/compare"], capture_output=True, text=True, env={**os.environ, "BODY": str(path)},
                         check=True).stdout
    watcher.join()
    return out, memory


def beside_slow_clients(server):
    slow = [server.client(timeout=30) for _ in range(100)]
    for client in slow:
        client.send(b"POST /v1/compare HTTP/1.1\r\nHost: loc")
    client = server.client()
    times = []
    for _ in range(200):
        began = time.perf_counter()
        client.send(message())
        client.answer()
        times.append(time.perf_counter() - began)
    for one in slow + [client]:
        one.close()
    return sorted(times)[len(times) * 99 // 100]


parser = argparse.ArgumentParser()
parser.add_argument("silang")
parser.add_argument("library")
parser.add_argument("files", nargs="+")
parser.add_argument("--seconds", type=int, default=60)
parser.add_argument("--clients", type=int, default=64)
parser.add_argument("--threads", type=int, default=os.cpu_count())
arguments = parser.parse_args()

with tempfile.TemporaryDirectory() as folder, Server(arguments.silang, f"--threads={arguments.threads}", "--max-waiting=128") as server:
    each = max(3, arguments.seconds // 3)
    alone = [library(arguments, each)]
    worked = server.worked()
    out, memory = under_load(server, arguments, folder)
    worked = server.worked() - worked
    alone.append(library(arguments, each))
    late = beside_slow_clients(server)
    code, _ = server.stop()

served = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
errors = re.findall(r"Non-2xx.*|Socket errors.*", out)
latency = dict(re.findall(r"(\d\d)%\s+([\d.]+\w+)", out))
ratio = served / (sum(rate for rate, _ in alone) / 2)
by_work = int(re.search(r"(\d+) requests in", out)[1]) / worked
work_ratio = by_work / (sum(rate for _, rate in alone) / 2)
growth = memory[-1] / memory[0] - 1
print(f"""| measure | value |
|---|---|
| the library, {arguments.threads} threads, before and after | {alone[0][0]:.0f} and {alone[1][0]:.0f} comparisons a second |
| the service, {arguments.threads} threads, {arguments.clients} clients, {arguments.seconds} s | {served:.0f} a second |
| ratio | {ratio:.2f} (wanted: 0.8) |
| a second of the processor's time: library, service, ratio | {sum(rate for _, rate in alone) / 2:.0f}, {by_work:.0f}, {work_ratio:.2f} |
| latency, median and 99 % | {latency.get("50")} and {latency.get("99")} |
| errors | {"; ".join(errors) or "none"} |
| memory after a tenth of the time and at the end | {memory[0] / 1e6:.0f} MB and {memory[-1] / 1e6:.0f} MB |
| GET /healthz beside 100 slow clients, 99 % | {late * 1000:.2f} ms |
| exit code after SIGTERM | {code} |""")
sys.exit(0 if ratio >= 0.8 and not errors and growth < 0.1 and code == 0 else 1)
