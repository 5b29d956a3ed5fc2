"""Log lines that say where something failed, never what it was given."""

import logging
import re
import traceback
from types import TracebackType

_QUERY = re.compile(r"\?\S*")
_TOKEN = re.compile(r"[\w.-]+:[\w-]{43}(?![\w-])")
"""A signed link: whoever reads the log must not be able to open it."""


class QuietFormatter(logging.Formatter):
    """Time, level, logger and message; of an exception its kind and the lines, not its text.

    An exception's text may quote a form field or a row, and so may a query string; both are left
    out.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("…", _QUERY.sub("?…", super().format(record)))

    def formatException(  # noqa: N802 - the standard library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        kind, _, trace = ei
        lines = [f"{f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__ if kind else "no exception", *lines])
