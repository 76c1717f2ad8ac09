"""The initials by which Chinese names are typed: 张三 is `zs`."""

import unicodedata

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
    from pypinyin import Style, lazy_pinyin

    letters = [SURNAMES.get(name[0], "")] if name[0] in SURNAMES else []
    rest = name[1:] if letters else name
    for part in lazy_pinyin(rest, style=Style.FIRST_LETTER):
        words = part.split() or [""]
        letters += [word[0].lower() for word in words if word and unicodedata.category(word[0])[0] in "LN"]
    return "".join(letters)
