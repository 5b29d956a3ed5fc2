"""What a screen asks for, from nothing to an ambulance."""

from enum import StrEnum


class Action(StrEnum):
    """Ordered: PROCEED < CAUTION < REFER < REFER_URGENT < EMERGENCY."""

    PROCEED = "proceed"
    CAUTION = "caution"
    REFER = "refer"
    REFER_URGENT = "refer_urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """0 for proceed up to 4 for emergency."""
        return _ORDER[self.value]

    @property
    def stops_the_session(self) -> bool:
        """Whether hands are kept off today, whatever else is found."""
        return self >= Action.REFER_URGENT

    def __lt__(self, other: str) -> bool:
        return self.rank < Action(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Action(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Action(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Action(other).rank


_ORDER = {"proceed": 0, "caution": 1, "refer": 2, "refer_urgent": 3, "emergency": 4}
