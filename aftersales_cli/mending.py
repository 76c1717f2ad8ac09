"""The rows of a list that are for a person, in a file of their own: to be mended there and taken in again."""

import csv
import io
from pathlib import Path

from aftersales_cli import places, screen, sheets
from aftersales_cli.desk import Desk
from aftersales_cli.intake import Waiting
from aftersales_cli.rules.cells import mendable
from aftersales_cli.rules.heads import REASONS
from aftersales_cli.rules.imports import ImportReport
from aftersales_cli.store.files import new_file


def write(desk: Desk, waiting: Waiting, report: ImportReport, target: Path) -> ImportReport:
    """Writes the rows that are left out to a new file, the reason in the last column, which no import reads; the report
    says where. Raises FileThere, NoSuchFolder, CannotWrite.
    """
    if not report.tally.left_out:
        return report
    pour(desk, waiting, report, places.expanded(target))
    return report._replace(mend=str(places.expanded(target)))


def pour(desk: Desk, waiting: Waiting, report: ImportReport, target: Path) -> None:
    """Reads the list once more and writes its heads and those rows, as they stood. Both come in the order of the list,
    so that none need be held. Raises FileThere, NoSuchFolder, CannotWrite.
    """
    problems = iter(report.problems)
    problem = next(problems, None)
    heads = waiting.heads.row
    days = {column.at for column in waiting.heads.columns if column.field.dated}
    told = next((at for at, cell in enumerate(heads.cells) if cell in REASONS), len(heads.cells))
    with new_file(target) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([*map(mendable, heads.cells[:told]), desk.words("Why it was left out")])
        for row in sheets.read(waiting.sheet.path).rows:
            if problem is None:
                break
            if row.number == problem.row:
                cells = [mendable(cell, at in days) for at, cell in enumerate(row.cells[:told])]
                reason = screen.sentence(problem.reason, desk.words)
                writer.writerow([*cells, *[""] * (told - len(cells)), reason])
                problem = next(problems, None)
        text.flush()
        text.detach()
