"""What the parser objects to, as a sentence of ours: what is wrong and what to do, in the language chosen."""

from typer import TyperException
from typer._click import exceptions as parser  # Typer carries its parser inside and gives these no public name

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.locale import _


def misuse(error: TyperException) -> Misused:
    """Return the wrong usage that the parser found. It never repeats a value: that may be a name or a number."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "wams"
    see = N_("Zie: {path} --help")
    match error:
        case parser.NoSuchOption():
            # What follows '=' is a value.
            option = error.option_name.partition("=")[0]
            if error.possibilities:
                near = ", ".join(sorted(error.possibilities))
                hint = N_("Bedoelt u {near}? Zie: {path} --help")
                return Misused(N_("De optie {option} bestaat hier niet."), hint, option=option, near=near, path=path)
            return Misused(N_("De optie {option} bestaat hier niet."), see, option=option, path=path)
        case parser.BadOptionUsage():
            return Misused(N_("Bij de optie {option} hoort een waarde."), see, option=error.option_name, path=path)
        case parser.MissingParameter():
            return Misused(N_("Er ontbreekt iets: {what}."), see, what=_what(error), path=path)
        case parser.BadParameter():
            return Misused(N_("De waarde bij {what} kan niet."), see, what=_what(error), path=path)
        case _:
            return Misused(N_("Deze opdracht is zo niet te begrijpen."), see, path=path)


def help_asked(error: TyperException) -> str | None:
    """Return the help page when a group was named without a command; nothing for any other objection."""
    return error.ctx.get_help() if isinstance(error, parser.NoArgsIsHelpError) else None


def _what(error: parser.BadParameter) -> str:
    if error.param is None:
        return "?"
    if error.param.param_type_name == "argument":
        name = error.param.metavar or error.param.name
        return _(name) if name else "?"
    return ", ".join(error.param.opts)
