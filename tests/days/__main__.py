"""Plays random days by hand: `python -m tests.days [DAYS] [SEED]`. Every find is printed with its seed."""

import sys
import time
from pathlib import Path

from tests.days.play import LIFE, Find, folder, live


def main() -> int:
    """Plays so many days, each store from the next seed; 1 where something was found."""
    days, seed = (int(sys.argv[at]) if len(sys.argv) > at else default for at, default in ((1, 1000), (2, 1)))
    started, found = time.monotonic(), 0
    with folder() as place:
        for number in range(seed, seed + max(1, days // LIFE)):
            try:
                live(number, Path(place))
            except Find as find:
                found += 1
                print(f"{find}\n", flush=True)
    print(f"{days} days from seed {seed}: {found} finds, {time.monotonic() - started:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
