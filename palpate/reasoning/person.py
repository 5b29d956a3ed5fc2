"""Who the findings belong to, as far as it bears on priors."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Age in whole years and sex, each None or empty where it is not known."""

    age: int | None = None
    sex: Literal["", "F", "M"] = ""

    def __post_init__(self) -> None:
        if self.age is not None and not 0 <= self.age <= 120:
            raise ValueError(f"An age lies within 0 and 120 years, not {self.age}.")
