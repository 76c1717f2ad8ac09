"""Help: what a command does, examples first, then what it takes."""

import shutil
import sys
from typing import Any

from aftersales_cli.screen import labels, terminal
from aftersales_cli.screen.page import Block, Card, Lines, Page, Typed
from aftersales_cli.screen.usage import metavar, usage
from aftersales_cli.screen.words import Words

WIDEST = 110
LONGEST_CHOICE = 24
MEANINGS = {
    **labels.CHANNELS, **labels.OUTCOMES, **labels.KINDS, **labels.SEVERITIES, **labels.STATES, **labels.ROLES,
    **labels.JOBS, **labels.COMPLAINTS, **labels.TRIGGERS,
}  # fmt: skip


def text(command: Any, ctx: Any, words: Words) -> str:
    """A command's help in the language, as wide as the terminal."""
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    return terminal.as_text(page(command, ctx, words), width, colour=sys.stdout.isatty())


def page(command: Any, ctx: Any, words: Words) -> Page:
    """A command's help as a page."""
    arguments, options = [], []
    for param in command.get_params(ctx):
        if param.hidden:
            continue
        if param.param_type_name == "argument":
            arguments.append((param.human_readable_name.upper(), words(param.help or "")))
        else:
            names = ", ".join((*sorted(param.opts, key=len), *param.secondary_opts))
            options.append((f"{names} {short_metavar(param)}".rstrip(), option_text(param, words)))
    commands = [(name, summary(command, ctx, name, words)) for name in command_names(command, ctx)]
    more = f" {words('COMMAND')} ..." if commands else f" [{words('OPTIONS')}]"
    blocks: list[Block] = []
    if command.epilog:
        blocks += [*heading(words("Examples")), Typed([f"  {line}" for line in command.epilog.strip().splitlines()])]
    for title, pairs in ((words("Arguments"), arguments), (words("Commands"), commands), (words("Options"), options)):
        if pairs:
            blocks += [*heading(title), Card([(f"  {name}", what) for name, what in pairs])]
    intro = words("Usage: {usage}", usage=usage(ctx) + more)
    return Page(intro, [Lines(["", *paragraphs(words(command.help or ""))]), *blocks])


def heading(title: str) -> list[Lines]:
    """A section's title."""
    return [Lines(["", title])]


def paragraphs(text: str) -> list[str]:
    """Text with each paragraph in one line, to be broken where the terminal ends."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += ["", " ".join(paragraph.split("\n"))]
    return lines[1:]


def short_metavar(param: Any) -> str:
    """What stands behind an option; a long choice of words moves to the text beside it."""
    return "WORD" if long_choice(param) else metavar(param)


def long_choice(param: Any) -> bool:
    """Whether an option takes one of many words."""
    return len(metavar(param)) > LONGEST_CHOICE and "|" in metavar(param)


def option_text(param: Any, words: Words) -> str:
    """What an option does and what holds without it."""
    if "--help" in param.opts:
        return words("Show this help.")
    said = words(param.help or "")
    codes = metavar(param).split("|")
    if long_choice(param) or (words.language != "en" and set(codes) <= MEANINGS.keys()):
        said = words("{what} One of: {choices}.", what=said, choices=", ".join(spelt(code, words) for code in codes))
    default = param.default
    if default is None or default is False or callable(default) or not param.show_default:
        return said
    return f"{said} {words('[default: {value}]', value=str(default))}"


def spelt(code: str, words: Words) -> str:
    """A word to be typed, with its meaning for those who do not read English."""
    return f"{code} {words(MEANINGS[code])}" if words.language != "en" and code in MEANINGS else code


def command_names(command: Any, ctx: Any) -> list[str]:
    """The commands of a group, in help order."""
    return list(command.list_commands(ctx)) if hasattr(command, "list_commands") else []


def summary(group: Any, ctx: Any, name: str, words: Words) -> str:
    """The one line that says what a command of a group does; the root knows it without loading the command."""
    known = getattr(group, "summaries", {}).get(name)
    return words(known or group.get_command(ctx, name).help).split("\n")[0]
