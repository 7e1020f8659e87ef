"""What a type checker has to accept, and what it has to refuse (`type: ignore` with its code, which --warn-unused-ignores holds)."""
from __future__ import annotations

import pathlib
from typing import Any

import silang

report: silang.Report = silang.compare(["a", b"b", {"text": "c"}, pathlib.Path("d")], "id", threshold=0.5, timeout=None)
findings: list[silang.Finding] = report.findings
for finding in findings:
    summary: str = finding.summary
    confidence: float = finding.confidence
    is_conflict: bool = finding.relation == "conflict"
    for side in finding.sides:
        if side.value is not None:
            number: float | None = side.value.number
        texts: list[str] = [mention.text for mention in side.mentions]
told: dict[str, Any] = report.to_dict()
claim: silang.Claim = silang.claims("one").claims[0]
alignment: silang.Alignment = silang.align(["one", "two"]).alignments[0]
page: str = report.to_html("id")

silang.compare([1])  # type: ignore[list-item]
silang.compare("a", treshold=1)  # type: ignore[call-arg]
report.to_html("fr")  # type: ignore[arg-type]
side.value.number  # type: ignore[union-attr]
finding.relation == "conflicts"  # type: ignore[comparison-overlap]
