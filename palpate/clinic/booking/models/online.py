"""What a booking on the public pages leaves behind."""

from django.db import models

from palpate.clinic.booking.models.visits import Visit


class OnlineBooking(models.Model):
    """That a visit was booked by a visitor: from which hold, and under which words.

    One hold becomes one visit, however often the form is sent. `email` is the address the visitor
    typed: letters about this visit go there, and the contact card is left as it was.
    """

    visit = models.OneToOneField(
        Visit, primary_key=True, on_delete=models.CASCADE, related_name="booked_online"
    )
    hold_token = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    policy = models.TextField()
    accepted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"online booking of {self.visit_id}"
