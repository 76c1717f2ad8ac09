"""Pages as one HTML file: nothing in it is fetched, and user text is text, never markup."""

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from aftersales_cli.screen.page import Page
from aftersales_cli.screen.words import Words


@cache
def template(folder: str) -> Template:
    """The template of all documents."""
    loader = FileSystemLoader(folder, encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("document.html")


def rendered(title: str, notes: Iterable[str], sections: Iterable[Page], words: Words) -> str:
    """A document of several pages under one title."""
    values = {"title": title, "notes": [*notes], "sections": [*sections], "language": words.language}
    return template(str(words.data / "templates")).render(values)
