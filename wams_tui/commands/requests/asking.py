"""``wams request new|send|answer``: what we ask of a partner, its form handed over, and what came back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Answer, Basis, Category, Channel, Purpose, Sealing, SecrecyAct, SecrecyGround
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.disclosing import draft as disclosing
from wams_tui.commands.disclosing.export import (
    confirm,
    refuse_at_the_door,
    refuse_unless_closed_together,
    refuse_unless_confirmable,
)
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.pointing import participant_in, person_in
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.items import SecrecyDecision
    from wams_tui.casework.requests.request import DataRequest
    from wams_tui.desk.desk import Desk

NEW_HELP = N_(
    "Vraag een deelnemer iets over iemand. Er gaat nog niets weg; dat doet 'request send'."
    "\n\nStaat het er al en is het nog recent, dan zegt --again waarom u het toch vraagt; dat blijft hier. Wat niet mag"
    " worden gevraagd, wordt geweigerd met de reden en wat wel kan."
)
SEND_HELP = N_(
    "Geef het formulier van een verzoek aan de deelnemer: een verstrekking, met een regel in het register."
    "\n\nEr staat op over wie het gaat en wat u vraagt. U ziet het eerst, en bevestigt met de code van de casus."
)
ANSWER_HELP = N_(
    "Leg vast wat er op een onderdeel is geantwoord: --value, of --none als er niets is gegeven."
    "\n\nVan een behandelaar of jeugdhulpverlener hoort er het besluit van die professional zelf bij. Niet geven is een"
    " gewone uitkomst."
)

Outgoing = Annotated[
    str, typer.Option("--request", metavar=N_("VERZOEK"), help=N_("Het id van uw verzoek, of het begin ervan."))
]


def new(
    code: options.CaseCode,
    *,
    to: Annotated[
        str, typer.Option("--to", metavar=N_("DEELNEMER"), help=N_("Wie u vraagt: nummer, partij, organisatie of id."))
    ],
    person: Annotated[str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Over wie: naam, nummer of id."))],
    kind: Annotated[str, typer.Option("--kind", metavar=N_("CATEGORIE"), help=N_("Welk soort gegeven."))],
    what: Annotated[str, typer.Option("--what", metavar=N_("WOORDEN"), help=N_("Wat u precies vraagt."))],
    why: Annotated[str, typer.Option("--why", metavar=N_("WOORDEN"), help=N_("Waarom het nodig is."))],
    purpose: Annotated[str, typer.Option("--purpose", metavar=N_("DOEL"), help=N_("Het doel; u kiest het zelf."))],
    basis: Annotated[
        str, typer.Option("--basis", metavar=N_("GRONDSLAG"), help=N_("De grondslag; u kiest haar zelf."))
    ],
    again: Annotated[
        str, typer.Option("--again", metavar=N_("WOORDEN"), help=N_("Waarom u vraagt wat er al staat."))
    ] = "",
    due: Annotated[str, typer.Option("--due", metavar=N_("DATUM"), help=N_("Wanneer u het graag hoort."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Put a request to a participant on record."""
    from wams_tui.desk.asking.ask import Terms, Wanted, ask

    category = parse(Category, kind, "--kind")
    terms = Terms(
        parse(Purpose, purpose, "--purpose"), parse(Basis, basis, "--basis"), day_of(due, "--due") if due else None
    )
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        whom = participant_in(opened.file, to, "--to").id
        wanted = Wanted(person_in(opened.file, person, "--person").id, category, what, why, again)
        _opened, made = ask(desk, opened, whom, terms, wanted)
    if json:
        say_json({"verzoek": made})
    else:
        say(_("Vastgelegd: {id}. Er is nog niets verzonden.").format(id=made))


def send(
    code: options.CaseCode,
    *,
    request: Outgoing,
    channel: Annotated[
        str,
        typer.Option("--channel", metavar=N_("CODE"), help=N_("Hoe het weggaat, zoals papier of veilige-mail.")),
    ],
    out: Annotated[
        str, typer.Option("--out", metavar=N_("BESTAND"), help=N_("Het nieuwe bestand; een bestaand blijft staan."))
    ],
    form: Annotated[str, typer.Option("--format", metavar="pdf|odt|docx|json", help=N_("De vorm."))] = "pdf",
    sealing: Annotated[
        str,
        typer.Option(
            "--sealing",
            metavar="sleutel|wachtwoord",
            help=N_("Bij versleuteld-bestand: de gecontroleerde sleutel van de ontvanger, of een PDF met wachtwoord."),
        ),
    ] = "",
    read: Annotated[
        bool,
        typer.Option("--read", help=N_("U las de vraag helemaal; hij gaat over niemand en niets anders.")),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=N_("Bevestig zonder te vragen; kan alleen in een oefenkluis."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Hand the form over, after the rules allowed it and a person confirmed it."""
    from wams_tui.casework.errors import Refused
    from wams_tui.desk.asking.sending import asked_words, draft_of
    from wams_tui.desk.disclose import disclose, preview, record_refusal
    from wams_tui.desk.kinds import Form

    way, written = parse(Channel, channel, "--channel"), parse(Form, form, "--format")
    closed = parse(Sealing, sealing, "--sealing") if sealing else Sealing.OPEN
    refuse_unless_closed_together(way, closed)
    with desk_of(vault, passphrase_file) as desk:
        refuse_at_the_door(desk.session.nature, yes=yes)
        refuse_unless_confirmable(yes=yes)
        opened = opened_case(desk, code)
        draft = draft_of(opened, _of_ours(opened.file, request).id, way)
        for words in asked_words(opened.file, draft) if read else ():
            draft = draft.having_read(opened, words)
        seen = preview(desk, opened, draft)
        if not seen.may_go:
            record_refusal(desk, opened, draft)
            raise Refused(N_("Dit formulier kan zo niet weg: {reasons}"), reasons=" ".join(seen.obstacles))
        if not (json and yes):
            say(*disclosing.preview_lines(opened, seen), "")
        if not yes:
            confirm(opened)
        done = disclose(desk, opened, draft, written, Path(out), seen, closed)
    if json:
        say_json(disclosing.delivered_dict(done))
    else:
        say(*disclosing.delivered_lines(done))
    return 0


def answer(
    code: options.CaseCode,
    *,
    request: Outgoing,
    line: Annotated[
        str,
        typer.Option("--line", metavar=N_("ONDERDEEL"), help=N_("Het nummer van het onderdeel; gewoon het eerste.")),
    ] = "1",
    value: Annotated[str, typer.Option("--value", metavar=N_("WOORDEN"), help=N_("Wat er is gegeven."))] = "",
    none: Annotated[bool, typer.Option("--none", help=N_("Er is niets gegeven."))] = False,
    known: Annotated[
        str, typer.Option("--known", metavar=N_("DATUM"), help=N_("Van welke dag het is; gewoon vandaag."))
    ] = "",
    professional: Annotated[
        str, typer.Option("--professional", metavar=N_("NAAM"), help=N_("Wie besloot, met functie."))
    ] = "",
    act: Annotated[str, typer.Option("--act", metavar=N_("CODE"), help=N_("De wet, zoals wgbo-7-457."))] = "",
    ground: Annotated[
        str, typer.Option("--ground", metavar=N_("CODE"), help=N_("De grond, zoals toestemming of niet-doorbroken."))
    ] = "",
    consented_by: Annotated[
        str, typer.Option("--consented-by", metavar=N_("NAAM"), help=N_("Wie de professional toestemming gaf."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record what was answered to one line."""
    from wams_tui.desk.asking.answering import LineAnswer, record_answer

    if none is bool(value.strip()):
        raise Misused(
            N_("Geef --value of --none, één van beide."), N_("Zeg wat er is gegeven, of dat er niets is gegeven.")
        )
    day = day_of(known, "--known") if known else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        ours = _of_ours(opened.file, request)
        if line not in [one.id for one in ours.lines]:
            raise Misused(
                N_("Onderdeel {line} is er niet in dit verzoek."), N_("Kies uit: {known}."), line=line,
                known=", ".join(one.id for one in ours.lines),
            )  # fmt: skip
        decided = _decision(desk, ours.line(line).category, professional, act, ground, consented_by)
        after = record_answer(desk, opened, ours.id, [LineAnswer(line, value, day, Answer.ONBEKEND)], decided)
        state = after.file.request(ours.id).state
    say(*wrapped(_("Vastgelegd. Stand van het verzoek: {state}.").format(state=called(state))))


def add_to(group: typer.Typer) -> None:
    """Hang the commands under ``group``."""
    group.command("new", cls=Command, help=NEW_HELP)(new)
    group.command("send", cls=Command, help=SEND_HELP)(send)
    group.command("answer", cls=Command, help=ANSWER_HELP)(answer)


def _of_ours(file: "CaseFile", word: str) -> "DataRequest":
    found = [one for one in file.requests if not one.incoming and one.id.startswith(word.strip())]
    if len(found) != 1 or not word.strip():
        raise Misused(
            N_("Er is geen verzoek van u, of meer dan één, dat zo begint."),
            N_("Bekijk uw verzoeken met 'wams request list CASUS --which van-ons --json'."),
        )
    return found[0]


def _decision(
    desk: "Desk", category: Category, professional: str, act: str, ground: str, consented_by: str
) -> "SecrecyDecision | None":
    from wams_tui.casework.items import SecrecyDecision

    if not (professional or act or ground):
        return None
    if not (professional and act and ground):
        raise Misused(
            N_("Een besluit over een beroepsgeheim heeft een professional, een wet en een grond."),
            N_("Geef --professional, --act en --ground alle drie."),
        )
    why = parse(SecrecyGround, ground, "--ground")
    return SecrecyDecision(
        professional=professional,
        act=parse(SecrecyAct, act, "--act"),
        ground=why,
        covers=() if why is SecrecyGround.NIET_DOORBROKEN else (category,),
        decided_on=desk.today(),
        consented_by=consented_by,
    )
