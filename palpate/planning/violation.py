"""What a plan breaks, in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A hard rule broken. `line_key` names the line at fault; empty where it is the whole plan."""

    rule: str
    sentence: str
    line_key: str = ""
