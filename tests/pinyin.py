"""The tables by which names are read: `python -m tests.pinyin` makes them anew of those of pypinyin, which only whoever
works on svc needs.
"""

from importlib.metadata import version

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from aftersales_cli.places import data

HOME = data() / "pinyin"
ORIGIN = f"""# {{what}}
# Made of pypinyin {version("pypinyin")}, Copyright (c) 2016 mozillazg, 闲耘 <hotoo.cn@gmail.com>, MIT License.
"""


def tables() -> dict[str, str]:
    """The texts of both tables by their names."""
    single = {sign: said(sign) for sign in map(chr, sorted(PINYIN_DICT))}
    lines = [
        letter + "".join(sign for sign, its in single.items() if its == letter) for letter in sorted({*single.values()})
    ]
    read = {phrase: said(phrase) for phrase in sorted(PHRASES_DICT)}
    own = {phrase for phrase, its in read.items() if its != "".join(single.get(sign, "") for sign in phrase)}
    phrases = [f"{phrase} {its}" for phrase, its in read.items() if phrase in own or around(phrase, own)]
    return {
        "characters": text("Chinese characters behind the letter with which each is read by itself.", lines),
        "phrases": text("Chinese phrases that are not read as their characters or shorter phrases are.", phrases),
    }


def around(phrase: str, own: set[str]) -> bool:
    """Whether one of the phrases stands inside a longer one, in which it is not read so."""
    parts = (phrase[start:end] for start in range(len(phrase)) for end in range(start + 2, len(phrase) + 1))
    return any(part in own for part in parts)


def said(phrase: str) -> str:
    """The first letters of a phrase, as the library reads it."""
    return "".join(lazy_pinyin(phrase, style=Style.FIRST_LETTER))


def text(what: str, lines: list[str]) -> str:
    """A table with where it comes from."""
    return ORIGIN.format(what=what) + "\n".join(lines) + "\n"


def main() -> None:
    """Writes both tables."""
    for name, content in tables().items():
        (HOME / f"{name}.txt").write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
