"""What the tests of the command in Python share: which command is tried, and how faults are counted."""
import os
import pathlib
import sys

SILANG = str(pathlib.Path(sys.argv[1]).resolve())
os.environ["LC_ALL"] = "C"
failures = 0


def check(name, holds, told=""):
    global failures
    if not holds:
        failures += 1
        print(f"FAILED: {name}: {told}")


def end():
    """Exit code: 0 all is well, 1 something is not."""
    print(f"{failures} failed")
    sys.exit(1 if failures else 0)
