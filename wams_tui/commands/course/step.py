"""``wams case steps|step``: where a case may go, what each step still lacks, and the step itself."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.case import Closing, Decision, Told
from wams_tui.casework.codes import Phase
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.case.text import day, iso
from wams_tui.commands.course import asked
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import bullets, called, note, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wams_tui.casework.course.gates import Shortfall
    from wams_tui.desk.cases import OpenCase

STEPS_HELP = N_("Toon waar een casus staat, welke stappen er kunnen, wat elke stap nog mist, en hoe hij hier kwam.")
STEP_HELP = N_(
    "Zet een stap in de casus: waarheen, wie dat besloot, waarom, en hoe de cliënt het hoorde."
    "\n\nOntbreekt er iets, dan wordt alles gezegd wat ontbreekt, verandert er niets en is de uitgangscode 1."
)


def steps(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the phase, the open ways with what each lacks, and the course so far."""
    from wams_tui.casework.course.phases import open_ways
    from wams_tui.desk.course.assessing import still_lacking

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        case, lacks = opened.file.case, {}
        for phase in open_ways(opened.file):
            lacks[phase] = still_lacking(desk, opened.file, phase)
    if json:
        say_json(
            {
                "fase": case.phase.value,
                "stappen": [
                    {"naar": phase.value, "ontbreekt": [_lack_dict(one) for one in found]}
                    for phase, found in lacks.items()
                ],
                "verloop": [_step_dict(one) for one in case.history],
            }
        )
        return
    say(_("Nu: {phase}").format(phase=called(case.phase)))
    for phase, found in lacks.items():
        say("", _("Naar {phase}:").format(phase=called(phase)))
        say(*(bullets(_sentences(found)) or [_("Er ontbreekt niets aan de casus.")]))
    say("", _("Zo kwam de casus hier"))
    for one in reversed(case.history):
        say(*wrapped(f"{day(one.on)}  {called(one.phase)}: {one.reason}", "  ", "              "))


def step(
    code: options.CaseCode,
    *,
    to: Annotated[str, typer.Option("--to", metavar=N_("FASE"), help=N_("De fase, zoals onderzoek of plan."))],
    by: Annotated[str, typer.Option("--by", metavar=N_("NAAM"), help=N_("Wie dit besloot, met functie."))],
    because: Annotated[str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarom dit besloten is."))],
    on: asked.On = "",
    until: Annotated[
        str, typer.Option("--until", metavar=N_("DATUM"), help=N_("Einde van het onderzoek of van het besluit."))
    ] = "",
    told: Annotated[
        str, typer.Option("--told", metavar=N_("WOORDEN"), help=N_("Hoe de cliënt vandaag is ingelicht."))
    ] = "",
    untold: Annotated[
        str, typer.Option("--untold", metavar=N_("WOORDEN"), help=N_("Of waarom de cliënt niet is ingelicht."))
    ] = "",
    review: Annotated[
        str, typer.Option("--review", metavar=N_("DATUM"), help=N_("De dag waarop de aanpak wordt geëvalueerd."))
    ] = "",
    controller: Annotated[
        str,
        typer.Option("--controller", metavar=N_("NAAM"), help=N_("Bij een besluit: wie voor de gegevens instaat.")),
    ] = "",
    contact: Annotated[
        str, typer.Option("--contact", metavar=N_("WOORDEN"), help=N_("Bij een besluit: waar men vragen stelt."))
    ] = "",
    second: Annotated[
        str, typer.Option("--second", metavar=N_("NAAM"), help=N_("Na een weigering: wie als tweede instemt."))
    ] = "",
    no_pressure: Annotated[
        str,
        typer.Option(
            "--no-pressure", metavar=N_("WOORDEN"), help=N_("Na een weigering: waarom dit geen drukmiddel is.")
        ),
    ] = "",
    new_facts: Annotated[
        str, typer.Option("--new-facts", metavar=N_("WOORDEN"), help=N_("Bij heropenen: welke nieuwe feiten er zijn."))
    ] = "",
    closing: Annotated[
        str, typer.Option("--closing", metavar=N_("CODE"), help=N_("Bij afsluiten: de reden, als bij 'case close'."))
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> int:
    """Take a step, or say everything that is still missing for it."""
    from wams_tui.desk.course.assessing import clients
    from wams_tui.desk.course.steps import go_on, lacks_of

    phase = parse(Phase, to, "--to")
    if told and untold:
        raise Misused(
            N_("Zeg hoe de cliënt is ingelicht, of waarom niet."), N_("Geef --told of --untold, niet allebei.")
        )
    if phase is Phase.VERNIETIGD:
        raise Misused(N_("Vernietigen is geen stap."), N_("Gebruik: wams case destroy"))
    end, evaluated = day_of(until, "--until") if until else None, day_of(review, "--review") if review else None
    reason = parse(Closing, closing, "--closing") if closing else None
    with desk_of(vault, passphrase_file) as desk:
        opened, today = opened_case(desk, code), desk.today()
        taken = Decision(
            phase=phase, on=asked.day_or(on, "--on", today), by=by.strip(), reason=because.strip(), until=end,
            second=second.strip(), no_pressure=no_pressure.strip(), new_facts=new_facts.strip(), closing=reason,
            told=tuple(Told(person=one, on=today, how=told) for one in clients(opened.file)) if told else (),
            untold_reason=untold.strip(),
        )  # fmt: skip
        also = _settled(opened, phase, controller, contact) | ({"review_on": evaluated} if evaluated else {})
        if evaluated is not None and evaluated < taken.on:
            raise Misused(N_("De evaluatie ligt vóór het besluit."), N_("Noem een dag die nog komt."))
        lacks = lacks_of(desk, opened, taken, also)
        if lacks:
            return _refused(lacks, json=json)
        after = go_on(desk, opened, taken, **also)
    case = after.file.case
    if json:
        say_json({"fase": case.phase.value, "ontbreekt": []})
    else:
        say(_("De casus is nu in: {phase}.").format(phase=called(case.phase)))
    return 0


def _settled(opened: "OpenCase", phase: Phase, controller: str, contact: str) -> dict[str, object]:
    """What a decision to coordinate settles with it (guard G8); nothing for another step."""
    if phase is not Phase.BESLUIT_AANPAK:
        return {}
    case = opened.file.case
    return {
        "controller": controller.strip() or case.controller,
        "contact": contact.strip() or case.contact,
        "controller_for": case.coordinator,
    }


def _refused(lacks: "Iterable[Shortfall]", *, json: bool) -> int:
    if json:
        say_json({"fase": None, "ontbreekt": [_lack_dict(one) for one in lacks]})
    else:
        note(*bullets(_sentences(lacks)))
    return Refused.exit_code


def _sentences(lacks: "Iterable[Shortfall]") -> list[str]:
    told = (f"{_(one.sentence).format(**one.params)} [{one.gate.value}]" for one in lacks)
    return list(dict.fromkeys(told))


def _lack_dict(lack: "Shortfall") -> dict[str, object]:
    return {"poort": lack.gate.value, "zin": lack.sentence.format(**lack.params), "bron": lack.source}


def _step_dict(one: Decision) -> dict[str, object]:
    return {
        "fase": one.phase.value,
        "op": one.on.isoformat(),
        "door": one.by,
        "reden": one.reason,
        "tot": iso(one.until),
        "afsluiting": one.closing.value if one.closing else None,
        "verteld": [told.how for told in one.told],
    }
