"""`palpate knowledge check | show ID | find TEXT | stats`: the knowledge base on the terminal."""

import argparse
import json
import sys
from pathlib import Path

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.every import CHECKS, every_problem
from palpate.knowledge.read import read_folder, shipped
from palpate.knowledge.show import find, show
from palpate.knowledge.stats import stats


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--folder", type=Path, help="read this folder instead of the shipped files")
    actions = verb.add_subparsers(title="actions", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="run every check over the files")
    check.set_defaults(run=run_check)
    shown = actions.add_parser("show", help="one thing with its facts and where they were read")
    shown.add_argument("id")
    shown.set_defaults(run=run_show)
    found = actions.add_parser("find", help="things whose name holds the text")
    found.add_argument("text", nargs="+")
    found.set_defaults(run=run_find)
    counted = actions.add_parser("stats", help="how much there is and how sure it is")
    counted.add_argument("--json", action="store_true", help="one JSON object")
    counted.set_defaults(run=run_stats)


def _knowledge(options: argparse.Namespace) -> Knowledge:
    return read_folder(options.folder) if options.folder else shipped()


def run_check(options: argparse.Namespace) -> int:
    problems = every_problem(_knowledge(options))
    for problem in problems:
        print(problem, file=sys.stderr)
    verdict = f"{len(problems)} problems" if problems else "no problems"
    print(f"{len(CHECKS)} checks, {verdict}.")
    return 1 if problems else 0


def run_show(options: argparse.Namespace) -> int:
    knowledge = _knowledge(options)
    text = show(knowledge, options.id)
    if text is None:
        near = ", ".join(name for _, name, _ in find(knowledge, options.id)[:5])
        hint = f" Did you mean {near}?" if near else " Try: palpate knowledge find TEXT"
        print(f"palpate: nothing has the id '{options.id}'.{hint}", file=sys.stderr)
        return 2
    print(text)
    return 0


def run_find(options: argparse.Namespace) -> int:
    rows = find(_knowledge(options), " ".join(options.text))
    for kind, name, label in rows:
        print(f"{kind:<12} {name:<36} {label}")
    if not rows:
        print(f"palpate: nothing is called '{' '.join(options.text)}'.", file=sys.stderr)
    return 0 if rows else 1


def _count(value: object) -> str:
    """Lists are long: their number here, their names with --json."""
    return f"{len(value)} (named with --json)" if isinstance(value, list) else str(value)


def run_stats(options: argparse.Namespace) -> int:
    counted = stats(_knowledge(options))
    if options.json:
        print(json.dumps(counted, ensure_ascii=False))
        return 0
    for name, value in counted.items():
        shown = "" if isinstance(value, dict) else _count(value)
        print(f"{name.replace('_', ' '):<36} {shown}")
        if isinstance(value, dict):
            for key, count in value.items():
                print(f"  {key:<34} {count}")
    return 0
