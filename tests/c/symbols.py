#!/usr/bin/env python3
"""libsilang.so shows each function that silang/silang.h declares, and nothing else.

    tests/c/symbols.py LIBSILANG.SO SILANG.H
"""
import pathlib
import re
import subprocess
import sys

library, header = sys.argv[1:]
lines = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout.splitlines()
shown = {line.split()[-1].split("@")[0] for line in lines} - {"SILANG_1"}
text = re.sub(r"/\*.*?\*/", "", pathlib.Path(header).read_text(encoding="utf-8"), flags=re.DOTALL)
declared = set(re.findall(r"SILANG_API[^;(]*?\b(silang_\w+)\(", text))
for name in sorted(shown ^ declared):
    print(f"{name}: {'shown, not declared' if name in shown else 'declared, not shown'}")
print(f"{len(declared)} functions declared, {len(shown)} shown")
sys.exit(not declared or shown != declared)
