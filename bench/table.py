#!/usr/bin/env python3
"""One Markdown table of what scripts/bench measured.

    table.py BENCHMARKS.json COLD_START.json COMMIT

BENCHMARKS.json is Google Benchmark's JSON (medians are taken where there are repetitions), COLD_START.json comes from
cold_start.py. Ends with 1 if a benchmark found its answer wrong.
"""
import json
import pathlib
import re
import sys

UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}


def scaled(x, unit):
    for size, prefix in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if x >= size:
            return f"{x / size:.3g} {prefix}{unit}"
    return f"{x:.3g} {unit}"


def seconds(x):
    return f"{x:.3g} s" if x >= 1 else f"{1e3 * x:.3g} ms" if x >= 1e-3 else f"{1e6 * x:.3g} µs"


def rate(b):
    parts = []
    if "items_per_second" in b:
        parts.append(scaled(b["items_per_second"], "") .strip() + " items/s")
    if "bytes_per_second" in b:
        parts.append(scaled(b["bytes_per_second"], "B/s"))
    if "compared" in b:
        parts.append(scaled(b["compared"], "").strip() + " pairs/s")
    if "of_icu" in b:
        parts.append(f"{b['of_icu']:.3f} of ICU's words")
    if "of_reading" in b:
        parts.append(f"{b['of_reading']:.2f} × reading the claims")
    if "exponent" in b:
        parts.append(f"n^{b['exponent']:.2f}")
    return ", ".join(parts)


def main():
    benchmarks = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["benchmarks"]
    cold = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    failed = [b for b in benchmarks if b.get("error_occurred")]
    print(f"Commit {sys.argv[3]}; cold start: medians of {cold['runs']} runs in turn over {cold['sources']} sources; "
          "benchmarks: medians of their repetitions.\n")
    print("| measured | time | rate | peak memory | wanted |\n|---|---|---|---|---|")
    for row in cold["rows"]:
        ours = row["name"] == "silang"
        wanted = f"≥ {cold['least_ratio']} × as fast, ≤ {cold['most_megabytes']} MB" if ours else ""
        times = f"{cold['ratio']:.1f} × as fast" if ours else "1"
        print(f"| cold start, {row['name']} | {row['milliseconds']:.1f} ms | {times} | {row['megabytes']:.1f} MB | {wanted} |")
    for b in benchmarks:
        if b.get("error_occurred") or b.get("run_type") == "aggregate" and b.get("aggregate_name") != "median":
            continue
        name = b.get("run_name", b["name"])
        # Names that end in real_time or manual_time were measured so; the others by processor time.
        time = b["real_time"] if name.endswith(("/real_time", "/manual_time")) else b["cpu_time"]
        name = re.sub(r"/(iterations:\d+|repeats:\d+|real_time|manual_time)", "", name)
        print(f"| `{name}` | {seconds(time * UNITS[b['time_unit']])} | {rate(b)} | | |")
    for b in failed:
        print(f"| `{b['name']}` | wrong: {b['error_message']} | | | |")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
