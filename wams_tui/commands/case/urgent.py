"""``wams case danger|lookback|police``: a life in danger, and what the police decided about their data."""

from typing import Annotated

import typer

from wams_tui.casework.codes import Answer, Party
from wams_tui.casework.errors import Misused
from wams_tui.casework.urgent.decisions import PoliceDecision, WpgArticle
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import Person, day_of, opened_case
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.helptext import Command
from wams_tui.commands.line.pointing import person_in
from wams_tui.commands.line.terminal import say
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

DANGER_HELP = N_(
    "Leg vast dat iemands leven acuut in gevaar is: waarom, wat het minste is dat nodig is, wie dat vaststelde,"
    " en tot wanneer."
    "\n\nBel eerst 112. Vastleggen geeft niets: wat er dan gaat, vraagt en bevestigt u zoals altijd. Het geldt ten"
    " hoogste drie dagen; --over zegt dat het gevaar voorbij is."
)
LOOK_BACK_HELP = N_(
    "Kijk terug op acuut gevaar: was het nodig, was het het minste, wat is er buiten het programma verteld, wat maakte"
    " er een einde aan, en weet de persoon het?"
    "\n\nNoem --told en --how, of --not-told en --review. De FG krijgt bericht. Loopt het gevaar nog, dan eindigt het"
    " hiermee."
)
POLICE_HELP = N_(
    "Leg het besluit van de politie vast over één politiegegeven (Wpg 16, 18, 19 of 20): aan wie, waarvoor en tot"
    " wanneer."
    "\n\nDe politie beslist; een eerder besluit blijft staan en het nieuwste telt."
)


def danger(
    code: options.CaseCode,
    *,
    person: Person,
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarom, in een zin."))] = "",
    minimum: Annotated[
        str, typer.Option("--minimum", metavar=N_("WOORDEN"), help=N_("Wat het minste is dat een ander moet weten."))
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("Wie dit vaststelde, met functie."))] = "",
    until: Annotated[
        str, typer.Option("--until", metavar=N_("DATUM"), help=N_("De laatste dag; gewoon vandaag."))
    ] = "",
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about", metavar=N_("PERSOON"), help=N_("Over wie nog meer iets nodig is; mag vaker voorkomen.")
        ),
    ] = None,
    over: Annotated[
        bool, typer.Option("--over", help=N_("Het gevaar is voorbij: het telt vanaf nu niet meer."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record that a life is in danger, or that it is over."""
    from wams_tui.desk.urgent.recording import InDanger, end_danger, record_danger

    if over and any((because, minimum, by, until, about)):
        raise Misused(N_("--over gaat alleen met --person."), N_("Laat de andere opties weg."))
    last = day_of(until, "--until") if until else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        whose = person_in(opened.file, person, "--person").id
        if over:
            end_danger(desk, opened, whose)
        else:
            others = tuple(person_in(opened.file, one, "--about").id for one in about or ())
            last = last or desk.today()
            record_danger(desk, opened, whose, InDanger(because, minimum, by, last, others))
    say(
        _("Vastgelegd: het gevaar is voorbij. Wat is gegeven, blijft gegeven.")
        if last is None or over
        else _("Vastgelegd: acuut gevaar, tot en met {day}. Bel 112 als dat nog niet is gedaan.").format(
            day=f"{last:%d-%m-%Y}"
        )
    )


def look_back(
    code: options.CaseCode,
    *,
    person: Person,
    needed: Annotated[str, typer.Option("--needed", metavar="ja|nee|onbekend", help=N_("Was het nodig, achteraf?"))],
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarom wel of niet."))],
    outside: Annotated[
        str, typer.Option("--outside", metavar=N_("WOORDEN"), help=N_("Wat er buiten het programma is verteld."))
    ],
    ended: Annotated[str, typer.Option("--ended", metavar=N_("WOORDEN"), help=N_("Wat er een einde aan maakte."))],
    told: Annotated[str, typer.Option("--told", metavar=N_("DATUM"), help=N_("Wanneer de persoon het hoorde."))] = "",
    how: Annotated[str, typer.Option("--how", metavar=N_("WOORDEN"), help=N_("Hoe, en door wie."))] = "",
    not_told: Annotated[
        str, typer.Option("--not-told", metavar=N_("WOORDEN"), help=N_("Waarom de persoon nog niets weet."))
    ] = "",
    review: Annotated[
        str, typer.Option("--review", metavar=N_("DATUM"), help=N_("Wanneer u dat opnieuw bekijkt."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record what was found looking back on a danger."""
    from wams_tui.desk.urgent.looking_back import Findings, look_back, to_look_back_on

    answer = parse(Answer, needed, "--needed")
    told_on = day_of(told, "--told") if told else None
    review_on = day_of(review, "--review") if review else None
    found = Findings(answer, because, outside, ended, told_on, how, not_told, review_on)
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        whose = person_in(opened.file, person, "--person").id
        look_back(desk, opened, to_look_back_on(opened.file, whose).id, found)
    say(_("Vastgelegd. De FG krijgt bericht."))


def police(
    code: options.CaseCode,
    *,
    field: options.Datum,
    article: Annotated[
        str, typer.Option("--article", metavar=N_("CODE"), help=N_("wpg-16, wpg-18, wpg-19 of wpg-20."))
    ],
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("Wie bij de politie besloot, met functie."))],
    to: Annotated[
        list[str],
        typer.Option("--to", metavar=N_("CODE"), help=N_("Naar welke partij; mag vaker voorkomen.")),
    ],
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarvoor, in een zin."))],
    until: Annotated[str, typer.Option("--until", metavar=N_("DATUM"), help=N_("De laatste dag."))],
    on: options.DecidedOn = "",
    conditions: Annotated[
        str,
        typer.Option("--conditions", metavar=N_("WOORDEN"), help=N_("Voorwaarden; zij gaan mee naar de ontvanger.")),
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record the police's own decision about a datum of theirs."""
    from wams_tui.desk.urgent.recording import record_police

    articles = parse(WpgArticle, article, "--article")
    parties = tuple(parse(Party, one, "--to") for one in to)
    decided, last = day_of(on, "--on") if on else None, day_of(until, "--until")
    with desk_of(vault, passphrase_file) as desk:
        decision = PoliceDecision(
            article=articles,
            decided_by=by.strip(),
            decided_on=decided or desk.today(),
            until=last,
            recipients=parties,
            words=because.strip(),
            conditions=conditions.strip(),
        )
        record_police(desk, opened_case(desk, code), field, decision)
    say(_("Vastgelegd: het besluit van de politie, tot en met {day}.").format(day=f"{last:%d-%m-%Y}"))


def add_to(group: typer.Typer) -> None:
    """Hang the commands under ``group``."""
    group.command("danger", cls=Command, help=DANGER_HELP)(danger)
    group.command("lookback", cls=Command, help=LOOK_BACK_HELP)(look_back)
    group.command("police", cls=Command, help=POLICE_HELP)(police)
