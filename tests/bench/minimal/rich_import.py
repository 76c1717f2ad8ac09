"""What Rich costs to import, as the difference between this program with the word `rich` and without it.

Its source is fixed: first what the minimal program imports anyway, then what `screen/terminal.py` imports.
"""
# ruff: noqa: F401

import json
import os
import sqlite3
import sys
from typing import Annotated

import typer

if "rich" in sys.argv:
    from rich.cells import cell_len
    from rich.console import Console, ConsoleOptions
    from rich.segment import Segment
    from rich.style import Style
    from rich.text import Text
