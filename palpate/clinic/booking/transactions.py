"""One action, one transaction: how everything that changes the calendar is run."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction

from palpate.clinic.booking.refusals import SlotTaken

RETRIES = 3

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def whole(action: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """One transaction; begun again where the database broke a tie between two of them."""

    @wraps(action)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        for attempt in range(RETRIES):
            try:
                with transaction.atomic():
                    return action(*args, **kwargs)
            except OperationalError:
                if attempt == RETRIES - 1 or transaction.get_connection().in_atomic_block:
                    raise
        raise SlotTaken

    return run
