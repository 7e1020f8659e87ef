#!/usr/bin/env python3
"""The commands of README.md, "As a service", against a server of our own: each ends with 0 and answers something.

    tests/http/readme.py SILANG README

Exit code: 0 all do, 1 one does not; 77 without curl.
"""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import Server  # noqa: E402

command, readme = sys.argv[1:]
if shutil.which("curl") is None:
    sys.exit(77)
with open(readme, encoding="utf-8") as file:
    section = re.search(r"^## As a service$.*?(?=^## )", file.read(), re.MULTILINE | re.DOTALL)[0]
block = next(block for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL) if "curl" in block)
commands = re.split(r"\n(?=curl )", re.sub(r"^#.*\n", "", "\n" + block, flags=re.MULTILINE))[1:]
expected = ['"relation": "conflict"', "Palu", '"claims"', '"openapi"', "silang_http_requests_total", '"ok"']
failed = len(commands) != len(expected)
with Server(command) as server:
    for line, said in zip(commands, expected):
        ended = subprocess.run(["bash", "-c", line.replace("localhost:8080", f"localhost:{server.port}")], capture_output=True, text=True, timeout=60)
        if ended.returncode != 0 or said not in ended.stdout:
            failed = True
            print(f"FAILED {line}\n{ended.returncode} {ended.stdout[:500]} {ended.stderr}")
print(f"{len(commands)} commands")
sys.exit(1 if failed else 0)
