"""The commands, one file per group. What they share as commands: the forms of output, help, and refusals."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from aftersales_cli.errors import Contradiction
from aftersales_cli.rules.codes import nearest


def form(name: str, help: str) -> TyperOption:
    """The option that chooses a form of output; it goes to the desk and not to the command."""

    def choose(ctx: typer.Context, param: Any, value: bool) -> None:
        if value and ctx.obj.form != "text":
            raise Contradiction(one=f"--{ctx.obj.form}", other=f"--{name}")
        if value:
            ctx.obj.form = name

    return TyperOption(
        param_decls=[f"--{name}"], is_flag=True, default=False, expose_value=False, callback=choose, help=help
    )


class Helpful:
    """Help drawn by the screen, in the language of the desk."""

    def get_help(self, ctx: Any) -> str:
        """The help as text."""
        from aftersales_cli.screen.help import text

        return text(ctx.command, ctx, ctx.obj.words)


class Command(Helpful, TyperCommand):
    """A command; every one can answer as JSON."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(form("json", "Answer as JSON, for scripts."))


class Listing(Command):
    """A command that lists; it can answer as CSV too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(form("csv", "Answer as CSV, for Excel."))


class Group(Helpful, TyperGroup):
    """A group of commands, told to choose one where none is named."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Raises UnknownCommand, or MisspeltCommand with the near one."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing and not name.startswith("-"):
            from aftersales_cli.screen.usage import MisspeltCommand, UnknownCommand

            near = nearest(name, self.list_commands(ctx))
            if near is None:
                raise UnknownCommand(value=name, path=ctx.command_path)
            raise MisspeltCommand(value=name, near=f"{ctx.command_path} {near}")
        return (name, command, args[1:]) if command else super().resolve_command(ctx, args)


def group(help: str) -> typer.Typer:
    """An empty group of commands."""
    return typer.Typer(cls=Group, help=help, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def single() -> typer.Typer:
    """A home for commands that stand by themselves."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)
