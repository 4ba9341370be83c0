"""``wams meeting minutes``: one reader's own minutes of a conference, as a disclosure of its own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import opened_case
from wams_tui.commands.disclosing import draft as disclosing
from wams_tui.commands.disclosing import handing
from wams_tui.commands.disclosing.export import As, give, refuse_at_the_door, refuse_unless_closed_together
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.commands.meeting.holding import group as group
from wams_tui.commands.meeting.naming import WhichMeeting, item_in, listener_in, meeting_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.meeting.meeting import Meeting
    from wams_tui.desk.disclosing.draft import Draft


@group.command(
    "minutes",
    cls=Command,
    help=N_(
        "Geef één genodigde een eigen verslag: de agendapunten die u noemt, en altijd wat die zelf te doen kreeg."
        "\n\nMet --agenda is het de agenda, van tevoren: de genoemde punten waar die genodigde bij is."
        "\n\nDoel en grondslag zijn die van het overleg. Van een punt waarvoor iemand uit de kamer was, gaat niets mee."
        " U ziet eerst wat er meegaat en bevestigt met de code van de casus; het staat in het register."
    ),
)
def minutes(
    code: options.CaseCode,
    *,
    recipient: Annotated[str, typer.Option("--recipient", metavar=N_("WIE"), help=N_("Wie het verslag krijgt."))],
    channel: Annotated[
        str, typer.Option("--channel", metavar=N_("CODE"), help=N_("Hoe u het geeft, zoals papier of veilige-mail."))
    ],
    out: Annotated[
        str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand; een bestaand blijft staan."))
    ],
    meeting: WhichMeeting = "",
    item: Annotated[
        list[str] | None,
        typer.Option("--item", metavar=N_("PUNT"), help=N_("Een agendapunt met zijn besluiten; mag vaker voorkomen.")),
    ] = None,
    agenda: Annotated[
        bool, typer.Option("--agenda", help=N_("De agenda van tevoren, in plaats van een verslag."))
    ] = False,
    answer: handing.Answers = None,
    because: handing.Because = "",
    read: handing.Read = None,
    form: handing.Form = "pdf",
    sealing: handing.Sealing = "",
    yes: Annotated[
        bool, typer.Option("--yes", help=N_("Bevestig zonder te vragen; kan alleen in een oefenkluis."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Give one reader their own minutes, after the rules allowed it and a person confirmed it."""
    from dataclasses import replace

    from wams_tui.desk.kinds import Form
    from wams_tui.desk.meeting.agendas import AgendaReader, agenda_readers, begin_agenda
    from wams_tui.desk.meeting.minutes import begin_minutes, readers_of
    from wams_tui.documents.deliver import check_target

    way = parse(Channel, channel, "--channel")
    closed = parse(Sealing, sealing, "--sealing") if sealing else Sealing.OPEN
    how, answers = As(parse(Form, form, "--format"), Path(out), closed), disclosing.answers_from(answer or [])
    refuse_unless_closed_together(way, closed)
    check_target(how.out)
    with desk_of(vault, passphrase_file) as desk:
        refuse_at_the_door(desk.session.nature, yes=yes)
        opened = opened_case(desk, code)
        about = meeting_in(opened.file, meeting)
        who = listener_in(opened.file, recipient, "--recipient")
        every = agenda_readers(desk, opened, about.id) if agenda else readers_of(desk, opened, about.id)
        reader = next((one for one in every if one.who == who), None)
        if reader is None:
            raise Misused(
                N_("Deze lezer was niet uitgenodigd voor dit overleg."), N_("Noem iemand die is uitgenodigd.")
            )
        if about.purpose is None or about.basis is None:
            raise Misused(
                N_("Er wordt niets verstrekt: doel en grondslag van dit overleg zijn nog niet gekozen."),
                N_("Kies ze met: wams meeting terms {code}"),
                code=opened.file.case.code,
            )
        if isinstance(reader, AgendaReader):
            opened, draft = begin_agenda(desk, opened, about.id, reader)
        else:
            opened, draft = begin_minutes(desk, opened, about.id, reader)
        draft = _with_items(opened.file, replace(draft, channel=way), opened.file.meeting(about.id), item or [])
        draft = disclosing.read_by_option(opened, draft, read or [])
        draft = disclosing.answered(desk, opened, draft, answers, because)
        return give(desk, opened, draft, how, yes=yes, json=json)


def _with_items(file: "CaseFile", draft: "Draft", about: "Meeting", words: "Sequence[str]") -> "Draft":
    """Return the draft with the items that were named and what was decided under them.

    Raises:
        Misused: the reader was out of the room for one, nothing was decided under it, or nothing is left to give.
    """
    from dataclasses import replace

    from wams_tui.desk.plan.copies import parts_of, tree_of

    may = {field.key for field in parts_of(file, draft)}
    for word in words:
        one = item_in(about, word)
        keys = tuple(key for key in tree_of(file, draft, f"{about.id}:{one.id}") if key in may)
        if not keys:
            raise Misused(
                N_("Van agendapunt {item} is er niets voor deze lezer: er is niets besloten, of die was uit de kamer."),
                N_("Laat dit punt weg."),
                item=word,
            )
        draft = replace(draft, fields=tuple(dict.fromkeys((*draft.fields, *keys))))
    if not draft.fields:
        raise Misused(N_("Er is niets gekozen."), N_("Noem een agendapunt met --item; zie 'meeting show'."))
    return draft
