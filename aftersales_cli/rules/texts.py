"""What may stand in a field that people fill in."""

import re
import unicodedata

from aftersales_cli.errors import BadMoney, BadNumber, ControlCharacter, EmptyText, NotUtf8, Term, TooLarge, TooLong

LARGEST = 10**12
LONGEST_LINE = 500
# Marks that turn the direction of all text behind them.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# A spreadsheet takes a cell that begins so for a formula; one quotation mark before it says that it is text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
QUOTES = ("'", "’", "`")
NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?")


def harmless(text: str) -> str:
    """A text for a cell of CSV, which no spreadsheet takes for a formula; `plain` gives back what it was."""
    if text.startswith(FORMULA + QUOTES) and not NEGATIVE.fullmatch(text):
        return f"'{text}"
    return text


def quoted(text: str) -> bool:
    """Whether a cell begins with a mark that says that the rest is text."""
    return text.startswith(QUOTES)


def plain(text: str) -> str:
    """What a cell says without the one mark that made it harmless, or that somebody typed to keep a number whole."""
    return text[1:] if quoted(text) else text


def line(text: str, what: str) -> str:
    """One line of text, trimmed; `what` names the field. Refuses blanks and control characters."""
    kept = checked(text, what, allowed="")
    if len(kept) > LONGEST_LINE:
        raise TooLong(what=Term(what), count=len(kept), most=LONGEST_LINE)
    return kept


def note(text: str, what: str) -> str:
    """Text of several lines, kept whole. Refuses blanks and control characters but tabs and line ends."""
    return checked(text.replace("\r\n", "\n"), what, allowed="\n\t")


def checked(text: str, what: str, allowed: str) -> str:
    """The text without blanks around it, if something visible is in it and nothing that cannot be typed."""
    if text.isprintable() and (plain := text.strip()):
        return plain
    for character in text:
        category = unicodedata.category(character)
        if category == "Cs":
            raise NotUtf8(what=Term(what))
        if character not in allowed and (category == "Cc" or character in TURNING):
            raise ControlCharacter(what=Term(what), code=f"U+{ord(character):04X}")
    kept = text.removeprefix("\ufeff").strip()
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
    plain = narrow(text).strip().removeprefix("¥").strip()
    if not re.fullmatch(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?", plain):
        raise BadMoney(value=text)
    yuan, _, cents = plain.replace(",", "").partition(".")
    if len(yuan) > 10:
        raise TooLarge(what=Term("price"), value=text, most="9,999,999,999.99")
    return int(yuan) * 100 + int((cents + "00")[:2])


def thousandths(text: str, what: str) -> int:
    """A positive number with up to three decimals, such as `1.5`, in thousandths."""
    plain = narrow(text).strip()
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", plain) or not float(plain):
        raise BadNumber(what=Term(what), value=text, least="0.001")
    whole, _, part = plain.partition(".")
    return int(whole) * 1000 + int((part + "000")[:3])


def narrow(text: str) -> str:
    """Full-width characters (１２３，：) as their ordinary twins, the way an input method may produce them."""
    return unicodedata.normalize("NFKC", text)
