"""Plans and requests as text, to be kept with a visit and read again."""

from dataclasses import replace
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from palpate.knowledge.technique import Technique
from palpate.planning.plan import Line, Plan
from palpate.planning.request import PlanRequest

Kind = TypeVar("Kind")
_PLAN = TypeAdapter(Plan)
_REQUEST = TypeAdapter(PlanRequest)
_LINES = TypeAdapter(tuple[Line, ...])


class StoredPlanError(ValueError):
    """A stored plan, request or line cannot be read; the message says where it is wrong."""


def plan_to_json(plan: Plan) -> str:
    return _PLAN.dump_json(plan).decode()


def plan_from_json(text: str) -> Plan:
    """The plan again; raises StoredPlanError."""
    return _read(_PLAN, text, "plan")


def lines_to_json(lines: tuple[Line, ...]) -> str:
    return _LINES.dump_json(lines).decode()


def lines_from_json(text: str) -> tuple[Line, ...]:
    """The lines again; raises StoredPlanError."""
    return _read(_LINES, text, "lines")


def request_to_json(request: PlanRequest) -> str:
    """The request without its techniques, which are knowledge and known by its version."""
    return _REQUEST.dump_json(replace(request, techniques=())).decode()


def request_from_json(text: str, techniques: tuple[Technique, ...]) -> PlanRequest:
    """The request again, with techniques of the knowledge in use; raises StoredPlanError."""
    return replace(_read(_REQUEST, text, "plan request"), techniques=techniques)


def _read(adapter: TypeAdapter[Kind], text: str, name: str) -> Kind:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise StoredPlanError(
            f"The stored {name} cannot be read: {where}: {first['msg']}. Make a new plan."
        ) from error
