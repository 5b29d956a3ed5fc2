"""The clinic's places and offers, working hours, visits, and the cells that guard every slot."""

from palpate.clinic.booking.models.hours import Absence, Shift
from palpate.clinic.booking.models.offers import Service, ServiceOffer
from palpate.clinic.booking.models.online import OnlineBooking
from palpate.clinic.booking.models.places import ClinicProfile, Equipment, Room, Site
from palpate.clinic.booking.models.slots import CELL_SECONDS, Hold, Occupancy, Resource
from palpate.clinic.booking.models.visits import ReasonKind, Series, Visit, WaitingListEntry

__all__ = [
    "CELL_SECONDS",
    "Absence",
    "ClinicProfile",
    "Equipment",
    "Hold",
    "Occupancy",
    "OnlineBooking",
    "ReasonKind",
    "Resource",
    "Room",
    "Series",
    "Service",
    "ServiceOffer",
    "Shift",
    "Site",
    "Visit",
    "WaitingListEntry",
]
