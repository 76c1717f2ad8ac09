"""Warranty terms: what is covered, from when, how long, and who pays."""

from typing import Any, NamedTuple


class Term(NamedTuple):
    """One term of a warranty."""

    id: str


def term(row: dict[str, Any]) -> Term:
    """A term as its checked row says it."""
    return Term(row["id"])
