"""The initials by which Chinese names are typed: 张三 is `zs`."""

import unicodedata
from functools import lru_cache

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


def initials(name: str) -> str:
    """The first letters of a name's syllables or words, in lower case.

    The libraries read a few surnames as the ordinary word; those stand in a table of their own.
    """
    name = narrow(name)
    if name.isascii():
        return "".join(word[0] for word in name.lower().split() if word[0].isalnum())
    letters = SURNAMES.get(name[0], "")
    return letters + spoken(name[1:] if letters else name)


def spoken(name: str) -> str:
    """The first letters of what is said. A character is read by itself, unless a phrase says how it is read there."""
    from pypinyin.constants import PHRASES_DICT

    ends = range(2, len(name) + 1)
    if any(name[start:end] in PHRASES_DICT for end in ends for start in range(end - 1)):
        return together(name)
    # Only Chinese characters stand for themselves: a row of other signs is one word.
    return "".join(map(together, name)) if all("一" <= sign <= "鿿" for sign in name) else together(name)


@lru_cache(maxsize=30_000)
def together(name: str) -> str:
    """The first letters, as the library reads the whole."""
    from pypinyin import Style, lazy_pinyin

    letters = []
    for part in lazy_pinyin(name, style=Style.FIRST_LETTER):
        words = part.split() or [""]
        letters += [word[0].lower() for word in words if word and unicodedata.category(word[0])[0] in "LN"]
    return "".join(letters)
