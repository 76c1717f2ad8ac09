"""Spans of time in words."""

from aftersales_cli.rules.waits import Wait
from aftersales_cli.screen.labels import plural
from aftersales_cli.screen.words import Words

UNITS = {
    "min": plural("{n} minute", "{n} minutes"),
    "h": plural("{n} hour", "{n} hours"),
    "d": plural("{n} day", "{n} days"),
    "wd": plural("{n} working day", "{n} working days"),
    "w": plural("{n} week", "{n} weeks"),
    "mo": plural("{n} month", "{n} months"),
    "y": plural("{n} year", "{n} years"),
}


def length(wait: Wait, words: Words) -> str:
    """A span in words, whichever way it is counted."""
    return words.many(*UNITS[wait.unit], abs(wait.amount))
