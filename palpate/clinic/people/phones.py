"""Telephone numbers in one spelling."""

import phonenumbers


def as_e164(text: str, *, region: str) -> str:
    """A number such as "020 123 4567" as +31201234567; `region` is the two-letter country.

    Raises ValueError where it is no possible number.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValueError("This is no telephone number; write it with its area code.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable(number: str) -> str:
    """+31201234567 as +31 20 123 4567; raises ValueError where it is no E.164 number."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException as error:
        raise ValueError("This is no telephone number with its country's code.") from error
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
