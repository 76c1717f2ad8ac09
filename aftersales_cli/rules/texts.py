"""What may stand in a field that people fill in."""

import unicodedata

from aftersales_cli.errors import BadMoney, BadNumber, ControlCharacter, EmptyText, Term, TooLarge

LARGEST = 10**12


def line(text: str, what: str) -> str:
    """One line of text, trimmed; `what` names the field. Refuses blanks and control characters."""
    return checked(text, what, allowed="")


def note(text: str, what: str) -> str:
    """Text of several lines, kept whole. Refuses blanks and control characters but tabs and line ends."""
    return checked(text.replace("\r\n", "\n"), what, allowed="\n\t")


def checked(text: str, what: str, allowed: str) -> str:
    """The text without blanks around it, if something visible is in it and nothing that cannot be typed."""
    for character in text:
        if character not in allowed and unicodedata.category(character) in ("Cc", "Cs"):
            raise ControlCharacter(what=Term(what), code=f"U+{ord(character):04X}")
    kept = text.strip()
    if all(character.isspace() or unicodedata.category(character) == "Cf" for character in kept):
        raise EmptyText(what=Term(what))
    return kept


def whole(text: str, what: str, least: int = 0, most: int = LARGEST) -> int:
    """A whole number from `least` to `most`."""
    digits = narrow(text).strip()
    if not digits.isascii() or not digits.isdigit() or int(digits[:30]) < least:
        raise BadNumber(what=Term(what), value=text, least=least)
    if len(digits) > 30 or int(digits) > most:
        raise TooLarge(what=Term(what), value=text, most=most)
    return int(digits)


def fen(text: str) -> int:
    """A price as people write it (`189800`, `59.90`, `¥1,280`) in fen, hundredths of a yuan."""
    plain = narrow(text).strip().removeprefix("¥").replace(",", "")
    yuan, point, cents = plain.partition(".")
    digits = yuan + cents
    if not digits.isascii() or not digits.isdigit() or not yuan or len(cents) > 2 or (point and not cents):
        raise BadMoney(value=text)
    if len(yuan) > 10:
        raise TooLarge(what=Term("price"), value=text, most="9,999,999,999.99")
    return int(yuan) * 100 + int((cents + "00")[:2])


def narrow(text: str) -> str:
    """Full-width characters (１２３，：) as their ordinary twins, the way an input method may produce them."""
    return unicodedata.normalize("NFKC", text)
