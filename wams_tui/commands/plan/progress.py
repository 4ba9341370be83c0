"""``wams plan progress|outcome|evaluate``: how far a plan is, what became of its goals, and the evaluation itself."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Phase
from wams_tui.casework.plan.parts import GoalOutcome
from wams_tui.casework.words import N_
from wams_tui.commands.case.household import draws_lines
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.case.text import iso
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.tables import WIDTH
from wams_tui.commands.line.terminal import called, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from wams_tui.casework.plan.progress import Bar, Progress

PROGRESS_HELP = N_("Teken hoe ver het plan is: elke actie op een tijdlijn met vandaag erin, en per wie het doet.")
OUTCOME_HELP = N_("Leg vast wat er van een doel is geworden; het nummer is dat van 'wams plan show'.")
EVALUATE_HELP = N_(
    "Leg vast dat de evaluatie is gehouden, en wat er volgt: uitvoering, plan of afgesloten."
    "\n\nBij elk open doel staat dan al wat ervan is geworden (wams plan outcome). Afsluiten doet daarna"
    " 'wams case close'."
)


def progress(
    code: options.CaseCode,
    *,
    plain: Annotated[bool, typer.Option("--ascii", help=N_("Teken zonder lijntekens."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the progress, drawn or as data."""
    from wams_tui.casework.plan.drawing import drawing
    from wams_tui.casework.plan.order import content_now
    from wams_tui.casework.plan.owners import owner_name
    from wams_tui.casework.plan.progress import progress_of

    with desk_of(vault, passphrase_file) as desk:
        file, today = opened_case(desk, code).file, desk.today()
    found = progress_of(content_now(file), today)
    if json:
        say_json(_progress_dict(found))
        return
    names = {one.owner: owner_name(file, one.owner) or _("onbekend") for one in found.owners if one.owner}
    say(*drawing(found, names, _, WIDTH, plain=plain or not draws_lines()))


def outcome(
    code: options.CaseCode,
    *,
    goal: Annotated[int, typer.Option("--goal", metavar=N_("NUMMER"), help=N_("Het nummer van het doel."))],
    became: Annotated[
        str,
        typer.Option("--became", metavar=N_("UITKOMST"), help=N_("bereikt, deels-bereikt, niet-bereikt of vervallen.")),
    ],
    words: Annotated[str, typer.Option("--words", metavar=N_("WOORDEN"), help=N_("Hoe dat kwam."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record what became of a goal."""
    from wams_tui.desk.plan.drafting import goal_numbered
    from wams_tui.desk.plan.evaluating import say_outcome, to_evaluate

    found = parse(GoalOutcome, became, "--became")
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        after = say_outcome(desk, opened, goal_numbered(opened.file, goal).id, found, words)
        left = len(to_evaluate(after.file, desk.today()))
    say(_("Vastgelegd: {outcome}.").format(outcome=called(found)))
    if left:
        say(n_("Nog {count} doel.", "Nog {count} doelen.", left).format(count=left))


def evaluate(
    code: options.CaseCode,
    *,
    words: Annotated[str, typer.Option("--words", metavar=N_("WOORDEN"), help=N_("Hoe het ging."))],
    then: Annotated[
        str, typer.Option("--then", metavar=N_("FASE"), help=N_("Wat er volgt: uitvoering, plan of afgesloten."))
    ],
    following: Annotated[
        str, typer.Option("--next", metavar=N_("DATUM"), help=N_("De dag van de volgende evaluatie."))
    ] = "",
    present: Annotated[
        list[str] | None, typer.Option("--present", metavar=N_("WIE"), help=N_("Wie erbij was; vaker te geven."))
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("Wie dit besloot; gewoon uzelf."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Record the evaluation, and go on as was decided."""
    from wams_tui.commands.plan.versions import who_in
    from wams_tui.desk.plan.evaluating import Held
    from wams_tui.desk.plan.evaluating import evaluate as evaluate_plan

    onward = parse(Phase, then, "--then")
    next_on = day_of(following, "--next") if following else None
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        there = tuple(who_in(opened.file, one, "--present") for one in present or ())
        held = Held(by or desk.session.coordinator.name, words, there, next_on)
        case = evaluate_plan(desk, opened, held, onward).file.case
    if json:
        say_json({"fase": case.phase.value, "evaluatie_op": iso(case.review_on), "evaluaties": len(case.reviews)})
        return
    say(_("De evaluatie is vastgelegd. De casus is nu in: {phase}.").format(phase=called(case.phase)))
    if onward is Phase.AFGESLOTEN:
        say(_("Sluit de casus nu af met: wams case close"))


def _progress_dict(found: "Progress") -> dict[str, object]:
    return {
        "op": found.on.isoformat(),
        "van": found.first.isoformat(),
        "tot": found.last.isoformat(),
        "evaluatie_op": iso(found.review_on),
        "doelen": [
            {
                "id": goal.id,
                "doel": goal.what,
                "stand": goal.standing.value,
                "uitkomst": goal.outcome.value if goal.outcome else None,
                "voor": iso(goal.by_when),
                "acties": [_bar_dict(bar) for bar in goal.bars],
            }
            for goal in found.goals
        ],
        "zonder_doel": [_bar_dict(bar) for bar in found.loose],
        "wie": [
            {"wie": one.owner, "gedaan": one.done, "te_laat": one.late, "loopt": one.running} for one in found.owners
        ],
    }


def _bar_dict(bar: "Bar") -> dict[str, object]:
    return {
        "id": bar.id,
        "actie": bar.what,
        "wie": bar.owner,
        "stand": bar.standing.value,
        "van": bar.starts.isoformat(),
        "voor": iso(bar.by_when),
        "gedaan_op": iso(bar.done_on),
        "dagen_te_laat": bar.days_late,
    }
