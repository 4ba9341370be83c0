"""``wams case check|doors|offer``: is it Wams, the boundaries asked again, and the offer of a supporter."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Answer, Domain
from wams_tui.casework.course.intake import Boundary, Support
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import opened_case
from wams_tui.commands.course import asked
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.pointing import person_in
from wams_tui.commands.line.terminal import called, say
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wams_tui.casework.case import Case

CHECK_HELP = N_(
    "Leg vast of dit Wams is: terreinen met een probleem, de samenhang, de hulpvraag en de feiten."
    "\n\nWat u niet noemt, blijft staan. Een melding komt hiermee in triage. Wat er nog ontbreekt, zegt:"
    " wams case steps."
)
DOORS_HELP = N_("Stel de drie grenzen opnieuw: acuut gevaar, Veilig Thuis, gedwongen zorg.")
OFFER_HELP = N_("Leg vast dat een onafhankelijke cliëntondersteuner is aangeboden, en wat het werd.")


def check(
    code: options.CaseCode,
    *,
    problem: Annotated[
        list[str] | None,
        typer.Option(
            "--problem",
            metavar=N_("CODE=WOORDEN"),
            help=N_("Een terrein en wat er is, zoals schuldhulp=Schulden; mag vaker voorkomen."),
        ),
    ] = None,
    coherence: asked.Coherence = "",
    question: asked.Question = "",
    persisting: asked.Persisting = "",
    recurring: asked.Recurring = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record the criteria check; what is not named stays as it was."""
    from wams_tui.desk.course.assessing import Check, record_check

    problems = _problems(problem or ())
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        case = opened.file.case
        after = record_check(
            desk,
            opened,
            Check(
                problems=_known(case) | problems,
                coherence=coherence or case.coherence,
                help_question=question or case.help_question,
                persisting=persisting or case.persisting_facts,
                recurring=recurring or case.recurring_facts,
            ),
        )
    say(_("Vastgelegd; de casus is in: {phase}.").format(phase=called(after.file.case.phase)))


def doors(
    code: options.CaseCode,
    *,
    danger: asked.Danger,
    abuse: asked.Abuse,
    compulsion: asked.Compulsion,
    danger_done: asked.DangerDone = "",
    abuse_done: asked.AbuseDone = "",
    compulsion_done: asked.CompulsionDone = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record what the boundary tests give today."""
    from wams_tui.desk.course.assessing import record_doors

    words, done = (danger, abuse, compulsion), (danger_done, abuse_done, compulsion_done)
    answers = {one: (asked.answer_of(one, word), what) for one, word, what in zip(Boundary, words, done, strict=True)}
    with desk_of(vault, passphrase_file) as desk:
        record_doors(desk, opened_case(desk, code), answers)
    say(_("Vastgelegd: de drie grenzen."))


def offer(
    code: options.CaseCode,
    *,
    person: Annotated[
        list[str],
        typer.Option("--person", metavar=N_("PERSOON"), help=N_("Aan wie: naam, nummer of id; mag vaker voorkomen.")),
    ],
    outcome: Annotated[
        str, typer.Option("--outcome", metavar=N_("CODE"), help=N_("aangeboden, aanvaard of afgewezen."))
    ],
    attended: Annotated[
        str, typer.Option("--attended", metavar=N_("ANTWOORD"), help=N_("Was de ondersteuner erbij: ja of nee."))
    ] = "",
    on: asked.On = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record the offer of a supporter."""
    from wams_tui.desk.course.assessing import record_offer

    became = parse(Support, outcome, "--outcome")
    there = parse(Answer, attended, "--attended") if attended else Answer.ONBEKEND
    with desk_of(vault, passphrase_file) as desk:
        opened, today = opened_case(desk, code), desk.today()
        whom = [person_in(opened.file, one, "--person").id for one in person]
        record_offer(desk, opened, whom, became, asked.day_or(on, "--on", today), there)
    say(_("Vastgelegd: het aanbod van cliëntondersteuning."))


def _problems(words: "Sequence[str]") -> dict[Domain, str]:
    found: dict[Domain, str] = {}
    for word in words:
        domain, equals, what = word.partition("=")
        if not equals or not what.strip():
            raise Misused(
                N_("Bij --problem staat geen terrein met wat er is."),
                N_("Schrijf het als: --problem schuldhulp='Schulden bij vijf schuldeisers'"),
            )
        found[parse(Domain, domain, "--problem")] = what.strip()
    return found


def _known(case: "Case") -> dict[Domain, str]:
    return {one.domain: one.what for one in case.problems}
