"""Ids as people type and read them: a letter for the noun and a number."""

from aftersales_cli.errors import BadId

CUSTOMER, PURCHASE, CALL, FOLLOWUP, PROMISE, ENTRY = "K", "S", "L", "F", "P", "X"
COMPLAINT, JOB, ENQUIRY, STAFF, MILESTONE = "C", "J", "Q", "M", "T"


def show(letter: str, number: int) -> str:
    """`F`, 12 → `F12`."""
    return f"{letter}{number}"


def parse(text: str, letter: str) -> int:
    """The number in `F12`, `f12` or, because the noun is given, `12`.

    Raises BadId for anything else.
    """
    digits = text.strip().upper().removeprefix(letter)
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 15:
        raise BadId(value=text, letter=letter)
    return int(digits)
