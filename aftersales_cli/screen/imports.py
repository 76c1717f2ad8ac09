"""Lists that come in: what each row comes to, and which rows are for a person."""

import re
from collections.abc import Iterable
from itertools import islice

from aftersales_cli.rules.imports import ImportReport, Problem
from aftersales_cli.screen import Json, View, sentence, tame
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

MOST_ROWS = 20
VERDICTS = {"conflict": N_("conflict"), "refused": N_("refused")}


def report_data(report: ImportReport, words: Words) -> Json:
    """What a list brings, in JSON; `applied` says whether it is written."""
    tally = report.tally
    return {
        "noun": report.noun,
        "file": report.path,
        "sheet": report.sheet or None,
        "other_sheets": [*report.others],
        "columns": [{"head": head, "field": field} for head, field in report.columns],
        "ignored_columns": [*report.ignored],
        "applied": report.applied,
        "rows": tally.rows,
        **tally._asdict(),
        "mend": report.mend,
        "items": (problem_data(one, words) for one in islice(report.problems, report.limit)),
    }


def problem_data(problem: Problem, words: Words) -> Json:
    """A row for a person, in JSON; a customer whom only the list knows has no id."""
    whom = problem.customer
    code = re.sub(r"(?<!^)(?=[A-Z])", "-", type(problem.reason).__name__).lower()
    return {
        "row": problem.row,
        "verdict": problem.verdict.value,
        "name": problem.name,
        "reason": {"code": code, "text": sentence(problem.reason, words)},
        "customer": {"id": f"K{whom.id}" if whom.id else None, "name": whom.name} if whom else None,
    }


def report_page(report: ImportReport, words: Words) -> Page:
    """What a list brings, for people: the rows that need one, and how many came to what."""
    most = report.limit if report.limit is not None or words.exact else MOST_ROWS
    shown = report.tally.left_out if most is None else min(most, report.tally.left_out)
    sheet = problem_sheet(islice(report.problems, shown), words)
    blocks: list[Block] = [sheet, *([Lines([""])] if shown else []), Card(counts(report, words))]
    title = words("Imported from {file}", file=report.path) if report.applied else (
        words("Preview of {file}", file=report.path)
    )  # fmt: skip
    return Page(title, blocks, remarks(report, shown, words))


def problem_sheet(problems: Iterable[Problem], words: Words) -> Sheet:
    """The rows for a person, as a table; in a file there may be too many to be held at once."""
    columns = ((words("Row"), 0), (words("Verdict"), 0), (words("Name"), 0), (words("Reason"), 1))
    rows = (
        [str(one.row), words(VERDICTS[one.verdict]), str(tame(one.name or "")), sentence(one.reason, words)]
        for one in problems
    )
    return Sheet(columns, rows if words.exact else [*rows])


def counts(report: ImportReport, words: Words) -> list[tuple[str, str]]:
    """How many rows came to what."""
    tally = report.tally
    always = [
        (words("Rows"), tally.rows),
        (words("New"), tally.new),
        (words("Known, nothing to add"), tally.matched),
        (words("Known, completed"), tally.completed),
        (words("Conflicts"), tally.conflicts),
        (words("Refused"), tally.refused),
    ]
    also = [
        (words("Totals and repeated heads, skipped"), tally.skipped),
        (words("Customers registered with it"), tally.customers),
        (words("Follow-ups planned"), tally.planned),
        (words("Follow-ups too late to plan"), tally.too_late),
        (words("Of the new ones still open"), tally.still_open),
        (words("Of the new ones about a purchase not on file"), tally.unlinked),
    ]
    return [(label, f"{count:,}") for label, count in [*always, *(pair for pair in also if pair[1])]]


def remarks(report: ImportReport, shown: int, words: Words) -> list[str]:
    """What else one should know, and how to go on."""
    tally, said = report.tally, []
    if report.sheet:
        others = tame(", ".join(report.others))
        said.append(words("Read the sheet {name}; not read: {others}.", name=tame(report.sheet), others=others))
    columns = ", ".join(f"{head} ({field})" for head, field in report.columns)
    said.append(words("Columns that are read: {columns}.", columns=tame(columns)))
    if report.ignored:
        said.append(words("Columns that are not read: {columns}.", columns=tame(", ".join(report.ignored))))
    if more := tally.left_out - shown:
        said.append(
            words.many(
                "{n} more row is for a person; --csv lists all.",
                "{n} more rows are for a person; --csv lists all.",
                more,
            )
        )
    if not report.applied:
        said.append(words("Nothing was written; add --apply."))
    elif not tally.new and not tally.completed:
        said.append(words("Nothing was written; the store knows all of it already, or nothing could be taken."))
    else:
        said.append(words("Written in one go; `svc undo` takes all of it back."))
    if report.applied and tally.left_out:
        said.append(words.many("{n} row was left out.", "{n} rows were left out.", tally.left_out))
    if tally.left_out and not report.mend:
        said.append(words("With --left-out FILE such rows are written to a file, to be mended and imported."))
    if report.mend:
        said.append(words("Mend what was left out in {path}, and import that file.", path=report.mend))
    return said


VIEWS = {ImportReport: View("svc.import/1", report_data, report_page)}
