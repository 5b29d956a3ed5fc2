"""What the seeding tells of its progress."""

from typing import Protocol


class Said(Protocol):
    """Hears how far one kind of thing is: what, how many, of how many."""

    def __call__(self, what: str, done: int, of: int) -> None: ...


def silent(what: str, done: int, of: int) -> None:
    """Tells nobody."""
