"""The speaker of a language: every sentence that svc says goes through one."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from aftersales_cli.errors import Term

LANGUAGES = ("en", "zh")
DOMAIN = "svc"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CHINESE_DAYS = "一二三四五六日"


def language_of(environ: Mapping[str, str], system: str | None) -> str:
    """The language to speak: SVC_LANG, else what the terminal is set to, else what the system says, else English."""
    for name in ("SVC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (system or "").lower().startswith(("zh", "chinese")) else "en"


class Words:
    """Sentences in one language. Called with an English sentence it gives that sentence, completed.

    Days are counted from `today`, which is that of `now`; where `exact`, they are written 2026-11-25, for a
    spreadsheet to reckon with.
    """

    def __init__(self, language: str, data: Path) -> None:
        self.language = language
        self.data = data
        self.now: datetime | None = None
        self.exact = False

    @property
    def today(self) -> date | None:
        """The day on which it is said."""
        return self.now.date() if self.now else None

    @cached_property
    def catalogue(self) -> NullTranslations:
        """The compiled sentences of the language; English ones stand in the code."""
        if self.language == "en":
            return NullTranslations()
        with (self.data / "locale" / self.language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return GNUTranslations(file)

    def __call__(self, sentence: str, **values: object) -> str:
        """The sentence in this language, its {places} filled."""
        found = self.catalogue.gettext(sentence) if sentence else ""
        return found.format(**self.spoken(values)) if values else found

    def many(self, one: str, more: str, count: int, **values: object) -> str:
        """The sentence in the number that `count` demands; it is filled in for {n}."""
        return self.catalogue.ngettext(one, more, count).format(n=count, **self.spoken(values))

    def spoken(self, values: dict[str, object]) -> dict[str, object]:
        """Values as they are said: terms are translated, days spelt out."""
        return {name: self.value(value) for name, value in values.items()}

    def value(self, value: object) -> object:
        """One value as it is said."""
        if isinstance(value, Term):
            return self(str(value))
        if isinstance(value, tuple):
            return ("、" if self.language == "zh" else ", ").join(str(self.value(one)) for one in value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        return value

    def day(self, day: date) -> str:
        """A day with its weekday, and its year where that is not this one: Wed 25 Nov, 11月25日 周三."""
        if self.exact:
            return day.isoformat()
        other = self.today is None or day.year != self.today.year
        if self.language == "zh":
            year = f"{day.year}年" if other else ""
            return f"{year}{day.month}月{day.day}日 周{CHINESE_DAYS[day.weekday()]}"
        year = f" {day.year}" if other else ""
        return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"

    def moment(self, at: datetime) -> str:
        """A day and its time of day."""
        return f"{self.day(at.date())} {at.strftime('%H:%M')}"

    def when(self, day: date, at: datetime | None) -> str:
        """A day, with its time where one was agreed."""
        return self.moment(at) if at else self.day(day)

    def text(self, en: str | None, zh: str | None) -> str:
        """The one of two texts that the language wants."""
        return (zh if self.language == "zh" else en) or en or ""

    def join(self, parts: list[str]) -> str:
        """Short parts in one line."""
        return ("；" if self.language == "zh" else "; ").join(parts)
