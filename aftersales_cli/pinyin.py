"""The initials by which Chinese names are typed: 张三 is `zs`."""

import unicodedata
from functools import cache, lru_cache
from itertools import groupby

from aftersales_cli import places
from aftersales_cli.rules.texts import narrow

SURNAMES = {
    "曾": "z",
    "单": "s",
    "解": "x",
    "仇": "q",
    "覃": "q",
    "查": "z",
    "盖": "g",
    "区": "o",
    "任": "r",
    "华": "h",
}
# No phrase of the shipped table has more characters.
LONGEST = 8
# What in the shipped tables is no entry.
REMARK = "#"


def initials(name: str) -> str:
    """The first letters of a name's syllables or words, in lower case.

    The tables read a few surnames as the ordinary word; those stand in a table of their own.
    """
    name = narrow(name)
    if name.isascii():
        return "".join(word[0] for word in name.lower().split() if word[0].isalnum())
    letters = SURNAMES.get(name[0], "")
    return letters + spoken(name[1:] if letters else name)


def spoken(name: str) -> str:
    """The first letters of what is said: of each Chinese character, and of each word of other signs."""
    letters = []
    for chinese, signs in groupby(name, key=lambda sign: letter(sign) != ""):
        part = "".join(signs)
        letters += [read(part)] if chinese else [word[0].lower() for word in part.split() if speakable(word[0])]
    return "".join(letters)


def speakable(sign: str) -> bool:
    """Whether a sign is a letter or a digit of any script."""
    return unicodedata.category(sign)[0] in "LN"


def read(text: str) -> str:
    """The first letters of Chinese characters. The longest phrase that begins at a character says how it is read there,
    so that the 行 of 银行 is no 行 of 行人.
    """
    known, letters = phrases(), []
    while text:
        ends = range(min(len(text), LONGEST), 1, -1)
        end = next((end for end in ends if text[:end] in known), 1)
        letters.append(known.get(text[:end]) or letter(text[0]))
        text = text[end:]
    return "".join(letters)


@lru_cache(maxsize=10_000)
def letter(sign: str) -> str:
    """The letter with which a Chinese character is read by itself; nothing for any other sign."""
    return next((line[0] for line in characters() if line.find(sign, 1) > 0), "")


@cache
def characters() -> tuple[str, ...]:
    """Chinese characters by the letter with which they are read: a line each, the letter first."""
    return shipped("characters")


@cache
def phrases() -> dict[str, str]:
    """The phrases that are not read as their characters are, each with its letters."""
    return dict(entry.split(" ", 1) for entry in shipped("phrases"))


def shipped(table: str) -> tuple[str, ...]:
    """The entries of a shipped table. They are made of a library's, by which the whole would take five times the memory
    of everything else and a fifth of a second: `python -m tests.pinyin`.
    """
    text = (places.data() / "pinyin" / f"{table}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith(REMARK))
