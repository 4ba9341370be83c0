"""Words of a professional that wait outside the plan until the professional decided whether they may stand in it.

They are kept as a text of the case, which stands in no plan and so in nobody's copy, with a task to ask. Once the
decision is there they are taken into the plan as they were typed.
"""

from collections.abc import Mapping

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.items import TextBlock
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.drafting import Tags, about_whom, for_whom, kinds_with

LAID: Mapping[str, str] = {
    "doel": N_("Voor het plan, als doel"),
    "actie": N_("Voor het plan, als actie"),
    "goed": N_("Voor het plan, als wat goed gaat"),
}
"""What such a text is called, by the kind of part it is meant for."""


def lay_before(desk: Desk, opened: OpenCase, kind: str, words: str, tags: Tags, goal: str = "") -> OpenCase:
    """Keep words outside the plan, with a task to ask who told them; return the case as it is now.

    Args:
        desk: Whose desk it is.
        opened: The case.
        kind: The kind of part it is meant for, as in :data:`LAID`.
        words: The words as they were typed.
        tags: Of whom and of what they speak, and who told them.
        goal: The goal an action is meant for; empty for none.

    Raises:
        Clashed: a colleague changed the case first.
        Refused: whoever is at the desk changes no cases.
    """
    file, today = opened.file, desk.today()
    about = tags.persons or (file.goal(goal).persons if goal else for_whom(file))
    text = TextBlock(
        id=new_id(), title=LAID[kind], text=words, persons=about_whom(file, words, about),
        categories=kinds_with(tags.kinds), source=tags.source, written_on=today,
    )  # fmt: skip
    # No word of what it is about: tasks stand in lists that are open all day.
    what = f"Vraag {tags.source.description} of in het plan mag wat daar is verteld."
    todo = Todo(id=new_id(), what=what, by=desk.session.coordinator.id, made_on=today)
    event = AuditEvent(
        action=AuditAction.TAAK_GENOTEERD,
        code=AuditCode.CREATE,
        object_kind="taak",
        object_id=todo.id,
        purpose="coordinatie",
        details={"casus": opened.id, "record": text.id},
    )
    return save(desk, opened, [text, todo], event)[0]


def laid(file: CaseFile, record: str) -> tuple[str, str] | None:
    """Return for which kind of part a text waits, and its words; nothing where it is no such text."""
    text = next((one for one in file.texts if one.id == record), None)
    kind = next((kind for kind, title in LAID.items() if text is not None and text.title == title), None)
    return (kind, text.text) if text is not None and kind is not None else None
