"""``wams case timeline``: everything that happened in one case, in plain lines."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import refuse_unless_on_a_terminal, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.timeline.narrow import TimelineLine

HELP = N_(
    "Toon de tijdlijn van een casus: alles wat er gebeurde, het nieuwste eerst."
    "\n\nEen * is nieuw: een collega legde het vast sinds uw laatste bezoek op dit account."
)


def timeline(
    code: options.CaseCode,
    *,
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar=N_("SOORT"),
            help=N_("Alleen stap, woorden, persoon, deelnemer, gegeven, verzoek, verstrekking, taak, gevaar, toegang"
                    " of wijziging."),
        ),
    ] = "",
    about: Annotated[
        str, typer.Option("--about", metavar=N_("WIE"), help=N_("Alleen over deze persoon of deelnemer."))
    ] = "",
    words: Annotated[
        str, typer.Option("--filter", metavar=N_("WOORDEN"), help=N_("Alleen regels waarin al deze woorden staan."))
    ] = "",
    new: Annotated[bool, typer.Option("--new", help=N_("Alleen wat nieuw is sinds uw laatste bezoek."))] = False,
    oldest_first: Annotated[bool, typer.Option("--oldest-first", help=N_("Begin bij het oudste."))] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:  # fmt: skip
    """Print the timeline; the case is opened for it, and that is in the audit log."""
    from wams_tui.casework.timeline.moments import MomentKind
    from wams_tui.casework.timeline.narrow import Wanted, narrowed, told
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.timeline import timeline as moments_of
    from wams_tui.desk.timeline import writes_of

    wanted_kind = parse(MomentKind, kind, "--kind") if kind else None
    with desk_of(vault, passphrase_file) as desk:
        refuse_unless_on_a_terminal(desk.session.nature)
        case = find_case(desk, code)
        since = desk.visits.since(desk.session, case)
        opened = open_case(desk, case)
        whom = _whom(opened.file, about) if about else ""
        moments = moments_of(desk, opened, writes_of(desk, opened), since)
    lines = narrowed(told(moments, _), Wanted(wanted_kind, whom, words, news=new))
    if not oldest_first:
        lines.reverse()
    if json:
        say_json([_line_dict(one) for one in lines])
        return
    for one in lines:
        say(*_line(one))
    say("", n_("{count} regel.", "{count} regels.", len(lines)).format(count=len(lines)))


def _whom(file: "CaseFile", word: str) -> str:
    """Return the id of whom is meant, a person first."""
    from wams_tui.commands.line.pointing import participant_in, person_in

    folded = word.casefold()
    if any(folded in (one.id, one.name.casefold(), one.short_name.casefold()) for one in file.persons):
        return person_in(file, word, "--about").id
    if word.isdigit():
        raise Misused(
            N_("Een nummer is bij {option} niet genoeg: het kan een persoon of een deelnemer zijn."),
            N_("Schrijf de naam, of het kenmerk."),
            option="--about",
        )
    return participant_in(file, word, "--about").id


def _line(line: "TimelineLine") -> list[str]:
    one = line.moment
    words = f" «{one.words}»" if one.words else ""
    by = f" ({one.by})" if one.by else ""
    return wrapped(f"{'* ' if one.news else ''}{one.on:%d-%m-%Y}  {line.text}{words}{by}", "", "  ")


def _line_dict(line: "TimelineLine") -> dict[str, object]:
    one = line.moment
    return {
        "dag": one.on.isoformat(),
        "tijd": one.at.isoformat() if one.at else None,
        "soort": one.kind.value,
        "tekst": line.text,
        "woorden": one.words,
        "door": one.by,
        "over": sorted(one.about),
        "verwijst_naar": list(one.refs),
        "nieuw": one.news,
    }
