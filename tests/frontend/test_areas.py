"""The body picture and the knowledge base speak of the same places."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hatch_build import find_node
from palpate.knowledge.read import shipped

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
LISTED: list[dict[str, Any]] = json.loads((FRONTEND / "src" / "body" / "areas.json").read_text())
PIECES = """import {pieces} from "./src/body/regions.js";
console.log(JSON.stringify({front: pieces("front"), back: pieces("back")}))"""


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[dict[str, Any]]]:
    node, _ = find_node()
    done = subprocess.run(
        [node, "--input-type=module", "-e", PIECES],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def leaves() -> dict[str, Any]:
    areas = shipped().areas
    parents = {area.parent for area in areas.values()}
    return {name: area for name, area in areas.items() if name not in parents}


def test_the_list_names_every_leaf_area_once() -> None:
    assert sorted(area["id"] for area in LISTED) == sorted(leaves())


def test_an_area_has_two_sides_in_the_list_exactly_when_the_knowledge_base_says_so() -> None:
    known = leaves()
    assert {a["id"]: a["paired"] for a in LISTED} == {n: a.paired for n, a in known.items()}


def test_internal_and_intimate_areas_are_private() -> None:
    known = leaves()
    private = {area["id"] for area in LISTED if area.get("private")}
    assert private == {name for name, area in known.items() if area.surface != "surface"}


def test_no_two_places_have_the_same_words() -> None:
    assert len({area["label"] for area in LISTED}) == len(LISTED)


def test_every_surface_area_is_drawn_and_no_other(
    drawn: dict[str, list[dict[str, Any]]],
) -> None:
    shown = {piece["area"] for view in drawn.values() for piece in view}
    assert shown == {area["id"] for area in LISTED if not area.get("private")}


def test_paired_areas_are_drawn_on_both_sides(drawn: dict[str, list[dict[str, Any]]]) -> None:
    paired = {area["id"]: area["paired"] for area in LISTED}
    wrong = {
        piece["area"]
        for view in drawn.values()
        for piece in view
        if piece["isPaired"] is not paired[piece["area"]]
    }
    assert wrong == set()
