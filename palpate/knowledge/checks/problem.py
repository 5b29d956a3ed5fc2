"""What a check finds: where, what is wrong, and how to mend it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from palpate.knowledge.base import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in the knowledge. `where` is an id with its kind, `mend` says what to do."""

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.mend}."


Check = Callable[[Knowledge], Iterable[Problem]]
