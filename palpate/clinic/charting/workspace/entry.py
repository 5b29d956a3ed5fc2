"""One tap or one line becomes a finding."""

from dataclasses import dataclass
from typing import Any

from django import forms

from palpate.findings.finding import Finding, State
from palpate.knowledge.base import Knowledge
from palpate.quantities import Side

RESULTS = {
    "positive": (State.PRESENT, 1.0),
    "partly": (State.PRESENT, 0.5),
    "negative": (State.ABSENT, 1.0),
    "tender": (State.PRESENT, 0.25),
    "trigger-point": (State.PRESENT, 0.5),
    "refers": (State.PRESENT, 0.75),
    "familiar": (State.PRESENT, 1.0),
    "nothing": (State.ABSENT, 1.0),
}
"""What can be tapped, with the state and grade it means (`palpate.findings.finding`)."""
PALPATION_RESULTS = (
    ("familiar", "Familiar pain"),
    ("refers", "Refers"),
    ("trigger-point", "Tender, taut band"),
    ("tender", "Tender"),
    ("nothing", "Nothing"),
)
TEST_RESULTS = (("positive", "Yes"), ("partly", "Partly"), ("negative", "No"))
SCREEN_RESULTS = (("positive", "Yes"), ("negative", "No"), ("partly", "Cannot tell"))
SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("midline", "Middle"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be looked for and recorded: its key, its name, and how."""

    key: str
    label: str
    kind: str
    sided: bool


def catalogue(knowledge: Knowledge) -> list[Entry]:
    """Everything a therapist can record by name: tests, and structures to be felt for."""
    tests = [
        Entry(key=f"test:{e.id}", label=e.label, kind="test", sided=e.sided)
        for e in knowledge.examinations.values()
        if e.status == "current"
    ]
    felt = [
        Entry(
            key=f"palpation:{s.id}",
            label=f"Feel: {s.label}",
            kind="palpation",
            sided=s.laterality == "paired",
        )
        for s in knowledge.current_sources()
        if s.treatable
    ]
    return sorted([*tests, *felt], key=lambda entry: entry.label.lower())


class EntryForm(forms.Form):
    """A key (or the name of one), a side and a result."""

    key = forms.CharField(required=False)
    name = forms.CharField(required=False)
    side = forms.ChoiceField(choices=SIDES, required=False)
    result = forms.ChoiceField(
        choices=[(name, name) for name in RESULTS],
        error_messages={"required": "Say how it came out."},
    )

    def __init__(self, *args: Any, knowledge: Knowledge, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.knowledge = knowledge

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        known = {entry.key: entry for entry in catalogue(self.knowledge)}
        named = {entry.label.lower(): entry for entry in known.values()}
        entry = known.get(data.get("key", "")) or named.get(data.get("name", "").strip().lower())
        if entry is None and not self._is_screening(data.get("key", "")):
            raise forms.ValidationError(
                "Nothing has this name. Type a few letters and choose from the list."
            )
        if entry is not None and entry.sided and not data.get("side"):
            raise forms.ValidationError(f"Say on which side: {entry.label}.")
        data["entry"] = entry
        return data

    def _is_screening(self, key: str) -> bool:
        fact = key.removeprefix("has:screen.")
        facts = self.knowledge.facts
        return key.startswith("has:screen.") and facts is not None and fact in facts.by_id

    def finding(self) -> Finding:
        """The finding of a valid form."""
        entry: Entry | None = self.cleaned_data["entry"]
        state, grade = RESULTS[self.cleaned_data["result"]]
        sided = entry is not None and entry.sided
        return Finding(
            key=entry.key if entry else self.cleaned_data["key"],
            side=Side(self.cleaned_data["side"]) if sided else Side.MIDLINE,
            state=state,
            grade=grade,
            said=self.cleaned_data["result"],
        )
