"""``wams request add|decide|refuse|ask|withdraw``: entering a request and deciding it; giving is ``wams export``."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.codes import Answer, Basis, Category, Decider, Hat, Party, Purpose
from wams_tui.casework.errors import Misused
from wams_tui.casework.requests.outsiders import Outsider
from wams_tui.casework.requests.request import CameBy, RefusalReason
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.pointing import participant_in, person_in, request_in
from wams_tui.commands.line.terminal import called, refuse_unless_on_a_terminal, say
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.commands.requests.listed import Request
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.requests.request import DataRequest
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.requests.entering import Asked

ADD_HELP = N_(
    "Voer een verzoek in dat een deelnemer, of met --outside iemand die niet deelneemt, aan u doet."
    "\n\n--ask noemt één gegeven over één persoon, als PERSOON:CATEGORIE:WOORDEN; zo vaak als er onderdelen zijn."
)
DECIDE_HELP = N_(
    "Beslis over één onderdeel: weiger het, leg het voor aan wie het weegt, of leg vast wat die zei."
    "\n\nGeven gaat alleen met wams export en --request."
)
REFUSE_HELP = N_("Weiger alles waarover nog niet is beslist, met een reden.")
ASK_HELP = N_("Vraag de vrager iets met --question, of leg met --answer zijn antwoord vast.")
SECOND_HELP = N_(
    "Leg vast dat u als tweede coördinator instemt met het beantwoorden van een verzoek."
    "\n\nNodig waar iemand over wie het gaat eerder nee zei; het telt voor wat een ander geeft."
)
WITHDRAW_HELP = N_("Leg vast dat de vrager zijn verzoek introk.")

Because = Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarom, in een zin."))]
_REASONS = ", ".join(RefusalReason)
_SAYS = 3
"""What stands in one ``--ask``: whom, what kind, and the words."""


def add(
    code: options.CaseCode,
    *,
    words: Annotated[str, typer.Option("--purpose-words", metavar=N_("WOORDEN"), help=N_("Waarvoor, in hun woorden."))],
    ask: Annotated[
        list[str], typer.Option("--ask", metavar=N_("PERSOON:CATEGORIE:WOORDEN"), help=N_("Eén onderdeel; mag vaker."))
    ],
    asker: Annotated[
        str, typer.Option("--from", metavar=N_("DEELNEMER"), help=N_("Wie vraagt: nummer, partij, organisatie of id."))
    ] = "",
    outside: Annotated[
        str,
        typer.Option("--outside", metavar=N_("ORGANISATIE"), help=N_("Wie vraagt en niet deelneemt; dan met --hat.")),
    ] = "",
    party: Annotated[
        str,
        typer.Option(
            "--party", metavar=N_("PARTIJ"), help=N_("Wat dat is; niet nodig als die in het adresboek staat.")
        ),
    ] = "",
    hat: Annotated[str, typer.Option("--hat", metavar=N_("PET"), help=N_("Als wat die dit vraagt."))] = "",
    name: Annotated[str, typer.Option("--name", metavar=N_("NAAM"), help=N_("Welke persoon daar vraagt het."))] = "",
    due: Annotated[str, typer.Option("--due", metavar=N_("DATUM"), help=N_("Antwoord uiterlijk op."))] = "",
    term: Annotated[str, typer.Option("--term", metavar=N_("SOORT"), help=N_("fataal, orde of eigen."))] = "orde",
    received: Annotated[
        str, typer.Option("--received", metavar=N_("DATUM"), help=N_("Ontvangen op; gewoon vandaag."))
    ] = "",
    came_by: Annotated[str, typer.Option("--came-by", metavar=N_("HOE"), help=", ".join(CameBy))] = "",
    reference: Annotated[str, typer.Option("--reference", metavar=N_("KENMERK"), help=N_("Hun kenmerk."))] = "",
    purpose: Annotated[
        str, typer.Option("--purpose", metavar=N_("DOEL"), help=N_("Waarvoor het is, naar uw oordeel."))
    ] = "",
    basis: Annotated[
        str, typer.Option("--basis", metavar=N_("GRONDSLAG"), help=N_("Onder welke grondslag u het leest."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Enter an incoming request."""
    from wams_tui.desk.requests.entering import Entry, enter

    if bool(asker) is bool(outside):
        raise Misused(
            N_("Er staat niet bij wie dit vraagt."),
            N_("Kies één van --from (een deelnemer) en --outside (wie niet deelneemt)."),
        )
    kind = parse(DeadlineKind, term, "--term")
    way = parse(CameBy, came_by, "--came-by") if came_by else None
    aim = parse(Purpose, purpose, "--purpose") if purpose else None
    ground = parse(Basis, basis, "--basis") if basis else None
    until, came = day_of(due, "--due") if due else None, day_of(received, "--received") if received else None
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened = opened_case(desk, code)
        outsider = _outsider(desk, outside, party, hat) if outside else None
        entry = Entry(
            participant="" if outsider is not None else participant_in(opened.file, asker, "--from").id,
            outsider=outsider,
            purpose_words=words,
            lines=tuple(_asked(opened.file, one) for one in ask),
            received_on=came or desk.today(),
            due_on=until,
            due_nature=kind,
            asker_name=name,
            reference=reference,
            came_by=way,
            purpose=aim,
            basis=ground,
        )
        after, made = enter(desk, opened, entry)
    numbers = [one.id for one in after.file.requests if one.incoming]
    say(_("Vastgelegd: verzoek {number}, {id}.").format(number=numbers.index(made) + 1, id=made))


def _outsider(desk: "Desk", name: str, party: str, hat: str) -> Outsider:
    """Return who asks without taking part; an organisation of the directory says itself what it is."""
    from wams_tui.desk.partners.organisations import directory

    if not hat:
        raise Misused(N_("Er staat niet bij als wat zij dit vragen."), N_("Noem de pet met --hat."))
    wears, is_ = parse(Hat, hat, "--hat"), parse(Party, party, "--party") if party else None
    wanted = " ".join(name.casefold().split())
    known = [
        one
        for one in directory(desk).partners
        if " ".join(one.name.casefold().split()) == wanted and is_ in (None, one.party)
    ]
    if len(known) == 1:
        return Outsider(organisation=known[0].name, party=known[0].party, hat=wears, partner=known[0].id)
    if is_ is None:
        raise Misused(
            N_("Wat voor partij dit is, staat niet (of niet één keer) in het adresboek."),
            N_("Noem de partij met --party."),
        )
    return Outsider(organisation=name.strip(), party=is_, hat=wears)


def decide(
    code: options.CaseCode,
    *,
    request: Request,
    line: Annotated[str, typer.Option("--line", metavar=N_("NR"), help=N_("Welk onderdeel, zoals 'show' het noemt."))],
    refuse: Annotated[str, typer.Option("--refuse", metavar=N_("REDEN"), help=_REASONS)] = "",
    before: Annotated[
        str,
        typer.Option("--before", metavar=N_("WIE"), help=N_("Wie beslist: professional, bevoegd-gezag, betrokkene.")),
    ] = "",
    who: Annotated[str, typer.Option("--who", metavar=N_("NAAM"), help=N_("Wie dat is, met naam of functie."))] = "",
    heard: Annotated[str, typer.Option("--heard", metavar="ja|nee", help=N_("Wat die antwoordde."))] = "",
    condition: Annotated[
        str, typer.Option("--condition", metavar=N_("WOORDEN"), help=N_("Waar de ontvanger zich aan houdt."))
    ] = "",
    because: Because = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Decide one part of a request, or bind it to a condition."""
    from wams_tui.desk.requests.deciding import hear, lay_before, refuse_line
    from wams_tui.desk.requests.entering import bind

    if sum(bool(one) for one in (refuse, before, heard, condition)) != 1:
        raise Misused(
            N_("Kies één van --refuse, --before, --heard en --condition."),
            N_("Geven gaat met wams export en --request."),
        )
    reason = parse(RefusalReason, refuse, "--refuse") if refuse else RefusalReason.ANDERS
    decider = parse(Decider, before, "--before") if before else Decider.PROFESSIONAL
    answer = parse(Answer, heard, "--heard") if heard else Answer.ONBEKEND
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened, asked = _found(desk, code, request)
        part = _line_of(asked, line)
        if refuse:
            after = refuse_line(desk, opened, asked.id, part, reason, because)
        elif before:
            after = lay_before(desk, opened, asked.id, part, decider, who, because)
        elif heard:
            after = hear(desk, opened, asked.id, part, answer, because)
        else:
            after = bind(desk, opened, asked.id, part, condition)
    _say_state(after, asked.id)


def refuse(
    code: options.CaseCode,
    *,
    request: Request,
    reason: Annotated[str, typer.Option("--reason", metavar=N_("REDEN"), help=_REASONS)],
    because: Because = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Refuse everything that was not decided."""
    from wams_tui.desk.requests.deciding import refuse as refuse_whole

    why = parse(RefusalReason, reason, "--reason")
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened, asked = _found(desk, code, request)
        after = refuse_whole(desk, opened, asked.id, why, because)
    _say_state(after, asked.id)


def ask(
    code: options.CaseCode,
    *,
    request: Request,
    question: Annotated[
        str, typer.Option("--question", metavar=N_("WOORDEN"), help=N_("Wat u de vrager vraagt."))
    ] = "",
    answer: Annotated[str, typer.Option("--answer", metavar=N_("WOORDEN"), help=N_("Wat hij antwoordde."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Ask the asker something, or record their answer."""
    from wams_tui.desk.requests.deciding import answer_back, ask_back

    if bool(question) == bool(answer):
        raise Misused(N_("Kies --question of --answer."), N_("Een vraag en haar antwoord zijn twee opdrachten."))
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened, asked = _found(desk, code, request)
        after = ask_back(desk, opened, asked.id, question) if question else answer_back(desk, opened, asked.id, answer)
    _say_state(after, asked.id)


def withdraw(
    code: options.CaseCode,
    *,
    request: Request,
    because: Because,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record that the asker withdrew their request."""
    from wams_tui.desk.requests.deciding import withdrawn

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened, asked = _found(desk, code, request)
        after = withdrawn(desk, opened, asked.id, because)
    _say_state(after, asked.id)


def second(
    code: options.CaseCode,
    *,
    request: Request,
    because: Because,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record that one saw the request as a second coordinator."""
    from wams_tui.desk.requests.deciding import second_look

    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        opened, asked = _found(desk, code, request)
        after = second_look(desk, opened, asked.id, because)
    _say_state(after, asked.id)


def add_to(group: typer.Typer) -> None:
    """Add the commands to ``wams request``."""
    group.command("add", cls=Command, help=ADD_HELP)(add)
    group.command("decide", cls=Command, help=DECIDE_HELP)(decide)
    group.command("refuse", cls=Command, help=REFUSE_HELP)(refuse)
    group.command("ask", cls=Command, help=ASK_HELP)(ask)
    group.command("second", cls=Command, help=SECOND_HELP)(second)
    group.command("withdraw", cls=Command, help=WITHDRAW_HELP)(withdraw)


def _found(desk: "Desk", code: str, word: str) -> "tuple[OpenCase, DataRequest]":
    opened = opened_case(desk, code)
    return opened, request_in(opened.file, word, "--request")


def _line_of(request: "DataRequest", word: str) -> str:
    known = [line.id for line in request.lines]
    if word not in known:
        raise Misused(
            N_("Onderdeel {line} is er niet in dit verzoek."),
            N_("Kies uit: {known}."),
            line=word,
            known=", ".join(known),
        )
    return word


def _asked(file: "CaseFile", text: str) -> "Asked":
    from wams_tui.desk.requests.entering import Asked

    parts = text.split(":", _SAYS - 1)
    if len(parts) != _SAYS or not parts[-1].strip():
        raise Misused(
            N_("Wat er bij --ask staat, is niet te lezen."), N_("Schrijf het zo: 1:wonen:de huurachterstand.")
        )
    return Asked(person_in(file, parts[0], "--ask").id, parse(Category, parts[1], "--ask"), parts[2].strip())


def _say_state(opened: "OpenCase", request: str) -> None:
    asked = opened.file.request(request)
    outcome = f" ({called(asked.outcome)})" if asked.outcome is not None else ""
    say(_("Vastgelegd. Stand van het verzoek: {state}{outcome}.").format(state=called(asked.state), outcome=outcome))
