"""`palpate reason FILE [--json]`: answers a file of cases, each on its own."""

import argparse
import json
import sys
from pathlib import Path

from palpate.cli.refusal import Refusal
from palpate.interop.cases.answer import answer
from palpate.interop.cases.case import Reading
from palpate.interop.cases.read import CaseError, read_cases
from palpate.interop.cases.write import in_words
from palpate.knowledge.read import shipped


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", type=Path, help="cases, one JSON object per line")
    verb.add_argument("--json", action="store_true", help="one JSON object per case")
    verb.add_argument(
        "--reading",
        type=Reading,
        choices=list(Reading),
        default=Reading.FULL,
        metavar="|".join(Reading),
        help="what of a case may be seen (default full)",
    )
    verb.add_argument("--asks", type=int, default=5, metavar="N", help="next tests to propose")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Answer every line in order. Malformed ones are named on standard error; exit code 1 then."""
    knowledge, refused, answered = shipped(), 0, 0
    try:
        for case in read_cases(options.file):
            if isinstance(case, CaseError):
                print(f"palpate: {options.file}: {case}", file=sys.stderr)
                refused += 1
                continue
            found = answer(case, knowledge, reading=options.reading, asks=options.asks)
            shown = json.dumps(found, ensure_ascii=False) if options.json else in_words(found)
            print(shown, flush=True)
            answered += 1
    except OSError as error:
        raise Refusal(f"{options.file} cannot be read: {error.strerror}.") from None
    if not answered and not refused:
        raise Refusal(f"{options.file} holds no case; write one JSON object per line.")
    return 1 if refused else 0
