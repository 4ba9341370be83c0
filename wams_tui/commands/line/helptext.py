"""Help in plain lines and in the language chosen, instead of Typer's own English boxes."""

import textwrap
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.locale import _

if TYPE_CHECKING:
    from typer._click.core import Command as AnyCommand
    from typer._click.core import Context, Parameter

WIDTH = 80
"""Columns of a terminal that has no more; help never needs a wider one."""

_INDENT = "  "
_GAP = 2
_NAMES = 26
"""Longest name that still has its explanation beside it; a longer one has it on the line below."""

_HELP = N_("Toon deze uitleg.")


class Command(TyperCommand):
    """A command whose help is :func:`page`."""

    def get_help(self, ctx: "Context") -> str:
        """Return the help of this command."""
        return page(self, ctx)


class Group(TyperGroup):
    """A group of commands whose help is :func:`page`, and that names what is near an unknown command."""

    def get_help(self, ctx: "Context") -> str:
        """Return the help of this group."""
        return page(self, ctx)

    def resolve_command(self, ctx: "Context", args: list[str]) -> tuple[str | None, "AnyCommand | None", list[str]]:
        """Return the command that was named.

        Raises:
            Misused: there is none of that name.
        """
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], list(self.commands), n=3, cutoff=0.5) or list(self.commands)
            raise Misused(
                N_("De opdracht '{word}' bestaat niet."),
                N_("Bedoelt u een van deze: {near}? Zie: {path} --help"),
                word=args[0],
                near=", ".join(near),
                path=ctx.command_path,
            )
        return super().resolve_command(ctx, args)


def page(command: "AnyCommand", ctx: "Context") -> str:
    """Return the help page of a command: usage, what it does, its arguments, options and commands."""
    parameters = [one for one in command.get_params(ctx) if not getattr(one, "hidden", False)]
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    commands = list(command.commands.values()) if isinstance(command, TyperGroup) else []
    usage = [ctx.command_path, *(_("OPTIES") for _one in options[:1]), *(_metavar(one) for one in arguments)]
    if commands:
        usage.append(_("OPDRACHT"))
    parts = [
        _("Gebruik: {usage}").format(usage=" ".join([usage[0], *(f"[{word}]" for word in usage[1:2]), *usage[2:]])),
        "\n\n".join(textwrap.fill(paragraph, WIDTH) for paragraph in _said(command.help).split("\n\n")),
        _section(_("Argumenten:"), ((_metavar(one), _said(getattr(one, "help", ""))) for one in arguments)),
        _section(_("Opdrachten:"), ((one.name or "", _said(one.help).split("\n\n")[0]) for one in commands)),
        _section(_("Opties:"), ((_names(one), _help_of(one)) for one in options)),
        _said(command.epilog),
    ]
    return "\n\n".join(part for part in parts if part)


def _section(title: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = list(rows)
    if not lines:
        return ""
    width = min(max(len(name) for name, _text in lines), _NAMES)
    return "\n".join([title, *(_row(name, text, width) for name, text in lines)])


def _row(name: str, text: str, width: int) -> str:
    margin = " " * (len(_INDENT) + width + _GAP)
    first = f"{_INDENT}{name.ljust(width + _GAP)}"
    if len(name) > width:
        return f"{_INDENT}{name}\n{textwrap.fill(text, WIDTH, initial_indent=margin, subsequent_indent=margin)}"
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=margin) if text else first.rstrip()


def _names(option: "Parameter") -> str:
    value = "" if getattr(option, "is_flag", False) else f" {_metavar(option)}"
    return f"{', '.join(option.opts)}{value}"


def _said(text: str | None) -> str:
    return _(text) if text else ""


def _metavar(parameter: "Parameter") -> str:
    return _(parameter.metavar or (parameter.name or "").upper())


def _help_of(option: "Parameter") -> str:
    return _(_HELP) if option.name == "help" else _said(getattr(option, "help", ""))
