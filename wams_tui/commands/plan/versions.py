"""``wams plan versions|freeze|diff|saw|agree``: versions of a plan, how they differ, who saw and answered which."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.plan.version import Agreed
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import opened_case
from wams_tui.commands.case.text import day
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.pointing import participant_in, person_in
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called, say, say_json
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.plan.agreeing import Standing
    from wams_tui.casework.plan.told import Told
    from wams_tui.casework.plan.version import PlanContent, PlanVersion

VERSIONS_HELP = N_("Toon de versies van het plan: wanneer vastgelegd, wie haar zag en wie wat ervan vond.")
FREEZE_HELP = N_(
    "Leg het plan van nu vast als versie."
    "\n\nIs het nog gelijk aan de laatste versie, dan blijft het die versie en komt er geen nieuw nummer."
)
DIFF_HELP = N_(
    "Toon wat er anders is tussen twee versies van het plan, of tussen een versie en nu."
    "\n\nZonder --from de versie ervoor; zonder --to het plan van nu."
)
SAW_HELP = N_("Leg vast dat iemand een versie van het plan vandaag zag.")
AGREE_HELP = N_(
    "Leg vast wat iemand van een versie van het plan vindt: ja, deels, nee of niet-gevraagd."
    "\n\nDit is meedoen aan het plan, en geen toestemming om gegevens te delen."
)

NOW = "nu"

Version = Annotated[
    str, typer.Option("--version", metavar=N_("VERSIE"), help=N_("Het nummer van de versie; gewoon de laatste."))
]


def versions(
    code: options.CaseCode,
    *,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print the versions, newest first, and whether the plan of now is still as the last."""
    from wams_tui.casework.plan.agreeing import standings
    from wams_tui.casework.plan.frozen import as_now, in_order, names_of
    from wams_tui.desk.viewing import names_of as people_of

    with desk_of(vault, passphrase_file) as desk:
        file, today = opened_case(desk, code).file, desk.today()
        people = people_of(desk)
    names = names_of(file)
    found = [(one, standings(file, one, today)) for one in reversed(in_order(file))]
    same = as_now(file)
    if json:
        say_json(
            {
                "gelijk_aan": names[same.id] if same else None,
                "versies": [_version_dict(one, names[one.id], standing) for one, standing in found],
            }
        )
        return
    if same is not None:
        say(_("Het plan van nu is gelijk aan versie {name}.").format(name=names[same.id]))
    elif found:
        say(_("Het plan is gewijzigd sinds versie {name}.").format(name=names[found[0][0].id]))
    else:
        say(_("Van dit plan is nog geen versie vastgelegd."))
    for one, standing in found:
        head = [_("Versie {name}").format(name=names[one.id]), day(one.made_at.date()), people.get(one.by, ""), one.why]
        say("", " · ".join(part for part in head if part))
        for shown in one.shown:
            told = _("gezien door {who} op {day}").format(who=_name(file, shown.to), day=day(shown.on))
            say(*wrapped(told, "  ", "    "))
        for person in standing:
            say(*wrapped(_standing_line(file, person), "  ", "    "))


def freeze(
    code: options.CaseCode,
    *,
    why: Annotated[str, typer.Option("--why", metavar=N_("WOORDEN"), help=N_("Waarvoor."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Freeze the plan as it stands."""
    from wams_tui.casework.plan.frozen import names_of
    from wams_tui.desk.plan.versions import freeze as freeze_plan

    with desk_of(vault, passphrase_file) as desk:
        before = opened_case(desk, code)
        after, version = freeze_plan(desk, before, why)
    name = names_of(after.file)[version.id]
    if json:
        say_json({"versie": name, "hash": version.content_hash, "nieuw": after is not before})
    elif after is before:
        say(_("Het plan is nog gelijk aan versie {name}; er is niets nieuws vastgelegd.").format(name=name))
    else:
        say(_("Versie {name} is vastgelegd.").format(name=name))


def diff(
    code: options.CaseCode,
    *,
    old: Annotated[str, typer.Option("--from", metavar=N_("VERSIE"), help=N_("De oudere versie."))] = "",
    new: Annotated[str, typer.Option("--to", metavar=N_("VERSIE"), help=N_("De nieuwere versie, of nu."))] = NOW,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    json: options.Json = False,
    _lang: options.Lang = "",
) -> None:
    """Print what is different, in words."""
    from wams_tui.casework.plan.difference import difference
    from wams_tui.casework.plan.told import LEGEND, SAME, names_in, told
    from wams_tui.desk.viewing import names_of as people_of

    with desk_of(vault, passphrase_file) as desk:
        file = opened_case(desk, code).file
        before, after = _compared(file, old, new)
        names = names_in(file, people_of(desk))
    found = told(difference(before, after), (before, after), names, _)
    if json:
        say_json([_told_dict(one) for one in found])
    elif not found:
        say(_(SAME))
    else:
        for one in found:
            say(*wrapped(f"{one.sign} {one.text}", "", "  "))
            for line in one.notes:
                say(*wrapped(line, "    ", "      "))
        say("", _(LEGEND))


def saw(
    code: options.CaseCode,
    *,
    who: Annotated[
        str, typer.Option("--who", metavar=N_("WIE"), help=N_("Wie haar zag: een persoon of een deelnemer."))
    ],
    version: Version = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record who saw a version."""
    from wams_tui.casework.plan.frozen import names_of
    from wams_tui.desk.plan.versions import show

    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        wanted, name = _wanted(opened.file, version), who_in(opened.file, who, "--who")
        show(desk, opened, wanted.id, name)
        called_ = names_of(opened.file)[wanted.id]
    say(_("Vastgelegd: {who} zag versie {name}.").format(who=_name(opened.file, name), name=called_))


def agree(
    code: options.CaseCode,
    *,
    person: Annotated[str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Wiens antwoord het is."))],
    answer: Annotated[
        str, typer.Option("--answer", metavar=N_("ANTWOORD"), help=N_("ja, deels, nee of niet-gevraagd."))
    ],
    because: Annotated[
        str, typer.Option("--because", metavar=N_("WOORDEN"), help=N_("Waarom, in hun woorden; alleen ja kan zonder."))
    ] = "",
    given_by: Annotated[
        str,
        typer.Option("--given-by", metavar=N_("WIE"), help=N_("Wie het antwoord gaf: wie gezag heeft, of de mentor.")),
    ] = "",
    version: Version = "",
    older: Annotated[
        bool, typer.Option("--older", help=N_("Het gaat echt over deze versie, ook al is het plan sindsdien anders."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record what somebody says of a version."""
    from wams_tui.casework.plan.agreeing import standing
    from wams_tui.desk.plan.agreeing import agree as agree_with
    from wams_tui.desk.plan.versions import version_of

    said = parse(Agreed, answer, "--answer")
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        wanted, whose = _wanted(opened.file, version), person_in(opened.file, person, "--person")
        giver = who_in(opened.file, given_by, "--given-by") if given_by else None
        giver = "" if giver == whose.id else giver
        after = agree_with(desk, opened, wanted.id, whose.id, said, because, for_them=giver, older=older)
        found = standing(version_of(after.file, wanted.id), whose, desk.today())
    say(*wrapped(_("Vastgelegd. {line}").format(line=_standing_line(after.file, found)), "", "  "))


def _compared(file: "CaseFile", old: str, new: str) -> "tuple[PlanContent, PlanContent]":
    """Return the two plans that are meant; without a version before, an empty one."""
    from wams_tui.casework.plan.frozen import before, latest
    from wams_tui.casework.plan.order import content_now
    from wams_tui.casework.plan.parts import Plan
    from wams_tui.casework.plan.version import PlanContent
    from wams_tui.desk.plan.versions import version_called

    newer = None if new.casefold() == NOW else version_called(file, new)
    if old:
        older: PlanVersion | None = version_called(file, old)
    else:
        older = latest(file) if newer is None else before(file, newer)
    return (
        older.content if older is not None else PlanContent(plan=Plan()),
        newer.content if newer is not None else content_now(file),
    )


def _wanted(file: "CaseFile", name: str) -> "PlanVersion":
    from wams_tui.casework.errors import Misused
    from wams_tui.casework.plan.frozen import latest
    from wams_tui.desk.plan.versions import version_called

    found = version_called(file, name) if name else latest(file)
    if found is None:
        raise Misused(N_("Van dit plan is nog geen versie vastgelegd."), N_("Leg het vast met: wams plan freeze CASUS"))
    return found


def who_in(file: "CaseFile", word: str, option: str) -> str:
    """Return the id of a person, or else of a participant."""
    folded = word.casefold()
    if any(folded in (one.id, one.name.casefold(), one.short_name.casefold()) for one in file.persons):
        return person_in(file, word, option).id
    return participant_in(file, word, option).id


def _name(file: "CaseFile", id: str) -> str:
    from wams_tui.casework.plan.owners import owner_name

    return owner_name(file, id) or _("onbekend")


def _standing_line(file: "CaseFile", found: "Standing") -> str:
    parts = [called(found.outcome) if found.outcome else _("nog niet compleet")]
    for one in found.answerers:
        given = found.given.get(one.who)
        if given is None:
            continue
        said = f"{called(given.answer)} ({day(given.on)})"
        said = f"{_name(file, one.who)}: {said}" if one.who else said
        parts.append(f"{said}: “{given.reason}”" if given.reason else said)
    return f"{found.person.short_name}: " + " · ".join(parts)


def _version_dict(version: "PlanVersion", name: str, found: "tuple[Standing, ...]") -> dict[str, object]:
    return {
        "versie": name,
        "id": version.id,
        "vastgelegd": version.made_at.isoformat(),
        "waarvoor": version.why,
        "hash": version.content_hash,
        "gezien": [
            {"wie": one.to, "op": one.on.isoformat(), "hoe": one.how, "verstrekking": one.disclosure}
            for one in version.shown
        ],
        "antwoorden": [
            {
                "persoon": one.person,
                "antwoord": one.answer.value,
                "waarom": one.reason,
                "door": one.for_them or one.person,
                "op": one.on.isoformat(),
            }
            for one in version.agreements
        ],
        "stand": {one.person.id: one.outcome.value if one.outcome else None for one in found},
    }


def _told_dict(one: "Told") -> dict[str, object]:
    return {"teken": one.sign, "wat": one.text, "verschillen": list(one.notes)}
