"""`python -m bench.cases FILE [--json]`: the figures of a bank of cases.

Exit code 0 all answered, 1 some lines were no cases, 2 nothing done.
"""

import argparse
import sys
from pathlib import Path

from bench.cases.run import report
from bench.cases.table import json_line, table
from palpate.knowledge.read import shipped


def main(arguments: list[str] | None = None) -> int:
    """Print the table and then one JSON line, or the JSON line alone."""
    parser = argparse.ArgumentParser(prog="python -m bench.cases", description=__doc__)
    parser.add_argument("file", type=Path, help="a file of cases, one JSON object per line")
    parser.add_argument("--json", action="store_true", help="print the JSON line alone")
    parser.add_argument("--no-baselines", action="store_true", help="leave the baselines out")
    chosen = parser.parse_args(arguments)
    try:
        found = report(chosen.file, shipped(), baselines=not chosen.no_baselines)
    except OSError as error:
        print(f"{chosen.file} cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    if not chosen.json:
        print(table(found))
    print(json_line(found))
    for wrong in found.errors:
        print(f"{chosen.file}: {wrong}", file=sys.stderr)
    return 1 if found.errors else 0


if __name__ == "__main__":
    sys.exit(main())
