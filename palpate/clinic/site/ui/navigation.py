"""The entries of the staff's and the public navigation, by role."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

STAFF = frozenset({"owner", "desk", "therapist"})
FRONT = frozenset({"owner", "desk"})
OWNER = frozenset({"owner"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place to go. `keys` is its keyboard shortcut; `is_quiet` hides it on a phone."""

    key: str
    label: str
    icon: str
    page: str
    roles: frozenset[str] = STAFF
    keys: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry whose address exists."""

    entry: Entry
    address: str
    is_current: bool


STAFF_ENTRIES = (
    Entry(key="today", label="Today", icon="house", page="booking:today", keys="g t"),
    Entry(key="day", label="Calendar", icon="calendar-days", page="booking:day", keys="g c"),
    Entry(key="clients", label="Clients", icon="users", page="people:clients", keys="g p"),
    Entry(key="messages", label="Messages", icon="mail", page="messages:outbox", roles=FRONT),
    Entry(
        key="outcomes",
        label="Outcomes",
        icon="chart-line",
        page="outcomes:overview",
        roles=frozenset({"owner", "therapist"}),
        is_quiet=True,
    ),
    Entry(
        key="settings",
        label="Clinic",
        icon="settings",
        page="site:edit",
        roles=OWNER,
        is_quiet=True,
    ),
)
PUBLIC_ENTRIES = (
    Entry(key="about", label="What it is", icon="info", page="site:about"),
    Entry(key="conditions", label="What it helps", icon="info", page="site:conditions"),
    Entry(key="services", label="Services", icon="info", page="site:services"),
    Entry(key="therapists", label="Therapists", icon="info", page="site:therapists"),
)


def address(page: str, *arguments: object) -> str:
    """Where a named page stands, or nothing where this installation has no such page."""
    try:
        return reverse(page, args=arguments)
    except NoReverseMatch:
        return ""


def staff_links(role: str, current: str) -> list[Link]:
    """What this role may go to, in order."""
    return list(_links(tuple(e for e in STAFF_ENTRIES if role in e.roles), current))


def public_links(current: str) -> list[Link]:
    """The clinic's own pages."""
    return list(_links(PUBLIC_ENTRIES, current))


def _links(entries: tuple[Entry, ...], current: str) -> Iterator[Link]:
    for entry in entries:
        if found := address(entry.page):
            yield Link(entry=entry, address=found, is_current=entry.key == current)
