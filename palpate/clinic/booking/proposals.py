"""From the one question on reason and goal to a service, and why this one."""

from collections.abc import Sequence
from dataclasses import dataclass

from palpate.clinic.booking.models import ReasonKind, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One answer a visitor may give: its words, and what follows from it for the length."""

    kind: ReasonKind
    label: str
    detail: str
    icon: str
    why: str
    is_doctor_first: bool = False


REASONS = (
    Reason(
        kind=ReasonKind.BACK_OR_NECK,
        label="Back or neck",
        detail="Pain or stiffness, headaches from the neck",
        icon="bone",
        why="Back and neck need a look at hips, shoulders and movement too, so we do not plan "
        "less than an hour.",
    ),
    Reason(
        kind=ReasonKind.CHRONIC,
        label="Pain that has lasted",
        detail="Three months or longer, or again and again",
        icon="history",
        why="For neck pain that has lasted, one trial found that visits of an hour, two or three "
        "times a week, helped, and visits of half an hour did not. So we plan the longer one.",
    ),
    Reason(
        kind=ReasonKind.ACUTE,
        label="Something new",
        detail="It began in the last weeks, without an accident",
        icon="sparkles",
        why="What has just begun is often calmed in few visits: time to examine, to treat "
        "gently, and to show you what helps at home.",
    ),
    Reason(
        kind=ReasonKind.OVERUSE,
        label="Strain from work or habit",
        detail="Desk, instrument, lifting, one movement repeated",
        icon="repeat",
        why="We look at what strains you as well as at where it hurts, and end with one or two "
        "exercises.",
    ),
    Reason(
        kind=ReasonKind.SPORT,
        label="Sport",
        detail="Recover, move better, come back after a break",
        icon="footprints",
        why="We test the movement your sport needs before and after the treatment, so that you "
        "see what changed.",
    ),
    Reason(
        kind=ReasonKind.TRAUMA,
        label="After an accident or operation",
        detail="A fall, a crash, surgery, also long ago",
        icon="shield",
        why="After an injury we take time for your history and begin lightly.",
        is_doctor_first=True,
    ),
    Reason(
        kind=ReasonKind.NERVE_SYMPTOMS,
        label="Tingling, numbness or weakness",
        detail="In an arm, a leg, a hand or a foot",
        icon="activity",
        why="Signs of a nerve need an examination of strength, reflexes and feeling first; that "
        "takes time.",
        is_doctor_first=True,
    ),
)
BY_KIND = {reason.kind.value: reason for reason in REASONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The service that fits, why, and what else could be booked."""

    service: Service
    why: str
    others: tuple[Service, ...]


def propose(reason: str, *, is_new: bool, services: Sequence[Service]) -> Proposal | None:
    """The first service made for the reason; a first visit for those who are new.

    `services` are those bookable online, in the clinic's order. None where there are none.
    """
    fitting = [service for service in services if service.is_first_visit == is_new]
    ranked = sorted(fitting or services, key=lambda service: reason not in service.reason_kinds)
    if not ranked:
        return None
    chosen = ranked[0]
    others = tuple(service for service in services if service.pk != chosen.pk)
    return Proposal(service=chosen, why=why(reason, chosen), others=others)


def why(reason: str, service: Service) -> str:
    """One or two sentences on the length of this service for this reason."""
    first = (
        f"A first visit takes {service.minutes} minutes: your history, an examination, and a "
        "first treatment. "
        if service.is_first_visit
        else ""
    )
    known = BY_KIND.get(reason)
    return (first + (known.why if known else "")).strip()
