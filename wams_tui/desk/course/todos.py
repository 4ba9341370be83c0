"""Tasks of a case: putting one down, doing it, giving it another day.

A task belongs to a case and is sealed with it. One that belonged to nobody's case would be a second file about a
household, outside everything that guards the first.
"""

from collections.abc import Iterable
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.todo import Todo, TodoOrigin
from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk

CONTROLLER_ANEW = N_("Bepaal opnieuw wie de verwerkingsverantwoordelijke is.")
TELL_OF_COORDINATOR = N_("Vertel het gezin dat er een andere coördinator is, en wie dat is.")


def add_todo(desk: Desk, opened: OpenCase, what: str, due_on: date | None) -> OpenCase:
    """Put a task down; without a day it has none. Returns the case as it is now.

    Raises:
        Misused: there is nothing to be done in it.
    """
    if not what.strip():
        raise Misused(N_("Er staat niet bij wat er te doen is."), N_("Schrijf het in een paar woorden."))
    todo = Todo(id=new_id(), what=what.strip(), due_on=due_on, by=desk.session.coordinator.id, made_on=desk.today())
    return _save(desk, opened, todo, AuditAction.TAAK_GENOTEERD)


def finish_todo(desk: Desk, opened: OpenCase, todo_id: str) -> OpenCase:
    """Record that a task was done, today and by whoever is at the desk; done before, it stays as it was.

    Raises:
        KeyError: the case has no such task.
        Clashed: a colleague changed it first.
    """
    todo = opened.file.todo(todo_id)
    if not todo.is_open:
        return opened
    done = todo.model_copy(update={"done_on": desk.today(), "done_by": desk.session.coordinator.id})
    return _save(desk, opened, done, AuditAction.TAAK_GEDAAN)


def reopen_todo(desk: Desk, opened: OpenCase, todo_id: str) -> OpenCase:
    """Record that a task is still to be done.

    Raises:
        KeyError: the case has no such task.
        Clashed: a colleague changed it first.
    """
    todo = opened.file.todo(todo_id)
    if todo.is_open:
        return opened
    again = todo.model_copy(update={"done_on": None, "done_by": ""})
    return _save(desk, opened, again, AuditAction.TAAK_HEROPEND)


def move_todo(desk: Desk, opened: OpenCase, todo_id: str, due_on: date | None) -> OpenCase:
    """Give a task another day, or none.

    Raises:
        KeyError: the case has no such task.
        Clashed: a colleague changed it first.
    """
    moved = opened.file.todo(todo_id).model_copy(update={"due_on": due_on})
    return _save(desk, opened, moved, AuditAction.TAAK_VERPLAATST)


def duties(desk: Desk, file: CaseFile, texts: Iterable[str], follows: str) -> list[Todo]:
    """Return the tasks that obligations become (product §2.3); one that is open already is not put down again."""
    waiting = {todo.what for todo in file.todos if todo.is_open}
    return [
        Todo(
            id=new_id(), what=text, by=desk.session.coordinator.id, made_on=desk.today(),
            origin=TodoOrigin.PLICHT, follows=follows,
        )
        for text in dict.fromkeys(texts)
        if text not in waiting
    ]  # fmt: skip


def _save(desk: Desk, opened: OpenCase, todo: Todo, action: AuditAction) -> OpenCase:
    event = AuditEvent(
        action=action,
        code=AuditCode.CREATE if action is AuditAction.TAAK_GENOTEERD else AuditCode.UPDATE,
        object_kind="taak",
        object_id=todo.id,
        purpose="coordinatie",
        details={"casus": opened.id} | ({"dag": todo.due_on.isoformat()} if todo.due_on else {}),
    )
    return save(desk, opened, [todo], event)[0]
