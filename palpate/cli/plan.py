"""`palpate plan FILE [--minutes N] [--json]`: a session for every case of a file, with reasons.

A case file tells of no consent and no credentials: consent to treatment is taken as given;
sensitive areas and what needs a credential stay out.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from palpate import pathway
from palpate.cli.refusal import Refusal
from palpate.interop.cases.answer import person_of
from palpate.interop.cases.case import Case
from palpate.interop.cases.findings import findings_of
from palpate.interop.cases.read import CaseError, read_cases
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.planning.stored import plan_to_json
from palpate.planning.visit import Visit
from palpate.screening.evaluate import Screen

LONGEST = 240.0


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", type=Path, help="cases, one JSON object per line")
    verb.add_argument(
        "--minutes", type=_minutes, default=60.0, metavar="N", help="minutes booked (default 60)"
    )
    verb.add_argument("--json", action="store_true", help="one JSON object per case")
    verb.set_defaults(run=run)


def _minutes(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= LONGEST or (value * 2) % 1:
        raise argparse.ArgumentTypeError(
            f"minutes come in halves above 0 and up to {LONGEST:g}, not '{text}'"
        )
    return value


def run(options: argparse.Namespace) -> int:
    """Plan every case in order. Malformed lines are named on standard error; exit code 1 then."""
    knowledge, refused, planned = shipped(), 0, 0
    try:
        for case in read_cases(options.file):
            if isinstance(case, CaseError):
                print(f"palpate: {options.file}: {case}", file=sys.stderr)
                refused += 1
                continue
            found = plan_of(case, knowledge, minutes=options.minutes)
            print(json.dumps(found, ensure_ascii=False) if options.json else in_words(found))
            sys.stdout.flush()
            planned += 1
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refusal(f"{options.file} cannot be read: {error.strerror}.") from None
    if not planned and not refused:
        raise Refusal(f"{options.file} holds no case; write one JSON object per line.")
    return 1 if refused else 0


def plan_of(case: Case, knowledge: Knowledge, *, minutes: float) -> dict[str, Any]:
    """Screen, assess and plan one case; plain values."""
    read = findings_of(case, knowledge)
    screened = pathway.screen(knowledge, presentation=read.presentation)
    assessed = pathway.assess(knowledge, read.findings, person_of(case), screened=screened, asks=0)
    plan = pathway.propose(
        knowledge, assessed, Visit(minutes=minutes), findings=read.findings, screened=screened
    ).plan
    return {
        "id": case.id,
        "screen": _screen(screened),
        "minutes": minutes,
        "plan": json.loads(plan_to_json(plan)),
        "unplaced": list(read.unplaced),
    }


def _screen(screened: Screen) -> dict[str, Any]:
    return {
        "action": screened.action.value,
        "flags": [{"id": flag.id, "label": flag.label} for flag in screened.flags],
        "precautions": [precaution.say for precaution in screened.precautions],
    }


def in_words(found: dict[str, Any]) -> str:
    """A plan as lines to be read, flags first."""
    screen, plan = found["screen"], found["plan"]
    rows = [f"{found['id']}: {plan['status']}, screen {screen['action']}"]
    rows += [f"  ! {flag['label']}" for flag in screen["flags"]]
    rows += [f"  - {say}" for say in screen["precautions"]]
    for line in plan["lines"]:
        rows += _line(line)
    rows += [f"  Home: {item['label']}. {item['how']} ({item['dose']})" for item in plan["home"]]
    rows += [f"  {note}" for note in plan["notes"]]
    rows += [f"  For the client: {plan['for_client']}"] if plan["for_client"] else []
    rows += [f"  Not understood: {text}" for text in found["unplaced"]]
    return "\n".join([*rows, ""])


def _line(line: dict[str, Any]) -> list[str]:
    where = " ".join(part for part in (line["side"], line["structure"]) if part)
    head = f"{line['start_minute']:>5g} min  {line['minutes']:g} min  {line['label']}"
    rows = [f"  {head}{': ' + where if where else ''} ({line['position']})"]
    texts = (line["dose"]["in_words"], line["reason"], line["not_next_best"], line["stop_if"])
    return rows + [f"             {text}" for text in texts if text]
