"""``wams export``: one disclosure to one recipient; no basis and purpose, no disclosure (design §2)."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Answer, Basis, Channel, Purpose, Sealing, VaultNature
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.requests.outsiders import gives_nothing
from wams_tui.casework.words import N_
from wams_tui.commands.disclosing import draft as disclosing
from wams_tui.commands.disclosing import handing, handout
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.pointing import fields_in, participant_in, person_in, request_in
from wams_tui.commands.line.terminal import ask, can_ask, note, refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.requests.request import DataRequest
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.disclosing.draft import Draft
    from wams_tui.desk.kinds import Form

HELP = N_(
    "Verstrek gegevens uit een casus aan één deelnemer, als document, met een regel in het verstrekkingenregister."
    "\n\nDoel en grondslag kiest u zelf; zonder beide wordt er niets geschreven. U ziet eerst wat er meegaat en"
    " bevestigt met de code van de casus."
    " Weigeren de regels, dan is de uitgangscode 1 en staat er waarom, en wat wel kan."
)


@dataclass(frozen=True)
class Who:
    """Whom it goes to, in answer to which request, and of whom it is; as typed."""

    recipient: str
    request: str
    person: str
    lines: "Sequence[str]" = ()
    plan: bool = False
    """Whether it is a copy of the plan."""
    meeting: str = ""
    """Of which conference it is the minutes, as typed."""
    sheet: str = ""
    """What it is a hand-over sheet for, as typed: taking over, or standing in."""


@dataclass(frozen=True)
class As:
    """As what file, where, and how it is closed."""

    form: "Form"
    out: Path
    sealing: Sealing


@dataclass(frozen=True)
class Wanted:
    """What was asked on the command line, codes understood, before any vault is opened."""

    basis: Basis
    purpose: Purpose
    channel: Channel
    form: "Form"
    sealing: Sealing
    out: Path
    who: Who
    fields: "Sequence[str]"
    answers: "Mapping[str, Answer]"
    because: str
    read: "Sequence[str]"


def export(
    code: options.CaseCode,
    *,
    recipient: Annotated[
        str,
        typer.Option(
            "--recipient", metavar=N_("DEELNEMER"), help=N_("Wie ontvangt: partijcode, organisatie, nummer of id.")
        ),
    ] = "",
    basis: Annotated[
        str, typer.Option("--basis", metavar=N_("CODE"), help=N_("De grondslag, zoals wmo-toegang."))
    ] = "",
    purpose: Annotated[
        str, typer.Option("--purpose", metavar=N_("CODE"), help=N_("Het doel, zoals eigen-actie."))
    ] = "",
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field", metavar=N_("GEGEVEN"), help=N_("Sleutel, categorie of categorie:naam; mag vaker voorkomen.")
        ),
    ] = None,
    person: Annotated[
        str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Van wie: naam, nummer of id."))
    ] = "",
    answer: handing.Answers = None,
    because: handing.Because = "",
    read: handing.Read = None,
    channel: Annotated[
        str, typer.Option("--channel", metavar=N_("CODE"), help=N_("Hoe u het geeft, zoals papier of veilige-mail."))
    ] = "",
    form: handing.Form = "pdf",
    sealing: handing.Sealing = "",
    out: Annotated[
        str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand; een bestaand blijft staan."))
    ] = "",
    request: Annotated[
        str, typer.Option("--request", metavar=N_("ID"), help=N_("Het verzoek waarop dit antwoordt: id of nummer."))
    ] = "",
    line: Annotated[
        list[str] | None,
        typer.Option(
            "--line",
            metavar=N_("ONDERDEEL"),
            help=N_("Het onderdeel van het verzoek waarop dit antwoordt: zijn nummer; mag vaker voorkomen."),
        ),
    ] = None,
    plan: Annotated[
        bool,
        typer.Option("--plan", help=N_("Een kopie van het plan: wat de ontvanger zelf afsprak, staat er altijd in.")),
    ] = False,
    meeting: Annotated[
        str,
        typer.Option(
            "--meeting",
            metavar=N_("OVERLEG"),
            help=N_("Een verslag van dit overleg: zijn nummer in wams meeting list, of id."),
        ),
    ] = "",
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar="overdracht|waarneming",
            help=N_("Een overdrachtsblad voor wie elders de coördinatie overneemt, of waarneemt."),
        ),
    ] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help=N_("Bevestig zonder te vragen; kan alleen in een oefenkluis."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Disclose, after the rules allowed it and a person confirmed it."""
    copy = "kopie" if plan or meeting or sheet else ""
    wanted = _wanted(
        {
            "--basis": basis,
            "--purpose": purpose,
            "--channel": channel,
            "--out": out,
            "--field": " ".join(field or []) or copy,
        },
        Who(recipient, request, person, line or [], plan, meeting, sheet),
        (form, sealing),
        field or [],
        answer or [],
        because,
        read or [],
    )
    with desk_of(vault, passphrase_file) as desk:
        refuse_at_the_door(desk.session.nature, yes=yes)
        return _export(desk, code, wanted, yes=yes, json=json)


def _export(desk: "Desk", code: str, wanted: Wanted, *, yes: bool, json: bool) -> int:
    from wams_tui.desk.cases import find_case, open_case

    opened = open_case(desk, find_case(desk, code))
    draft = _draft(desk, opened, wanted)
    return give(desk, opened, draft, As(wanted.form, wanted.out, wanted.sealing), yes=yes, json=json)


def give(desk: "Desk", opened: "OpenCase", draft: "Draft", how: As, *, yes: bool, json: bool) -> int:
    """Ask what is still open, show what would leave, have it confirmed and hand it over; return the exit code."""
    from wams_tui.desk.disclose import disclose, preview
    from wams_tui.desk.letters.papers import WITHOUT_STYLE

    if not _ruled_out(desk, opened, draft):
        refuse_unless_confirmable(yes=yes)
        draft = draft if yes else _asked(desk, opened, draft)
    seen = preview(desk, opened, draft)
    if not seen.may_go:
        return _refuse(desk, opened, draft, json=json)
    if not (json and yes):
        say(*disclosing.preview_lines(opened, seen), "")
    fault = desk.papers.fault()
    if fault is not None:
        note(f"{_(WITHOUT_STYLE)} {fault.say(_)}")
    if not yes:
        confirm(opened)
    done = disclose(desk, opened, draft, how.form, how.out, seen, how.sealing)
    if json:
        say_json(disclosing.delivered_dict(done))
    else:
        say(*disclosing.delivered_lines(done))
    return 0


def _wanted(
    required: "Mapping[str, str]",
    who: Who,
    how: tuple[str, str],
    fields: "Sequence[str]",
    answers: "Sequence[str]",
    because: str,
    read: "Sequence[str]",
) -> Wanted:
    from wams_tui.desk.kinds import Form
    from wams_tui.documents.deliver import check_target

    form, sealing = how
    absent = [option for option, value in required.items() if not value]
    if not (who.recipient or who.request):
        absent.append("--recipient")
    if absent:
        raise Misused(
            N_("Er wordt niets verstrekt: er ontbreekt {absent}."),
            N_("Kies ontvanger, doel, grondslag, gegevens, manier van geven en bestand zelf. Zie: wams export --help"),
            absent=", ".join(absent),
        )
    if who.lines and not who.request:
        raise Misused(
            N_("--line noemt een onderdeel van een verzoek, en er is geen verzoek genoemd."),
            N_("Noem het verzoek met --request."),
        )
    wanted = Wanted(
        parse(Basis, required["--basis"], "--basis"),
        parse(Purpose, required["--purpose"], "--purpose"),
        parse(Channel, required["--channel"], "--channel"),
        parse(Form, form, "--format"),
        parse(Sealing, sealing, "--sealing") if sealing else Sealing.OPEN,
        Path(required["--out"]),
        who,
        fields,
        disclosing.answers_from(answers),
        because,
        read,
    )
    refuse_unless_closed_together(wanted.channel, wanted.sealing)
    check_target(wanted.out)
    return wanted


def refuse_unless_closed_together(channel: Channel, sealing: Sealing) -> None:
    """Refuse an encrypted channel without a way of closing, and the other way round."""
    if (channel is Channel.VERSLEUTELD_BESTAND) is not (sealing is not Sealing.OPEN):
        raise Misused(
            N_("Bij --channel versleuteld-bestand hoort --sealing sleutel of wachtwoord, bij een andere manier niet."),
            N_("Kies --sealing sleutel als de sleutel van de ontvanger is gecontroleerd (wams partner verify)."),
        )


def refuse_at_the_door(nature: VaultNature, *, yes: bool) -> None:
    """Let --yes through in practice vaults only, and names on a terminal only."""
    if yes and nature is VaultNature.ECHT:
        raise Misused(
            N_("--yes kan alleen in een oefenkluis; in een echte kluis bevestigt een mens elke verstrekking."),
            N_("Laat --yes weg en bevestig in de terminal."),
        )
    refuse_unless_on_a_terminal(nature)


def refuse_unless_confirmable(*, yes: bool) -> None:
    """Refuse where nobody can be asked to confirm."""
    if not yes and not can_ask():
        raise Misused(
            N_("Een verstrekking wordt in een terminal bevestigd, en dit is er geen."),
            N_("Voer de opdracht uit in een terminal; in een oefenkluis kan het ook met --yes."),
        )


def _draft(desk: "Desk", opened: "OpenCase", wanted: Wanted) -> "Draft":
    from wams_tui.desk.disclosing.draft import Draft

    file, who = opened.file, wanted.who
    request = request_in(file, who.request, "--request") if who.request else None
    if request is not None and request.outsider is not None:
        raise gives_nothing()
    asker = request.participant if request else ""
    recipient = participant_in(file, who.recipient, "--recipient").id if who.recipient else asker
    person = person_in(file, who.person, "--person") if who.person else None
    fields = fields_in(file, wanted.fields, person, sheet_for=recipient if who.sheet else "")
    draft = Draft(
        participant=recipient,
        request=request.id if request else "",
        purpose=wanted.purpose,
        basis=wanted.basis,
        channel=wanted.channel,
        fields=fields,
        lines=_lines(file, request, who.lines, fields) if request else (),
    )
    draft = disclosing.read_by_option(
        opened, handout.as_handout(file, draft, plan=who.plan, meeting=who.meeting, sheet=who.sheet), wanted.read
    )
    return disclosing.answered(desk, opened, draft, wanted.answers, wanted.because)


def _lines(
    file: "CaseFile", request: "DataRequest", numbers: "Sequence[str]", fields: "Sequence[str]"
) -> tuple[str, ...]:
    """Return the lines of a request that were named, each of them waiting and answered by a datum that was chosen."""
    from wams_tui.desk.disclosing.fields import field_by_key

    waiting = {one.id: one for one in request.undecided}
    data = [one for key in fields if (one := field_by_key(file, key)) is not None]
    for number in numbers:
        if number not in waiting:
            raise Misused(
                N_("Onderdeel {line} is er niet in dit verzoek, of er is al over beslist."), N_("Kies uit: {known}."),
                line=number, known=", ".join(waiting) or "-",
            )  # fmt: skip
        asked = waiting[number]
        if not any(asked.person in one.persons and asked.category in one.categories for one in data):
            raise Misused(
                N_("Geen van de gekozen gegevens antwoordt op onderdeel {line}."),
                N_("Kies bij --field een gegeven van die persoon en van dat soort."), line=number,
            )  # fmt: skip
    return tuple(dict.fromkeys(numbers))


def _asked(desk: "Desk", opened: "OpenCase", draft: "Draft") -> "Draft":
    """Return the draft as a person completed it; a text is shown only while the answers still let it go."""
    from wams_tui.commands.line import asking

    draft = asking.points_asked(desk, opened, draft)
    return draft if _ruled_out(desk, opened, draft) else asking.texts_asked(desk, opened, draft)


def _ruled_out(desk: "Desk", opened: "OpenCase", draft: "Draft") -> frozenset[str]:
    """Return the keys of the chosen fields that no further answer can let go under this purpose and basis."""
    from wams_tui.desk.disclosing.prospects import prospects

    found = (one for one in prospects(desk, opened, draft) if not one.can_be_chosen)
    return frozenset(one.field.key for one in found) & frozenset(draft.fields)


def _refuse(desk: "Desk", opened: "OpenCase", draft: "Draft", *, json: bool) -> int:
    from wams_tui.desk.disclose import preview, record_refusal
    from wams_tui.desk.disclosing.fields import fields_of
    from wams_tui.desk.disclosing.weighing import open_points

    record_refusal(desk, opened, draft)
    never = _ruled_out(desk, opened, draft)
    # To ask for an answer, or a reading, of what can never go would promise that it helps.
    points = open_points(desk, opened, replace(draft, fields=tuple(key for key in draft.fields if key not in never)))
    for field in fields_of(opened.file):
        draft = draft.having_read(opened, field) if field.key in never else draft
    seen = preview(desk, opened, draft)
    if json:
        say_json(disclosing.refusal_dict(seen, points))
    else:
        say(*disclosing.refusal_lines(opened, seen, points))
    return Refused.exit_code


def confirm(opened: "OpenCase") -> None:
    """Have the code of the case typed."""
    code = opened.file.case.code
    if ask(_("Typ {code} om te verstrekken:").format(code=code)).casefold() != code.casefold():
        raise Misused(N_("Niet bevestigd; er is niets verstrekt."), N_("Begin opnieuw als u het toch wilt."))
