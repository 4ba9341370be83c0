"""A request form as blocks, for a partner who answers in a word processor; and which paper a release is."""

from collections.abc import Iterator

from wams_tui.casework.release import HandoutKind, Release
from wams_tui.documents.askform import RequestSheet, request_sheet
from wams_tui.documents.paper import Block, Bullets, Grid, Heading, Paper, Para, release_paper

_ROOM = "…" * 30
_GIVEN = "gegeven / niet gegeven"


def paper_of(release: Release) -> Paper:
    """Return a release as blocks; it has been checked.

    It is a copy of the plan, minutes, an agenda, a hand-over sheet, a form that asks, or loose data.
    """
    handout = release.content.handout
    if handout is not None:
        from wams_tui.documents.handsheet import sheet_paper
        from wams_tui.documents.minutes import agenda_paper, minutes_paper
        from wams_tui.documents.plan import plan_paper

        if handout.kind.is_sheet:
            return sheet_paper(release)
        if handout.kind is HandoutKind.AGENDA:
            return agenda_paper(release)
        return plan_paper(release) if handout.kind is HandoutKind.PLAN else minutes_paper(release)
    if release.content.asked is None:
        return release_paper(release)
    sheet = request_sheet(release.content)
    return Paper(sheet["title"], release.content.made_at, tuple(_blocks(sheet)), sheet["mark"] or "")


def _blocks(sheet: RequestSheet) -> Iterator[Block]:
    yield Heading(1, sheet["title"])
    if sheet["fictional"]:
        yield Para(sheet["fictional"], small=True)
    named = (
        ("Aan", sheet["recipient"]), ("Van", sheet["asker"]), ("Vragen?", sheet["contact"]), ("Datum", sheet["date"]),
        ("Graag vóór", sheet["due"]), ("Casus", sheet["case"]), ("Antwoordcode", sheet["code"]),
        ("Doel", sheet["purpose"]), ("Grondslag", sheet["basis"]), ("Artikelen", sheet["articles"]),
        ("Stand van de wet", sheet["regime"]), ("Via", sheet["channel"]), ("Over", "\n".join(sheet["persons"])),
    )  # fmt: skip
    yield from (Para(value, name=name) for name, value in named if value)
    yield Bullets((*sheet["yours"], *sheet["conditions"]))
    yield Heading(2, "Wat wij vragen")
    head = ("nr.", "wat wij vragen", "uw antwoord")
    rows = (
        (one["number"], "\n".join((f"{one['about']}: {one['kind']}", one["wording"], f"Waarom: {one['why']}")), _GIVEN)
        for one in sheet["lines"]
    )
    yield Grid((head, *rows))
    yield Heading(2, "Beroepsgeheim: het besluit van de professional zelf")
    yield from (Para(_ROOM, name=name) for name in sheet["secret"])
    yield Para(sheet["accounting"], small=True)
