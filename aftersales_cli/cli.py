"""The table of all commands, the global options, and the only place where a refusal ends a run."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError
from typer.core import TyperGroup
from typer.main import get_command

from aftersales_cli import __version__, places, screen
from aftersales_cli.commands import Group
from aftersales_cli.desk import Desk
from aftersales_cli.errors import AnswerLost, BadUsage, NotUtf8, SvcError, Term, Unexpected
from aftersales_cli.rules.codes import unknown
from aftersales_cli.screen.words import LANGUAGES, Words, language_of

COMMANDS = {
    "due-today": ("due_today", "Who to contact today, overdue first, and why."),
    "log-call": ("log_call", "A contact happened: write it down, close its follow-up, agree the next."),
    "complaint": (
        "complaint",
        "Complaints, from the first word to the close: new, ack, decide, done, recheck, report, close, ...",
    ),
    "promise": ("promise", "Promises: new, list, show, confirm, keep, move, edit, waive."),
    "leaks": ("leaks", "What slipped: by kind, since when, whose it is, and what to type."),
    "customer": ("customer", "Customers: new, find, list, show, edit, duplicates, merge, consent, dump, forget."),
    "purchase": ("purchase", "Purchases: new, list, show, edit, deliver, accept."),
    "warranty": ("warranty", "Warranty: check, list, rights."),
    "job": ("job", "Jobs: new, list, show, confirm, start, done, miss, move, edit, cancel, explain."),
    "enquiry": ("enquiry", "Enquiries: new, list, show, edit, close, explain."),
    "traffic": ("traffic", "The day's calls, visitors and messages, in and out."),
    "milestone": ("milestone", "Milestones: new, list, show, edit, remove."),
    "followup": ("followup", "Follow-ups: new, list, show, edit, done, move, cancel."),
    "staff": ("staff", "Staff: new, list, show, edit, hand-over."),
    "plan": ("plan", "The days ahead: what will fall due, and whether it can be done."),
    "history": ("history", "A customer's story."),
    "undo": ("journal", "Take back your newest command, or a named one."),
    "redo": ("journal", "Bring back what was undone."),
    "journal": ("journal", "Every change that was made, newest first."),
    "access": ("access", "Who looked up whose data, when and why."),
    "init": ("init", "Make a new store."),
    "demo": ("init", "Make a throw-away store full of made-up data."),
    "playbook": ("playbook", "The trade's after-sales policy: list, show, use, check, preview."),
    "calendar": ("calendar", "The calendar: show, add, remove, import."),
    "import": ("import_", "Lists from Excel: customers, purchases, calls, followups; and everything of another store."),
    "export": ("export", "Lists as files for Excel and scripts; and everything, for another store."),
    "db": ("db", "The store file: path, check, backup, backups, restore, repair, guard."),
}


class Root(Group):
    """All commands, each loaded when it is used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summaries = {name: summary for name, (_, summary) in COMMANDS.items()}

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in help order."""
        return [*COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command by its name; a file may hold several that stand by themselves."""
        if cmd_name not in COMMANDS:
            return None
        found = get_command(import_module(f"aftersales_cli.commands.{COMMANDS[cmd_name][0]}").app)
        return found.commands.get(cmd_name, found) if isinstance(found, TyperGroup) else found


def speak(ctx: typer.Context, value: str | None) -> None:
    """Changes the language before anything is said."""
    if value is not None:
        if value not in LANGUAGES:
            raise unknown(value, "language", [*LANGUAGES])
        ctx.obj.words.language = value


def say_version(value: bool) -> None:
    """Prints the version and ends."""
    if value:
        sys.stdout.write(f"svc {__version__}\n")
        raise typer.Exit


def svc(
    ctx: typer.Context,
    db: Annotated[
        Path | None, typer.Option("--db", metavar="FILE", help="The store file; else SVC_DB, else the usual place.")
    ] = None,
    user: Annotated[
        str | None, typer.Option("--user", metavar="NAME", help="Who is working; else SVC_USER, else the login name.")
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="en|zh",
            callback=speak,
            is_eager=True,
            help="The language; else SVC_LANG, else the terminal's.",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=say_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The after-sales desk of a store: whom to call today and why, what was said, and what must follow.

    Without a command: today's list.
    """
    desk: Desk = ctx.obj
    desk.path = places.expanded(db) if db else desk.path
    desk.named_user = user or desk.named_user
    if ctx.invoked_subcommand is None:
        command = get_command(import_module("aftersales_cli.commands.due_today").app)
        with command.make_context("due-today", [], parent=ctx) as inner:
            command.invoke(inner)


EXAMPLES = """svc
svc log-call 张三 "All well" --next +7d
svc complaint new 张三 "Gearbox jerks when cold"
"""


def root() -> Any:
    """The whole command line, ready to run."""
    app = typer.Typer(
        cls=Root,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        epilog=EXAMPLES,
    )
    app.callback()(svc)
    return get_command(app)


def main(args: list[str]) -> int:
    """Runs one command line and returns its exit code; nothing is raised."""
    words = Words(language_of(os.environ, system_language()), places.data())
    desk = Desk(words, as_typed(args))
    try:
        readable(args)
        code = root().main(args, prog_name="svc", standalone_mode=False, obj=desk)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except SvcError as refusal:
        screen.say(refusal, words)
        return refusal.exit_code
    except NoArgsIsHelpError as helping:
        sys.stderr.write(f"{helping.message}\n")
        return 2
    except UsageError as error:
        from aftersales_cli.screen.usage import refusal as usage_refusal

        screen.say(usage_refusal(error), words)
        return 2
    except ClickException as error:
        screen.say(BadUsage(detail=error.format_message()), words)
        return error.exit_code
    except SystemExit as ending:
        # Typer ends by itself after it has installed completion.
        return ending.code if isinstance(ending.code, int) else 0
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except OSError as error:
        # Whoever read the pipe has seen enough; the interpreter must not complain when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            screen.say(AnswerLost(detail=error.strerror), words)
        return 1
    except Exception as error:
        if os.environ.get("SVC_DEBUG") == "1":
            raise
        # A damaged file makes commands fail in any way.
        trouble = desk.damage() or Unexpected(detail=type(error).__name__)
        screen.say(trouble, words)
        return trouble.exit_code
    finally:
        desk.close()


def readable(args: list[str]) -> None:
    """Refuses words with bytes that are no text in the terminal's encoding. Raises NotUtf8."""
    for arg in args:
        try:
            arg.encode()
        except UnicodeEncodeError as error:
            raise NotUtf8(what=Term("command line")) from error


def as_typed(args: list[str]) -> str:
    """The command line as it is written in the journal: quotes only where words have blanks."""
    return " ".join(f'"{arg}"' if " " in arg or not arg else arg for arg in args)


def system_language() -> str | None:
    """What the operating system says of the language, where the environment says nothing."""
    if os.name != "nt":
        return None
    import locale

    return locale.getlocale()[0]


def run() -> None:
    """The entry point: UTF-8 whatever the terminal claims, then the command line."""
    # A closed stream is None, and printing to None would print to stdout.
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "replace")
    sys.exit(main(sys.argv[1:]))
