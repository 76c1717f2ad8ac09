"""What Typer objects to on a command line, as refusals of our own: Typer speaks only English."""

import re
from typing import Any

from aftersales_cli.errors import (
    BadUsage,
    GlobalOption,
    MissingValue,
    MisspeltOption,
    NoValueWanted,
    SvcError,
    TooManyWords,
    UnknownOption,
    ValueWanted,
)
from aftersales_cli.rules.codes import nearest


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
            pieces.append(f"{param.opts[0]} {metavar(param)}")
    return " ".join(pieces)


def metavar(param: Any) -> str:
    """What stands behind an option in help."""
    return "" if param.is_flag else param.metavar or param.name.upper()
