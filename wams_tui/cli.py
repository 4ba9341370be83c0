"""The ``wams`` command: parses, opens the vault, hands over, and turns what went wrong into a sentence and a code.

Exit codes (design §5): 0 done · 1 refused by the rules · 2 wrong usage · 3 locked · 4 integrity failure · 5 conflict ·
6 environment · 70 a fault of ours.
"""

import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from screens.terminal.fault import EXIT_CODE, SENTENCE, fault_id
from wams_tui import __version__
from wams_tui.casework.errors import Misused, Unusable, WamsError
from wams_tui.casework.words import N_
from wams_tui.commands import advice, demo, documents, partner, task, today
from wams_tui.commands.access import coordinator, duty
from wams_tui.commands.access import group as access
from wams_tui.commands.case import group as case
from wams_tui.commands.disclosing import export, matrix
from wams_tui.commands.ledger import afterwards, audit
from wams_tui.commands.ledger import group as ledger
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.terminal import note, say
from wams_tui.commands.line.usage import help_asked, misuse
from wams_tui.commands.meeting.minutes import group as meeting_group
from wams_tui.commands.plan import group as plan
from wams_tui.commands.plan import progress as planprogress
from wams_tui.commands.plan import versions as planversions
from wams_tui.commands.requests import group as request
from wams_tui.commands.rules import decide
from wams_tui.commands.rules import group as rules
from wams_tui.commands.travel import group as travel
from wams_tui.commands.vault import device, recovering, rotating
from wams_tui.commands.vault import group as vault
from wams_tui.locale import Language, _, chosen, use

SHARED = ("--vault", "--passphrase-file", "--lang")
"""Options that may stand before the command as well as after it."""

PROGRAM = "wams"
INTERRUPTED = 130

commands = typer.Typer(
    cls=Group, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=True
)
for _group in (
    vault.group,
    coordinator.group,
    case.group,
    ledger.group,
    audit.group,
    rules.group,
    documents.group,
    partner.group,
    advice.group,
    request.group,
    task.group,
    travel.group,
    meeting_group,
    plan.group,
):
    commands.add_typer(_group)
vault.group.command("recover", cls=Command, help=recovering.RECOVER_HELP)(recovering.recover)
vault.group.command("halves", cls=Command, help=recovering.HALVES_HELP)(recovering.halves)
vault.group.command("rotate", cls=Command, help=rotating.HELP)(rotating.rotate)
commands.add_typer(access.handover)
commands.command(cls=Command, help=access.GRANT_HELP)(access.grant)
commands.command(cls=Command, help=access.UNGRANT_HELP)(access.ungrant)
commands.command(cls=Command, help=access.EMERGENCY_HELP)(access.emergency)
case.group.command("access", cls=Command, help=access.ACCESS_HELP)(access.show)
case.group.command("tidy", cls=Command, help=access.TIDY_HELP)(access.tidy)
ledger.group.command("withdraw", cls=Command, help=afterwards.WITHDRAW_HELP)(afterwards.withdraw)
ledger.group.command("notices", cls=Command, help=afterwards.NOTICES_HELP)(afterwards.notices)
ledger.group.command("told", cls=Command, help=afterwards.TOLD_HELP)(afterwards.told)
case.group.command("correct", cls=Command, help=afterwards.CORRECT_HELP)(afterwards.correct)
case.group.command("erase", cls=Command, help=afterwards.ERASE_HELP)(afterwards.erase)
plan.group.command("versions", cls=Command, help=planversions.VERSIONS_HELP)(planversions.versions)
plan.group.command("freeze", cls=Command, help=planversions.FREEZE_HELP)(planversions.freeze)
plan.group.command("diff", cls=Command, help=planversions.DIFF_HELP)(planversions.diff)
plan.group.command("saw", cls=Command, help=planversions.SAW_HELP)(planversions.saw)
plan.group.command("agree", cls=Command, help=planversions.AGREE_HELP)(planversions.agree)
plan.group.command("progress", cls=Command, help=planprogress.PROGRESS_HELP)(planprogress.progress)
plan.group.command("outcome", cls=Command, help=planprogress.OUTCOME_HELP)(planprogress.outcome)
plan.group.command("evaluate", cls=Command, help=planprogress.EVALUATE_HELP)(planprogress.evaluate)
vault.group.add_typer(duty.group)
vault.group.add_typer(device.group)
commands.command(cls=Command, help=demo.HELP)(demo.demo)
commands.command(cls=Command, help=today.HELP)(today.today)
commands.command(cls=Command, help=decide.HELP)(decide.decide)
commands.command(cls=Command, help=matrix.HELP)(matrix.matrix)
commands.command(cls=Command, help=export.HELP)(export.export)


def _show_version(value: bool) -> None:  # noqa: FBT001 - the parser hands over the option as it stands
    if value:
        say(f"wams {__version__}")
        raise typer.Exit


@commands.callback(
    help=N_(
        "Wams: één gezin, één plan, één coördinator. Zonder opdracht opent wams de schermen op de gekozen kluis."
        "\n\nAlles wat de schermen beslissen, is hier ook in gewone regels te vragen."
    ),
    epilog=N_("Voorbeelden, uitgangscodes en JSON-sleutels staan in docs/cli.md."),
)
def _root(
    *,
    _vault: options.Vault = "",
    _passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
    _who: options.Who = "",
    _thin: options.Thin = "",
    _version: Annotated[
        bool, typer.Option("--version", help=N_("Toon de versie."), is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Hold the options of `wams` itself."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; everything that goes wrong is one sentence on standard error."""
    who, arguments = taken_who(arguments)
    if who:
        os.environ["WAMS_COORDINATOR"] = who  # the option every command has, and none has to name
    words = with_shared_options_last(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name may hold a letter that this terminal does not have
    try:
        use(chosen(language_in(words)))
        return _run(words)
    except WamsError as error:
        note(error.say(_))
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our lines has left; what Python flushes at its end must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Unusable.exit_code
    except Exception as error:  # noqa: BLE001 - the outermost edge of the command line
        note(_(SENTENCE).format(fault=fault_id(error)))
        return EXIT_CODE


def app(args: Sequence[str] | None = None, prog_name: str = PROGRAM) -> NoReturn:
    """Run one command and end the process with its exit code; what the front door calls."""
    del prog_name  # the program is called wams wherever it was started from
    sys.exit(main(sys.argv[1:] if args is None else args))


def with_shared_options_last(words: Sequence[str]) -> list[str]:
    """Return the words with shared options that stand before the command moved behind it, where they belong."""
    rest, leading = list(words), []
    while rest and rest[0].partition("=")[0] in SHARED:
        taken = 1 if "=" in rest[0] else 2
        leading += rest[:taken]
        rest = rest[taken:]
    if not any(not word.startswith("-") for word in rest):
        return list(words)
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *leading, *rest[end:]]


def taken_who(words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the value of ``--as``, wherever it stands before ``--``, and the words without it."""
    rest, left, who = list(words), [], ""
    while rest and rest[0] != "--":
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if name == "--as" and (equals or rest):
            who = value if equals else rest.pop(0)
        else:
            left.append(word)
    return who, [*left, *rest]


def language_in(words: Sequence[str]) -> str | None:
    """Return the value of ``--lang``, wherever it stands; nothing when it is not there."""
    for word, after in zip(words, [*words[1:], ""], strict=True):
        name, equals, value = word.partition("=")
        if name == "--lang":
            return value if equals else after
    return None


def _run(words: list[str]) -> int:
    if (language := language_in(words)) is not None:
        parse(Language, language, "--lang")
    try:
        result = get_command(commands).main(args=words, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except typer.Abort:
        note("", _("Afgebroken."))
        return INTERRUPTED
    except typer.TyperException as error:
        if (page := help_asked(error)) is not None:
            note(page)
            return Misused.exit_code
        raise misuse(error) from error
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise Unusable(N_("De schijf is vol; de uitvoer is niet compleet."), N_("Maak ruimte vrij.")) from error
    return result if isinstance(result, int) else 0
