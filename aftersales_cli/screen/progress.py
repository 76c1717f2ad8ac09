"""How far a long reading is: one line on the terminal's stderr that goes when it is done, and nothing in a pipe."""

from collections.abc import Callable
from time import monotonic
from typing import TextIO

from aftersales_cli.screen.words import Words

# Nobody wonders before a second has passed, and nobody reads faster than this.
PATIENCE_SECONDS, PACE_SECONDS = 1.0, 0.2
TO_THE_LEFT = "\r"


class Progress:
    """The line. `clock` counts seconds from anywhere."""

    def __init__(self, words: Words, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self.words, self.stream, self.clock = words, stream, clock
        self.watched = stream.isatty()
        self.next_at = clock() + PATIENCE_SECONDS
        self.longest = 0

    def tell(self, rows: int) -> None:
        """So many rows are read; shown where somebody watches who has waited."""
        if self.watched and self.clock() >= self.next_at:
            self.next_at = self.clock() + PACE_SECONDS
            self.write(self.words.many("{n} row read ...", "{n} rows read ...", rows))

    def write(self, text: str) -> None:
        """Writes the line over what it said before."""
        self.longest = max(self.longest, len(text))
        self.stream.write(f"{TO_THE_LEFT}{text}")
        self.stream.flush()

    def wipe(self) -> None:
        """Leaves the line as it was found, on a terminal that knows no signs too: twice the letters cover wide ones."""
        if self.longest:
            self.write(" " * 2 * self.longest + TO_THE_LEFT)
