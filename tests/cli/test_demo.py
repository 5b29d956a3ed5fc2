"""`palpate demo`, run as people run it: in a process and a folder of its own."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from palpate.cli.demo import Progress


def _command(home: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    command = [sys.executable, "-m", "palpate.cli.main", "demo", "--clients", "1", *words]
    # An operator's own settings must not lead the demonstration to another database.
    environment = {**os.environ, "PALPATE_HOME": str(home), "PYTHONPATH": ".",
                   "PALPATE_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}  # fmt: skip
    return command, environment


def _demo(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command, environment = _command(home, *words)
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=240, check=False
    )


def _entries(home: Path) -> int:
    with sqlite3.connect(home / "palpate.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM audit_auditentry").fetchone()[0])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration that was seeded once."""
    folder = tmp_path_factory.mktemp("demo") / "home"
    done = _demo(folder, "--seed-only")
    assert done.returncode == 0, done.stderr
    assert "All of it is invented." in done.stdout
    return folder


def test_seeding_twice_changes_nothing(home: Path) -> None:
    before = _entries(home)
    again = _demo(home, "--seed-only")
    assert again.returncode == 0
    assert _entries(home) == before > 0


def test_its_files_are_its_owners_alone(home: Path) -> None:
    for name in ("palpate.sqlite3", "data.key", "secret.key"):
        assert not (home / name).stat().st_mode & 0o077


def test_reset_makes_a_new_clinic(home: Path) -> None:
    secret = (home / "secret.key").read_text()
    done = _demo(home, "--seed-only", "--reset")
    assert done.returncode == 0
    assert (home / "secret.key").read_text() != secret


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data.key").write_text("a practice's own")
    refused = _demo(tmp_path, "--seed-only", "--reset")
    assert refused.returncode == 2
    assert "was not made by palpate demo" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["data.key"]


def test_a_taken_port_is_one_clear_sentence_and_nothing_is_written(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = _demo(tmp_path / "home", "--port", str(port))
    assert refused.returncode == 2
    assert f"127.0.0.1:{port}" in refused.stderr
    assert f"--port {port + 1}" in refused.stderr
    assert not (tmp_path / "home").exists()


def test_it_serves_prints_the_log_ins_and_stops_quietly(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command, environment = _command(home, "--port", str(port))
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert _answers(f"http://127.0.0.1:{port}/account/login/", running)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    finally:
        running.kill()
    assert running.returncode == 0
    assert "Traceback" not in err
    assert "mira@palpate.example" in out
    assert f"http://127.0.0.1:{port}" in out
    assert "Ines Almeida" in out


def _answers(address: str, running: "subprocess.Popen[str]") -> bool:
    """Whether the address answers within two minutes."""
    until = time.monotonic() + 120
    while time.monotonic() < until and running.poll() is None:
        try:
            with urlopen(address, timeout=20) as answer:  # our own server, on this machine
                return bool(answer.status == 200)
        except (URLError, OSError):
            time.sleep(0.3)
    return False


def test_progress_is_one_line_for_each_kind_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = Progress()
    for done in (400, 800, 801):
        told("notes", done, 801)
    assert capsys.readouterr().out == "     801 notes\n"
