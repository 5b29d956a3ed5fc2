"""`python -m bench.screening [FILE]`: what the screen finds and how often it cries wolf.

Scripted presentations (tests/screening/samples): recall of the encoded rules, near misses that
stay silent, urgent alarms on benign look-alikes, and presentations written before the wordings
were looked at. With FILE, a bank of cases: red-flag cases answered more strongly than caution, and
among the others urgent alarms and, apart, plain referrals.

Exit code 0, or 1 where a rule is missed or the alarms pass five in a hundred; 2 for a file that
cannot be read.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.cases.truth import is_red_flag
from palpate import pathway
from palpate.interop.cases.findings import presentation_of
from palpate.interop.cases.read import CaseError, read_cases
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.screening.action import Action
from palpate.screening.evaluate import Screen
from palpate.screening.text import Examined, Presentation

SAMPLES = Path(__file__).parent.parent / "tests" / "screening" / "samples"
MOST_ALARMS_PERCENT = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A scripted presentation.

    `rule` and `expect` (an action, or "silent") where one rule is meant; `least` where any
    sufficient action will do; neither for a benign look-alike.
    """

    presentation: Presentation
    rule: str = ""
    way: str = ""
    expect: str = ""
    batch: str = ""
    least: str = ""
    missed: bool = False


def samples(folder: Path = SAMPLES) -> Iterator[Sample]:
    """Every scripted presentation, by file."""
    for path in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["sample"]:
            yield _sample(row)


def _sample(row: dict[str, Any]) -> Sample:
    return Sample(
        presentation=Presentation(
            age=row.pop("age", None),
            complaint=row.pop("text"),
            examined=tuple(_examined(found) for found in row.pop("findings", ())),
        ),
        **row,
    )


def _examined(words: str) -> Examined:
    """A finding written as "test | site | result | detail"."""
    test, site, result, detail = (part.strip() for part in words.split("|"))
    return Examined(test=test, site=site, result=result, detail=detail)


def meets(sample: Sample, screen: Screen) -> bool:
    """Whether the screen does what the sample asks of it."""
    if sample.rule:
        fired = [f for f in screen.flags if f.id == sample.rule and not f.open]
        said = fired[0].action.value if fired else "silent"
        return said == sample.expect
    if sample.least:
        return screen.action > Action.CAUTION
    return not screen.action.stops_the_session


def scripted(knowledge: Knowledge) -> tuple[list[str], bool]:
    """The figures of the scripted presentations, and whether they are good enough."""
    count: Counter[tuple[str, bool]] = Counter()
    referred = 0
    for sample in samples():
        screen = pathway.screen(knowledge, presentation=sample.presentation)
        kind = _kind(sample)
        count[kind, meets(sample, screen)] += 1
        referred += kind == "benign" and screen.action is Action.REFER
    lines = [_line(kind, count) for kind in _KINDS]
    benign = count["benign", True] + count["benign", False]
    lines.append(f"benign look-alikes with a plain referral: {referred} of {benign}")
    alarms_percent = 100.0 * count["benign", False] / benign
    good = not count["fires", False] and alarms_percent <= MOST_ALARMS_PERCENT
    return lines, good


_KINDS = {
    "fires": "rules that fire as they should",
    "silent": "near misses that stay silent",
    "unseen": "serious presentations written beforehand, asked to see a doctor",
    "benign": "benign look-alikes without an urgent alarm",
}


def _kind(sample: Sample) -> str:
    if sample.rule:
        return "silent" if sample.expect == "silent" else "fires"
    return "unseen" if sample.least else "benign"


def _line(kind: str, count: Counter[tuple[str, bool]]) -> str:
    right, wrong = count[kind, True], count[kind, False]
    return f"{_KINDS[kind]}: {right} of {right + wrong}"


def bank(path: Path, knowledge: Knowledge) -> Iterable[str]:
    """The figures of a bank of cases; lines that are no cases are named."""
    count: Counter[tuple[bool, str]] = Counter()
    for case in read_cases(path):
        if isinstance(case, CaseError):
            yield str(case)
            continue
        screen = pathway.screen(knowledge, presentation=presentation_of(case))
        count[is_red_flag(case), screen.action.value] += 1
    red, others = _total(count, True), _total(count, False)
    urgent = count[False, "refer_urgent"] + count[False, "emergency"]
    found = red - count[True, "proceed"] - count[True, "caution"]
    yield f"red-flag cases answered more strongly than caution: {found} of {red}"
    yield f"urgent alarms among the others: {urgent} of {others}"
    yield f"plain referrals among the others: {count[False, 'refer']} of {others}"


def _total(count: Counter[tuple[bool, str]], is_red: bool) -> int:
    return sum(number for (red, _), number in count.items() if red is is_red)


def main(arguments: list[str]) -> int:
    """Print the figures; see the module for the exit codes."""
    knowledge = shipped()
    lines, good = scripted(knowledge)
    print("\n".join(lines))
    for name in arguments:
        if not Path(name).is_file():
            print(f"{name} cannot be read: no such file.", file=sys.stderr)
            return 2
        print(f"{name}:")
        print("\n".join(f"  {line}" for line in bank(Path(name), knowledge)))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
