"""Why a booking is refused: each message is the sentence the person reads."""


class BookingRefused(Exception):  # noqa: N818 - a refusal, not a fault of the program
    """Nothing was booked, moved or cancelled; the message says why and what next."""


class SlotTaken(BookingRefused):
    """Somebody else was faster, or the place is taken."""

    def __init__(self, what: str = "This time") -> None:
        super().__init__(f"{what} has just been taken. Please choose another one below.")


class HoldExpired(BookingRefused):
    """The time kept for a person ran out before they confirmed."""

    def __init__(self) -> None:
        super().__init__(
            "The time we kept for you has run out. Please choose a time again; "
            "what you typed is still here."
        )


class OutsideHours(BookingRefused):
    """Nobody works then."""


class TooLate(BookingRefused):
    """The cut-off for moving or cancelling online has passed."""
