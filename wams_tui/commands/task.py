"""``wams task``: the tasks of a case, put down, done, or given another day."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.case.text import day, iso
from wams_tui.commands.line import options
from wams_tui.commands.line.helptext import Command, Group
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.course.todo import Todo

group = typer.Typer(
    name="task",
    cls=Group,
    no_args_is_help=True,
    help=N_("Taken van een casus: de lijst, een nieuwe, gedaan, een andere dag."),
)

Task = Annotated[str, typer.Option("--task", metavar=N_("TAAK"), help=N_("Het nummer uit de lijst, of het id."))]


@group.command("list", cls=Command, help=N_("Toon de taken van een casus, wat open staat eerst."))
def list_tasks(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the tasks, numbered as the other commands take them."""
    with desk_of(vault, passphrase_file) as desk:
        found = _ordered(opened_case(desk, code).file)
    if json:
        say_json([_as_dict(one) for one in found])
    elif not found:
        say(_("Er staat geen taak bij deze casus."))
    else:
        without = _("zonder dag")
        for number, one in enumerate(found, start=1):
            when = _("gedaan op {day}").format(day=day(one.done_on)) if one.done_on else day(one.due_on)
            say(*wrapped(f"{number}. {_(one.what)} ({when or without})", "", "   "))


@group.command("add", cls=Command, help=N_("Schrijf een taak op; zonder --on heeft zij geen dag."))
def add(
    code: options.CaseCode,
    *,
    what: Annotated[str, typer.Option("--what", metavar=N_("WOORDEN"), help=N_("Wat er te doen is."))],
    on: Annotated[str, typer.Option("--on", metavar=N_("DATUM"), help=N_("Op welke dag."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Put a task down."""
    from wams_tui.desk.course.todos import add_todo

    when = day_of(on, "--on") if on else None
    with desk_of(vault, passphrase_file) as desk:
        add_todo(desk, opened_case(desk, code), what, when)
    say(_("Vastgelegd: de taak."))


@group.command("done", cls=Command, help=N_("Leg vast dat een taak is gedaan, of met --undo toch niet."))
def done(
    code: options.CaseCode,
    *,
    task: Task,
    undo: Annotated[bool, typer.Option("--undo", help=N_("Toch niet gedaan."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record that a task was done, or still is to be."""
    from wams_tui.desk.course.todos import finish_todo, reopen_todo

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        one = _pointed(opened.file, task)
        (reopen_todo if undo else finish_todo)(desk, opened, one.id)
    say(_("Vastgelegd: de taak staat weer open.") if undo else _("Vastgelegd: de taak is gedaan."))


@group.command("move", cls=Command, help=N_("Geef een taak een andere dag; zonder --on heeft zij er geen meer."))
def move(
    code: options.CaseCode,
    *,
    task: Task,
    on: Annotated[str, typer.Option("--on", metavar=N_("DATUM"), help=N_("Op welke dag."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Give a task another day, or none."""
    from wams_tui.desk.course.todos import move_todo

    when = day_of(on, "--on") if on else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        move_todo(desk, opened, _pointed(opened.file, task).id, when)
    say(_("Vastgelegd: de andere dag."))


def _ordered(file: "CaseFile") -> list["Todo"]:
    return sorted(file.todos, key=lambda one: (not one.is_open, one.due_on is None, one.due_on or one.made_on, one.id))


def _pointed(file: "CaseFile", word: str) -> "Todo":
    found = _ordered(file)
    numbered = {str(number): one for number, one in enumerate(found, start=1)}
    one = numbered.get(word.strip()) or next((task for task in found if task.id == word), None)
    if one is None:
        raise Misused(
            N_("Deze taak is er niet bij deze casus."),
            N_("Noem een nummer uit: wams task list {code}"),
            code=file.case.code,
        )
    return one


def _as_dict(one: "Todo") -> dict[str, object]:
    return {
        "id": one.id,
        "wat": one.what,
        "op": iso(one.due_on),
        "herkomst": one.origin.value,
        "gedaan_op": iso(one.done_on),
    }
