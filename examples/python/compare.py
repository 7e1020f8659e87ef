# Articles as text and as files, compared: an example of README.md.
import pathlib
import sys

import silang

report = silang.compare(
    [
        "Flood in Demak\n\nThe flood killed 12 people in Demak on Monday.",
        {"id": "evening", "text": "Demak under water\n\nThe flood killed 17 people in Demak on Monday."},
        *map(pathlib.Path, sys.argv[1:]),
    ]
)
for finding in report.findings:
    print(f"{finding.relation}: {finding.summary}")
    for side in finding.sides:
        print("   ", ", ".join(f"{mention.text} ({mention.source})" for mention in side.mentions))
