"""The documents say what the code is."""

import configparser
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VALUES = {
    "palpate.quantities": ("Side", "Span"),
    "palpate.anatomy.region": ("Area",),
    "palpate.anatomy.muscle": ("Muscle",),
    "palpate.findings.finding": ("Finding", "State"),
    "palpate.findings.pain_drawing": ("PainDrawing", "PaintedRegion", "Stroke"),
    "palpate.knowledge.base": ("Knowledge",),
    "palpate.knowledge.source": ("Source", "Link", "AreaLink"),
    "palpate.knowledge.examination": ("Examination", "Bearing"),
    "palpate.knowledge.concept": ("Concept",),
    "palpate.knowledge.citation": ("Citation", "Reference"),
    "palpate.knowledge.technique": ("Technique",),
    "palpate.knowledge.rule": ("Rule",),
    "palpate.knowledge.instrument": ("Instrument",),
    "palpate.screening.evaluate": ("Screen", "Flag"),
    "palpate.screening.text": ("Presentation",),
    "palpate.reasoning.assessment": ("Assessment", "Ranked", "Reason", "Ask", "Member"),
    "palpate.reasoning.network": ("Network",),
    "palpate.reasoning.infer": ("Posteriors",),
    "palpate.reasoning.person": ("Person",),
    "palpate.planning.plan": ("Plan", "Line"),
    "palpate.planning.request": ("PlanRequest",),
}


def layers() -> list[str]:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    lines = config["importlinter:contract:house"]["layers"].split("\n")
    return [name for line in lines for name in re.split(r"[|\s]+", line.strip()) if name]


def test_the_architecture_page_lists_the_layers_of_the_contract_in_order() -> None:
    page = (ROOT / "docs/architecture.md").read_text()
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == layers()


@pytest.mark.parametrize("module", VALUES)
def test_every_public_value_of_the_core_stands_in_the_glossary(module: str) -> None:
    page = (ROOT / "docs/glossary.md").read_text()
    for name in VALUES[module]:
        assert hasattr(importlib.import_module(module), name)
        assert f"**{name}** – " in page


def test_the_repository_names_no_path_of_a_workplace() -> None:
    suspicious = re.compile(r"/work/(main|shared)|/tmp/brief")
    texts = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("palpate/**/*.py")]
    assert [str(p) for p in texts if suspicious.search(p.read_text())] == []
