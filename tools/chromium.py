"""Says whether the browser tests can run, and how to make them."""

import shutil
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")


def found() -> str:
    """The path of Chromium, or an empty string."""
    return str(CHROMIUM) if CHROMIUM.exists() else shutil.which("chromium") or ""


if __name__ == "__main__":
    if not found():
        print(
            "Chromium is not installed: the browser tests will be SKIPPED, not passed.\n"
            "On Debian or Ubuntu: apt-get install chromium"
        )
