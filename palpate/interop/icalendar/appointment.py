"""What a calendar may know of a visit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One visit: `uid` stays for life, `sequence` rises with every change of time or place.

    Times are UTC, end out; `zone` is the IANA name of the place's zone. Raises ValueError where the
    times are not in UTC, run backwards, or the zone is unknown.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    zone: str
    changed_at: datetime
    summary: str = "Appointment"
    location: str = ""

    def __post_init__(self) -> None:
        for moment in (self.starts_at, self.ends_at, self.changed_at):
            if moment.utcoffset() != timedelta(0):
                raise ValueError(f"{moment} is not in UTC; calendars are written from UTC.")
        if self.ends_at <= self.starts_at:
            raise ValueError("An appointment ends after it begins.")
        ZoneInfo(self.zone)  # raises ZoneInfoNotFoundError, a KeyError, for an unknown name

    def local_start(self) -> datetime:
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    def local_end(self) -> datetime:
        return self.ends_at.astimezone(ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who sends an invitation, or gets it."""

    name: str
    email: str
