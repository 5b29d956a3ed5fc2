"""Invoices and what was paid."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.money.models import Invoice, InvoiceLine, Payment
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.place import Place

CURRENCY = "EUR"
TRANSFER_SHARE, CASH_SHARE = 0.25, 0.1
FEE_SHARE = 0.5
"""Of the price, for a visit nobody came to."""


def write_invoices(
    visits: Iterable[Visit], place: Place, ledger: Ledger, *, now: datetime, seed: int
) -> None:
    """One for each visit that took place and each no-show, numbered through the year."""
    rng, numbers = Random(f"{seed}:money"), dict[int, int]()
    billed = [v for v in visits if v.finished_at is not None or v.state == Visit.State.NO_SHOW]
    for visit in sorted(billed, key=lambda one: one.ends_at):
        at = (visit.finished_at or visit.ends_at) + timedelta(minutes=3)
        if at <= now:
            numbers[at.year] = numbers.get(at.year, 0) + 1
            _bill(visit, f"{at.year}-{numbers[at.year]:04}", at, place, ledger, now, rng)


def _bill(
    visit: Visit,
    number: str,
    at: datetime,
    place: Place,
    ledger: Ledger,
    now: datetime,
    rng: Random,
) -> None:
    desk = by_user(place.users["otto"])
    invoice = Invoice(
        number=number,
        client=visit.client,
        visit=visit,
        currency=CURRENCY,
        state=Invoice.State.ISSUED,
        created_at=at,
        issued_at=at,
    )
    line = _line(visit, invoice)
    ledger.add(invoice, line)
    ledger.tell(desk, "issue invoice", invoice, at=at)
    payment = _payment(invoice, line, at, place, rng)
    if payment is not None and payment.at <= now:
        invoice.state = Invoice.State.PAID
        ledger.add(payment)
        ledger.tell(desk, "take payment", payment, at=payment.at)


def _line(visit: Visit, invoice: Invoice) -> InvoiceLine:
    price = visit.service.price_cents
    if visit.state == Visit.State.NO_SHOW:
        text, price = "Missed appointment", round(price * FEE_SHARE)
    else:
        text = visit.service.name
    return InvoiceLine(invoice=invoice, text=text, quantity=1, unit_price_cents=price)


def _payment(
    invoice: Invoice, line: InvoiceLine, at: datetime, place: Place, rng: Random
) -> Payment | None:
    """By card at the desk, most often; a transfer takes days; a missed visit may stay open."""
    chance, later = rng.random(), timedelta(days=rng.randint(2, 16))
    if line.text.startswith("Missed") and chance < FEE_SHARE:
        return None
    method, wait = Payment.Method.CARD, timedelta(minutes=2)
    if chance < TRANSFER_SHARE:
        method, wait = Payment.Method.TRANSFER, later
    elif chance < TRANSFER_SHARE + CASH_SHARE:
        method = Payment.Method.CASH
    return Payment(
        invoice=invoice,
        amount_cents=line.unit_price_cents * line.quantity,
        method=method,
        at=at + wait,
        taken_by=place.users["otto"],
    )
