"""What Typer objects to on a command line, as refusals of our own: Typer speaks only English."""

import re
from typing import Any

from aftersales_cli.errors import BadUsage, BadValue, SvcError
from aftersales_cli.rules.codes import nearest

# A choice of more than this stands in the help, and not in the usage line.
LONGEST_WORDS = 40


class UnknownCommand(BadValue):
    """A word that is no command, with nothing near it."""

    message = 'There is no command "{value}"; `{path} --help` lists those there are.'


class MisspeltCommand(BadValue):
    """A word that is no command, with a near one."""

    message = 'There is no command "{value}"; did you mean `{near}`?'


class UnknownOption(BadValue):
    """An option that the command does not take."""

    message = "There is no option {value} here; `{path} --help` lists those there are."


class MisspeltOption(BadValue):
    """An option that the command does not take, with a near one."""

    message = "There is no option {value} here; did you mean {near}?"


class GlobalOption(BadValue):
    """An option of `svc` itself, given too late."""

    message = "{value} goes before the command: svc {value} ... {name}."


class MissingValue(BadValue):
    """A value that a command cannot do without."""

    message = "{value} is missing; write `{usage}`."


class ValueWanted(BadValue):
    """An option without what belongs behind it."""

    message = "The option {value} needs a value behind it."


class NoValueWanted(BadValue):
    """A flag that was given a value."""

    message = "The option {value} takes no value."


class TooManyWords(BadValue):
    """More words than the command takes."""

    message = 'Nothing is known to do with {value}; text of several words goes between quotes: "two words".'


def refusal(error: Any) -> SvcError:
    """The refusal that a usage error of Typer's amounts to, told by its class."""
    kind, ctx = type(error).__name__, error.ctx
    if kind == "NoSuchOption":
        return no_such_option(error.option_name, ctx)
    if kind == "MissingParameter":
        param = error.param
        name = param.opts[0] if param.param_type_name == "option" else param.human_readable_name.upper()
        return MissingValue(value=name, usage=usage(ctx))
    if kind == "BadOptionUsage":
        kind_of = NoValueWanted if "does not take" in error.message else ValueWanted
        return kind_of(value=error.option_name)
    extra = re.search(r"unexpected extra argument\(?s?\)? \((.*)\)", error.message, re.DOTALL)
    if extra:
        return TooManyWords(value=extra[1])
    return BadUsage(detail=error.format_message())


def no_such_option(name: str, ctx: Any) -> SvcError:
    """What to say of an option that is not there: it belongs elsewhere, is misspelt, or is unknown."""
    root = ctx.find_root()
    if ctx is not root and name in option_names(root):
        return GlobalOption(value=name, name=ctx.command_path.removeprefix("svc "))
    near = nearest(name, option_names(ctx))
    if near is None:
        return UnknownOption(value=name, path=ctx.command_path)
    return MisspeltOption(value=name, near=near)


def option_names(ctx: Any) -> list[str]:
    """The options that a command takes."""
    return [
        opt
        for param in ctx.command.get_params(ctx)
        for opt in (*param.opts, *param.secondary_opts)
        if opt.startswith("--")
    ]


def usage(ctx: Any) -> str:
    """The command with its arguments, as it is written."""
    pieces = [ctx.command_path]
    for param in ctx.command.get_params(ctx):
        if param.param_type_name == "argument":
            name = param.human_readable_name.upper()
            pieces.append(name if param.required else f"[{name}]")
        elif param.required:
            words = metavar(param)
            pieces.append(f"{param.opts[0]} {words if len(words) <= LONGEST_WORDS else 'WORD'}")
    return " ".join(pieces)


def metavar(param: Any) -> str:
    """What stands behind an option in help."""
    return "" if param.is_flag else param.metavar or param.name.upper()
