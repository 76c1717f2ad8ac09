"""Refusals of playbook files."""

from aftersales_cli.errors import BadPlaybook, BadValue


class KeyMissing(BadPlaybook):
    """A playbook does not say what it must."""

    message = "{file}, {where}: {key} is missing; {wanted}{choices}."


class NoTable(BadPlaybook):
    """A value stands where a table belongs."""

    message = "{file}, {where} is not right; {wanted}{choices}."


class RowTwice(BadPlaybook):
    """A second row of the same id in one file."""

    message = "{file}, {where} stands twice; put all that it says into one row, or give each row an id of its own."


class NotToml(BadPlaybook):
    """What stands somewhere in a playbook file is not TOML."""

    message = (
        "{file} cannot be read from line {line}, column {column} on; look there and above for a missing quote, bracket"
        " or equals sign, or for a key that stands twice."
    )


class PlaybookNotUtf8(BadPlaybook):
    """The bytes of a playbook file are no text."""

    message = "{file} is not text in UTF-8; save it as UTF-8 in the program with which it is written."


class FileIsFolder(BadValue):
    """A folder where a playbook file belongs."""

    message = "{path} is a folder; name the playbook file in it."


class UntilBeforeEvent(BadValue):
    """A preview that ends before it begins."""

    message = "The preview would end on {value}, before the event on {event}; give a later day behind --until."


class NoSample(BadValue):
    """A sample store of a trade that is not shipped."""

    message = 'There is no demo of "{value}"; there are demos only of the trades that are shipped: {choices}.'
