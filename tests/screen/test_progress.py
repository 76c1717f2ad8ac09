"""How far a long reading is, for who waits."""

import io

from aftersales_cli.places import data
from aftersales_cli.screen.progress import Progress
from aftersales_cli.screen.words import Words


class Terminal(io.StringIO):
    """A stream at which somebody sits."""

    def isatty(self) -> bool:
        """Somebody does."""
        return True


def told(stream: io.StringIO, *moments: float) -> str:
    """What is written when rows are told at these seconds, 1,000 more each time, and then the line is wiped."""
    clock = iter([0.0, *(second for moment in moments for second in (moment, moment))])
    shown = Progress(Words("en", data()), stream, lambda: next(clock))
    for number, _ in enumerate(moments, 1):
        shown.tell(1000 * number)
    shown.wipe()
    return stream.getvalue()


def test_nobody_is_told_within_the_first_second() -> None:
    """A short list is read without a flicker."""
    assert told(Terminal(), 0.3) == ""


def test_who_waits_is_told_and_the_line_goes() -> None:
    """After a second the rows are counted, and nothing of it stays."""
    said = told(Terminal(), 1.1)
    assert said.startswith("\r1000 rows read ...\r ")
    assert said.endswith(" \r")


def test_nothing_is_written_where_nobody_watches() -> None:
    """Neither in a pipe nor in a file."""
    assert told(io.StringIO(), 1.1) == ""
