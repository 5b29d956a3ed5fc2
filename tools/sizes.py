"""Fails when a source file has grown past 500 lines: ask which two things it is."""

import subprocess
import sys
from pathlib import Path

LIMIT_LINES = 500
KINDS = (".py", ".js", ".css", ".html")


def main() -> int:
    """Print every tracked source file over the limit; exit code 1 when there is one."""
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True)
    paths = [Path(name) for name in listed.stdout.splitlines() if name.endswith(KINDS)]
    long = [
        (lines, path) for path in paths if path.exists() and (lines := count(path)) > LIMIT_LINES
    ]
    for lines, path in sorted(long, reverse=True):
        print(f"{path}: {lines} lines, {LIMIT_LINES} at most. Which two things is this?")
    return 1 if long else 0


def count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    sys.exit(main())
