"""``wams travel merge``, ``clashes``, ``choose`` and ``destroy``: bringing back, and what both sides changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.travel.clash import ClashChoice
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import opened_case
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.confirming import confirm_by_name
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import bullets, note, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from wams_tui.casework.travel.clash import Clash
    from wams_tui.desk.travel.returning import Brief, CaseReport

MERGE_HELP = N_(
    "Breng een reiskluis terug: wat op de laptop en op kantoor veranderde, wordt samengevoegd."
    "\n\nWat maar één kant wijzigde, wordt overgenomen. Wat beide kanten wijzigden, wacht op een keuze (wams travel"
    " clashes); tot dan geldt kantoor. Nog eens terugbrengen verandert niets. Gaat er iets mis, dan is er niets"
    " samengevoegd."
)
CLASHES_HELP = N_("Toon wat op kantoor en op de laptop is gewijzigd en nog op een keuze wacht.")
CHOOSE_HELP = N_("Kies wat geldt: de waarde van kantoor, die van de laptop, of een andere.")
DESTROY_HELP = N_(
    "Verwijder een reiskluis die is teruggebracht; de sleutels eerst.\n\nHet programma zegt erbij wat dit niet belooft."
)

_HIDDEN = N_("(afgeschermd: een geheim adres; kies op het scherm)")

Folder = Annotated[str, typer.Argument(metavar=N_("MAP"), help=N_("De map van de reiskluis."))]
Yes = Annotated[bool, typer.Option("--yes", help=N_("Vraag niets; alleen in een oefenkluis."))]


def merge(
    folder: Folder,
    *,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help=N_("Ook als hij is ingetrokken, te laat is of niet is afgesloten.")),
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Merge a travel vault into the vault it was packed from."""
    from wams_tui.desk.travel.returning import bring_back

    with desk_of(vault, passphrase_file) as desk:
        done = bring_back(desk, Path(folder), anyway=anyway)
    if json:
        say_json(_brief_dict(done))
        return
    note(*(finding.say(_) for finding in done.findings))
    if done.again and not any(one.taken for one in done.cases):
        say(*wrapped(_("Deze reiskluis was al teruggebracht; er is niets veranderd.")))
    else:
        say(_("De reiskluis is teruggebracht:"))
    for one in done.cases:
        say(*wrapped(_told(one), "- ", "  "))
        say(*(line for text in one.findings for line in wrapped(_(text), "  ! ", "    ")))
    if done.disclosures:
        text = n_(
            "{count} verstrekking van onderweg staat nu in het register.",
            "{count} verstrekkingen van onderweg staan nu in het register.",
            done.disclosures,
        )
        say("", *wrapped(text.format(count=done.disclosures)))
    if done.clashes:
        text = n_(
            "{count} keuze wacht: wams travel clashes", "{count} keuzes wachten: wams travel clashes", done.clashes
        )
        say("", *wrapped(text.format(count=done.clashes)))
    if not done.complete:
        say("", *wrapped(_("Niet alles is terug: verwijder de reiskluis nog niet.")))


def _told(one: "CaseReport") -> str:
    name = one.code or one.case_id[:8]
    from wams_tui.desk.travel.returning import OUTCOME_LABELS

    parts = [_(OUTCOME_LABELS[one.outcome])]
    if one.taken:
        parts.append(n_("{count} onderdeel", "{count} onderdelen", one.taken).format(count=one.taken))
    if one.clashes:
        parts.append(n_("{count} keuze", "{count} keuzes", one.clashes).format(count=one.clashes))
    return f"{name}: {', '.join(parts)}"


def _brief_dict(done: "Brief") -> dict[str, object]:
    return {
        "reis": done.travel,
        "eerder_teruggebracht": done.again,
        "compleet": done.complete,
        "verstrekkingen": done.disclosures,
        "klok": [finding.say() for finding in done.findings],
        "casussen": [
            {
                "id": one.case_id,
                "code": one.code,
                "uitkomst": one.outcome.value,
                "onderdelen": one.taken,
                "keuzes": one.clashes,
                "bevindingen": list(one.findings),
            }
            for one in done.cases
        ],
    }


def clashes(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print what waits for a choice in one case, both values beside each other."""
    from wams_tui.desk.travel.clashes import hides_address, open_clashes
    from wams_tui.desk.viewing import names_of

    with desk_of(vault, passphrase_file) as desk:
        opened, names = opened_case(desk, code), names_of(desk)
        found = open_clashes(opened)
    hidden = {one.id for one in found if hides_address(opened, one)}
    if json:
        covered = {"base": None, "office": None, "laptop": None}
        say_json([one.model_dump(mode="json") | (covered if one.id in hidden else {}) for one in found])
        return
    for one in found:
        say(*_lines(one, names, hidden=one.id in hidden), "")
    say(n_("{count} keuze wacht.", "{count} keuzes wachten.", len(found)).format(count=len(found)))


def _lines(one: "Clash", names: dict[str, str], *, hidden: bool) -> list[str]:
    from wams_tui.casework.fieldnames import KIND_NAMES, part_name
    from wams_tui.casework.records import KINDS
    from wams_tui.desk.travel.clashes import ERASED

    kind = KINDS[one.record_kind]
    what = _(part_name(kind, one.fields)) if one.fields else _("het hele onderdeel")
    lines = [f"{one.id[:8]}  {_(KIND_NAMES[kind.__name__])}: {what}"]
    if one.base:
        lines += wrapped(f"{_('bij vertrek')}: {_(_HIDDEN) if hidden else _value(one.base)}", "  ", "    ")
    for name, value, by, at in (
        (_("kantoor"), one.office, one.office_by, one.office_at),
        (_("laptop"), one.laptop, one.laptop_by, one.laptop_at),
    ):
        when = f", {dutch_time(at):%d-%m %H:%M}" if at else ""
        who = f" ({names.get(by, by[:8])}{when})" if by else ""
        told = _(_HIDDEN) if hidden else _(ERASED) if one.erased and not value else _value(value)
        lines += wrapped(f"{name}{who}: {told}", "  ", "    ")
    return lines


def _value(said: str) -> str:
    from wams_tui.desk.travel.clashes import values_told

    told = values_told(said)
    return "; ".join(told) if told else _("weggehaald")


def choose(
    code: options.CaseCode,
    clash: Annotated[str, typer.Argument(metavar=N_("BOTSING"), help=N_("Het kenmerk uit 'wams travel clashes'."))],
    *,
    keep: Annotated[str, typer.Option("--keep", metavar="kantoor|laptop|anders", help=N_("Welke waarde geldt."))],
    value: Annotated[
        list[str] | None,
        typer.Option(
            "--value",
            metavar=N_("TEKST"),
            help=N_("Bij 'anders': de waarde. Horen er meer velden bij elkaar: VELD=TEKST, per veld herhaald."),
        ),
    ] = None,
    although_erased: Annotated[
        bool, typer.Option("--although-erased", help=N_("Zet terug wat de andere kant voorgoed heeft gewist."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Let one value hold."""
    from wams_tui.desk.travel.another import another_value
    from wams_tui.desk.travel.clashes import decide_clash, find_clash

    choice = parse(ClashChoice, keep, "--keep")
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        found = find_clash(opened, clash)
        other = another_value(found, value or [], desk.today()) if choice is ClashChoice.ANDERS else None
        decide_clash(desk, opened, found, choice, other, although_erased=although_erased)
    say(_("Vastgelegd: de keuze."))


def destroy(folder: Folder, *, yes: Yes = False, _lang: options.Lang = "") -> None:
    """Delete a travel vault after its name was typed over."""
    from wams_tui.desk.travel.status import CANNOT_WIPE, refuse_no_travel
    from wams_tui.desk.travel.status import destroy as destroy_one
    from wams_tui.desk.vault.opening import status

    place = Path(folder)
    refuse_no_travel(place)
    nature = status(place).nature or VaultNature.ECHT
    warning = _("De reiskluis {name} wordt verwijderd; wat nog niet is teruggebracht, is dan weg.")
    confirm_by_name(nature, place.resolve().name, warning, yes=yes)
    destroy_one(place)
    say(_("De reiskluis is verwijderd."), "", *bullets(_(text) for text in CANNOT_WIPE))
