"""``wams travel pack``, ``status`` and ``revoke``: what goes, what is out, and what was lost."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of
from wams_tui.commands.case.text import day
from wams_tui.commands.line import options
from wams_tui.commands.line.tables import pairs, table, wrapped
from wams_tui.commands.line.terminal import called, say, say_json
from wams_tui.commands.line.unlocking import desk_of, notices, read_passphrase, sitting
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time, last_day

if TYPE_CHECKING:
    from datetime import datetime

    from wams_tui.desk.travel.status import LostCase, Out

PACK_HELP = N_(
    "Pak een paar eigen casussen in een reiskluis voor uw laptop."
    "\n\nDe reiskluis is een map die alleen op die laptop opengaat, met uw gewone wachtwoordzin, tot en met de laatste"
    " dag. Collega's zien dat de casus mee is en werken gewoon door. Kopieer de map naar de laptop en open hem daar"
    " met: wams --vault MAP"
)
STATUS_HELP = N_("Toon welke reiskluizen er zijn: met wie, sinds wanneer, tot wanneer, en of ze terug zijn.")
REVOKE_HELP = N_(
    "Trek een reiskluis in die kwijt is, en toon wat erin zat voor het register van datalekken."
    "\n\nWat weg is, kan niet worden teruggehaald; dit zegt wat er dan wel en niet beschermd is."
)

Travel = Annotated[str, typer.Argument(metavar=N_("REIS"), help=N_("Het kenmerk uit 'wams travel status'."))]


def pack(
    codes: Annotated[list[str], typer.Argument(metavar=N_("CASUS…"), help=N_("De codes van de casussen."))],
    *,
    to: Annotated[str, typer.Option("--to", metavar=N_("MAP"), help=N_("De nieuwe map waarin de reiskluis komt."))],
    until: Annotated[
        str,
        typer.Option("--until", metavar=N_("DATUM"), help=N_("De laatste dag dat hij opengaat; gewoon over 3 dagen.")),
    ] = "",
    laptop: Annotated[
        str,
        typer.Option(
            "--laptop", metavar=N_("VINGERAFDRUK"), help=N_("Welke laptop, als er meer voor u zijn toegelaten.")
        ),
    ] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Pack cases for one's own laptop."""
    from wams_tui.commands.line.terminal import note
    from wams_tui.desk.cases import find_case
    from wams_tui.desk.travel.laptops import own_laptop
    from wams_tui.desk.travel.packing import USUAL_DAYS, pack_cases

    last = day_of(until, "--until") if until else None
    given: list[str] = []
    with sitting(vault, lambda: _kept(given, passphrase_file)) as desk:
        note(*notices(desk))
        mine = own_laptop(desk, laptop)
        cases = [find_case(desk, code) for code in codes]
        ends = last or desk.today() + timedelta(days=USUAL_DAYS)
        packed = pack_cases(desk, cases, Path(to), mine, ends, given[0])
    if json:
        say_json(
            {
                "reis": packed.id,
                "map": str(packed.directory),
                "casussen": packed.cases,
                "tot": packed.until.isoformat(),
                "bytes": packed.size,
            }
        )
        return
    say(
        n_("{count} casus ingepakt:", "{count} casussen ingepakt:", packed.cases).format(count=packed.cases),
        f"  {packed.directory}",
        *pairs(
            [
                (_("Reis"), packed.id[:8]),
                (_("Laptop"), f"{mine.name} ({mine.fingerprint})"),
                (_("Tot en met"), day(ends)),
            ]
        ),
        "",
        *wrapped(_("Kopieer de map naar de laptop, en breng hem later terug met: wams travel merge MAP")),
    )


def status(
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print one line per travel vault; in a travel vault, until when it opens."""
    from wams_tui.desk.travel.road import on_the_road
    from wams_tui.desk.travel.status import travels

    with desk_of(vault, passphrase_file) as desk:
        found, road = travels(desk), on_the_road(desk)
    if json:
        say_json({"onderweg_tot": road.until.isoformat() if road else None, "reizen": [_as_dict(one) for one in found]})
        return
    if road is not None:
        told = _(
            "Deze kluis is onderweg en gaat open tot en met {day}. Breng hem op kantoor terug met: wams travel merge"
        )
        say(*wrapped(told.format(day=day(last_day(road.until)))))
        return
    head = [_("Reis"), _("Met"), _("Sinds"), _("Tot en met"), _("Casussen"), _("Status")]
    say(*table(head, [_row(one) for one in found], (1,)))
    say("", n_("{count} reiskluis.", "{count} reiskluizen.", len(found)).format(count=len(found)))


def revoke(
    travel: Travel,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Revoke a travel vault and list what was in it."""
    from wams_tui.desk.travel.status import CANNOT_RECALL
    from wams_tui.desk.travel.status import revoke as revoke_one

    with desk_of(vault, passphrase_file) as desk:
        lost = revoke_one(desk, travel)
    if json:
        say_json(
            {
                "reis": _as_dict(lost.out),
                "casussen": [_lost_dict(one) for one in lost.cases],
                "niet_te_zien": lost.unseen,
            }
        )
        return
    vaulted = lost.out.vault
    say(
        _("De reiskluis is ingetrokken. Voor het register van datalekken:"),
        *pairs(
            [
                (_("Reis"), vaulted.id),
                (_("Met"), lost.out.name),
                (_("Ingepakt op"), _moment(vaulted.packed)),
                (_("Gaat open tot en met"), day(last_day(vaulted.until))),
                (_("Laptop"), vaulted.laptop),
            ],
            "  ",
        ),
        "",
    )
    rows = [
        [one.code or one.case_id[:8], str(one.persons or ""), ", ".join(called(each) for each in one.categories)]
        for one in lost.cases
    ]
    for code, persons, kinds in rows:
        told = _("{code}: {persons} personen; {kinds}") if persons else "{code}"
        say(*wrapped(told.format(code=code, persons=persons, kinds=kinds), "- ", "  "))
    if lost.unseen:
        text = n_("En {count} casus die u niet kunt zien.", "En {count} casussen die u niet kunt zien.", lost.unseen)
        say(*wrapped(text.format(count=lost.unseen), "- ", "  "))
    say("", *(line for text in CANNOT_RECALL for line in wrapped(_(text))))


def _kept(given: list[str], passphrase_file: str) -> str:
    given.append(read_passphrase(passphrase_file))
    return given[0]


def _row(one: "Out") -> list[str]:
    from wams_tui.desk.travel.status import STATE_LABELS

    vault = one.vault
    return [
        vault.id[:8], one.name, _moment(vault.packed), day(last_day(vault.until)), str(vault.cases),
        _(STATE_LABELS[vault.state]),
    ]  # fmt: skip


def _as_dict(one: "Out") -> dict[str, object]:
    vault = one.vault
    return {
        "id": vault.id,
        "met": vault.coordinator,
        "ingepakt": vault.packed.isoformat(),
        "tot": vault.until.isoformat(),
        "einde": vault.ended.isoformat() if vault.ended else None,
        "stand": vault.state.value,
        "casussen": vault.cases,
        "laptop": vault.laptop,
    }


def _lost_dict(one: "LostCase") -> dict[str, object]:
    return {
        "id": one.case_id,
        "code": one.code,
        "personen": one.persons,
        "soorten": [each.value for each in one.categories],
    }


def _moment(when: "datetime") -> str:
    return f"{dutch_time(when):%d-%m-%Y %H:%M}"
