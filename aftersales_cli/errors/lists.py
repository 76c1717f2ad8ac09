"""Refusals of files that people write: lists from Excel, their heads, cells and rows, and contacts line by line."""

from typing import NamedTuple

from aftersales_cli.errors import BadValue, NotFound, Refused, SvcError


class FileUnreadable(BadValue):
    """A file that is no list, or a damaged one."""

    message = "The file {path} cannot be read ({detail}); save the list as .xlsx, .xls or CSV."


class FileLocked(BadValue):
    """A workbook that is encrypted."""

    message = "The file {path} is protected by a password; save it without one."


class FileIsPage(BadValue):
    """A web page that calls itself a workbook, as some programs write it."""

    message = "The file {path} is a web page under the name of a workbook; open it in Excel and save it as .xlsx."


class OpenQuote(BadValue):
    """A quote that is opened in a text file, and not closed where a cell ends."""

    message = (
        "The quote that opens in line {line} of {path} is never closed, so that the rows below would be taken for one "
        "cell; close or remove it."
    )


class LongCell(BadValue):
    """A cell that is longer than any that a person writes."""

    message = (
        "The cell that begins in line {line} of {path} has more than {most} characters; shorten it, or close its quote."
    )


class EmptyList(BadValue):
    """A file or a sheet in which nothing stands."""

    message = "The list in {path} is empty; it needs a row of heads ({needed}) and its records below."


class NoHeads(BadValue):
    """A list without a row that says what its columns are."""

    message = (
        "None of the first {searched} rows of {path} names all the columns that are needed; missing: {missing}; "
        "found: {found}."
    )


class SameHeads(BadValue):
    """Two columns for one field."""

    message = (
        'The columns "{one}" and "{other}" mean the same field; rename or remove one of them. '
        '--map "HEAD=-" leaves one out.'
    )


class BadMap(BadValue):
    """A column and a field that are not told apart."""

    message = '"{value}" is not a column and a field such as "Handy=phone"; "Handy=-" leaves a column out.'


class NoSuchHead(BadValue):
    """A column is told what it means, and is not there."""

    message = 'The list has no column "{value}"; its columns are: {found}.'


class ShortenedNumber(BadValue):
    """A long number that a spreadsheet keeps as 1.38E+10."""

    message = (
        'The {what} "{value}" was shortened by the spreadsheet, so that digits are lost; '
        "format the column as text and enter it again."
    )


class ErrorCell(BadValue):
    """A cell that holds the error of a formula."""

    message = "The {what} is the error {value} of a formula; mend it in the spreadsheet."


class BadListDate(BadValue):
    """Not a date that means one day only, wherever and whenever the list is read."""

    message = (
        'The {what} "{value}" is not certain; write 2026-11-25, 2026/11/25, 2026.11.25, 2026年11月25日 or 20261125.'
    )


class NoSuchDay(BadValue):
    """A date with its year first, of a day that is in no calendar."""

    message = 'The {what} "{value}" does not exist; correct its year, month or day.'


class NoSuchFile(NotFound):
    """No file of this name."""

    message = "There is no file {path}; check its name and folder."


class PhoneOfAnother(Refused):
    """The number of a row is registered for somebody of another name."""

    message = "The phone number is registered for {who}; if both use it, enter this one with `svc customer new`."


class NamesakeWithPhone(Refused):
    """A row without a number names somebody who has one."""

    message = "{who} has this name and a phone number; add the number to the list if it is the same person."


class NamesakeWithoutPhone(Refused):
    """A row with a number names somebody who has none."""

    message = (
        "{who} has this name and no phone number; if it is the same person, add the number with `svc customer edit`."
    )


class SeveralNamesakes(Refused):
    """A name without a number that several customers have."""

    message = "{count} customers have this name, among them {who}; add the phone number or the id to the list."


class NameOfAnother(Refused):
    """The id of a row belongs to somebody of another name."""

    message = "{who} has this id, which is not the name in the list."


class SerialOfAnother(Refused):
    """The serial number of a row was sold to somebody else."""

    message = "The serial number {value} belongs to {item} of {who}."


class FollowUpOver(Refused):
    """A follow-up of a list that is no duty any more."""

    message = 'Its state is "{state}", and only open follow-ups are taken in; a contact that was made is a call.'


class OverBeforeBegun(BadValue):
    """A case of a list that ended before it began."""

    message = "It ended on {value}, before it began on {begun}; correct one of the two dates."


class BoughtNothing(Refused):
    """An enquiry of a list that ended well, and no purchase that fits."""

    message = "It ended with a purchase, and none of this customer's fits; import the purchases first."


class BadLine(NamedTuple):
    """A line of a file that is wrong, and why."""

    line: int
    refusal: SvcError


class BadLines(BadValue):
    """Lines of a file that are wrong; each stands below with its reason."""

    message = "Nothing was logged (wrong lines: {bad}); mend them, or leave them out with --skip-bad."


class BadJson(BadValue):
    """A line that is no JSON object."""

    message = '"{value}" is not a JSON object such as {{"customer": "K1", "note": "Called back"}}.'


class BadShape(BadValue):
    """A key with something behind it that does not belong there."""

    message = 'The key "{key}" must have {wanted}.'
