"""`palpate`: one verb per file. Exit codes: 0 all answered; 1 answered, but something was found
wrong or refused; 2 nothing done.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from palpate.cli.refusal import Refusal
from palpate.knowledge.door import KnowledgeError

COMMANDS = {
    "reason": "answer a file of cases",
    "knowledge": "check, show and count the knowledge base",
    "plan": "plan a session from a case file",
    "init": "make the database and the secret key of a new practice",
    "serve": "serve the web application with its worker",
    "worker": "do the background work",
    "doctor": "say what is unsafe or missing",
    "demo": "seed an invented clinic and serve it on this machine",
    "verify": "check the seals of the notes and the audit trail",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Usage errors leave with 2, as argparse does."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        arguments = parser(words[:1]).parse_args(words)
        return int(arguments.run(arguments))
    except (KnowledgeError, Refusal) as error:
        print(f"palpate: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output went away (`| head`); that is not an error of ours.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def parser(first: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser; only the command asked for is imported, so that small ones start fast."""
    whole = argparse.ArgumentParser(
        prog="palpate",
        description="Decision support and practice system for neuromuscular therapy. "
        "For trained people; it makes no diagnosis.",
    )
    verbs = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, help_text in COMMANDS.items():
        verb = verbs.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
        if not first or name in first:
            import_module(f"palpate.cli.{name}").arguments(verb)
    return whole


if __name__ == "__main__":
    sys.exit(main())
