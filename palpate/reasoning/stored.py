"""An assessment as JSON and back, so that an old one can be read as it was given."""

from pydantic import TypeAdapter

from palpate.reasoning.assessment import Assessment

_DOOR: TypeAdapter[Assessment] = TypeAdapter(Assessment)


def assessment_to_json(assessment: Assessment) -> str:
    return _DOOR.dump_json(assessment).decode()


def assessment_from_json(text: str) -> Assessment:
    """Raises pydantic.ValidationError where the text is no assessment of this version."""
    return _DOOR.validate_json(text)
