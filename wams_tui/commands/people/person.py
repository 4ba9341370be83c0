"""``wams case person|custody``: somebody new in a household or who somebody is, and who decides for a child."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.codes import Answer, Party
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.persons import Custody, Person, PersonRole
from wams_tui.casework.model import new_id
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.commands.case.recording import day_of, opened_case
from wams_tui.commands.course import asked
from wams_tui.commands.line import options
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.pointing import participant_in, person_in
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import say
from wams_tui.commands.line.unlocking import desk_of
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.ledger.changed import Because

PERSON_HELP = N_(
    "Voeg iemand toe aan het huishouden, of wijzig met --person wie iemand is."
    "\n\nNiemand wordt verwijderd: wie weggaat, krijgt --moved-out. Wat u niet noemt, blijft staan."
)
CUSTODY_HELP = N_(
    "Leg vast wie gezag heeft over een kind, van wanneer tot wanneer."
    "\n\nStaat dat er al vanaf die dag, dan krijgt het deze laatste dag. Dagen waarop niemand gezag heeft, worden"
    " gezegd."
)


def person(
    code: options.CaseCode,
    *,
    who: Annotated[
        str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Wie u wijzigt; gewoon: iemand nieuw."))
    ] = "",
    given: Annotated[str, typer.Option("--given", metavar=N_("NAAM"), help=N_("Voornamen."))] = "",
    prefix: Annotated[str, typer.Option("--prefix", metavar=N_("WOORD"), help=N_("Tussenvoegsel."))] = "",
    surname: Annotated[str, typer.Option("--surname", metavar=N_("NAAM"), help=N_("Achternaam."))] = "",
    born: Annotated[str, typer.Option("--born", metavar=N_("DATUM"), help=N_("Geboortedatum."))] = "",
    bsn: asked.Bsn = False,
    role: Annotated[
        str, typer.Option("--role", metavar=N_("CODE"), help=N_("Plaats in het huishouden, zoals partner of kind."))
    ] = "",
    informed: Annotated[
        str, typer.Option("--informed", metavar=N_("ANTWOORD"), help=N_("Is deze persoon ingelicht: ja of nee."))
    ] = "",
    moved_out: Annotated[
        str, typer.Option("--moved-out", metavar=N_("DATUM"), help=N_("De eerste dag waarop iemand elders woont."))
    ] = "",
    was_wrong: Annotated[
        str,
        typer.Option(
            "--was-wrong",
            metavar=N_("WOORDEN"),
            help=N_("Wat er niet klopte, van iets dat eerder is gegeven: wie het kreeg, krijgt een kennisgeving."),
        ),
    ] = "",
    has_changed: Annotated[
        bool, typer.Option("--has-changed", help=N_("Iets dat eerder is gegeven, klopte toen en is nu veranderd."))
    ] = False,
    another: Annotated[
        bool, typer.Option("--another", help=N_("Dit is een ander dan wie dezelfde naam en geboortedatum heeft."))
    ] = False,
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Add somebody, or change who somebody is."""
    from wams_tui.desk.household.persons import keep_person

    said: dict[str, object] = {
        "given_names": given.strip() or None,
        "prefix": prefix.strip() or None,
        "surname": surname.strip() or None,
        "birth_date": day_of(born, "--born") if born else None,
        "bsn": asked.number_asked() if bsn else None,
        "role": parse(PersonRole, role, "--role") if role else None,
        "informed": parse(Answer, informed, "--informed") if informed else None,
        "moved_out_on": day_of(moved_out, "--moved-out") if moved_out else None,
    }
    changes = {name: value for name, value in said.items() if value is not None}
    if not who and not {"given_names", "surname", "role"} <= changes.keys():
        raise Misused(
            N_("Van iemand nieuw zijn voornamen, achternaam en plaats in het huishouden nodig."),
            N_("Geef --given, --surname en --role; wie er al is, wijst u aan met --person."),
        )
    if was_wrong and has_changed:
        raise Misused(N_("Iets klopte niet, of het is veranderd; niet allebei."), N_("Kies er één."))
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        because: dict[str, Because] = {}
        if who:
            before = person_in(opened.file, who, "--person")
            kept = before.model_copy(update=changes)
            because = _because(desk, opened, before, kept, was_wrong, has_changed=has_changed)
        else:
            kept = Person.model_validate({"id": new_id(), **changes})
        keep_person(desk, opened, kept, knowing=another, because=because)
    say(_("Vastgelegd: {name}.").format(name=kept.name))


def _because(
    desk: "Desk", opened: "OpenCase", before: Person, kept: Person, was_wrong: str, *, has_changed: bool
) -> dict[str, "Because"]:
    """Return what was said of the one given part that changes; of two at once nobody can tell which is meant."""
    from wams_tui.desk.ledger.changed import Because, changed_parts, given_parts

    given = {one.key for one in given_parts(desk, opened, before.id)}
    parts = [key for key in changed_parts(before, kept) if key in given]
    if len(parts) > 1 and (was_wrong or has_changed):
        raise Misused(
            N_("U wijzigt meer dan één onderdeel dat eerder is gegeven."),
            N_("Wijzig ze een voor een, elk met --was-wrong of --has-changed."),
        )
    return {key: Because(bool(was_wrong), was_wrong) for key in parts} if was_wrong or has_changed else {}


def custody(
    code: options.CaseCode,
    *,
    who: Annotated[str, typer.Option("--person", metavar=N_("PERSOON"), help=N_("Het kind: naam, nummer of id."))],
    holder: Annotated[
        str,
        typer.Option("--holder", metavar=N_("PERSOON"), help=N_("Wie gezag heeft; een GI als deelnemer met 'gi'.")),
    ],
    since: Annotated[str, typer.Option("--from", metavar=N_("DATUM"), help=N_("Vanaf welke dag."))],
    until: Annotated[str, typer.Option("--until", metavar=N_("DATUM"), help=N_("Tot en met; leeg: loopt nog."))] = "",
    vault: options.Vault = "",
    passphrase_file: options.PassphraseFile = "",
    _lang: options.Lang = "",
) -> None:
    """Record who decides for a child, and print the days nobody does."""
    from wams_tui.casework.household.custody import gaps
    from wams_tui.desk.household.persons import keep_person

    first, last = day_of(since, "--from"), day_of(until, "--until") if until else None
    if last is not None and last < first:
        raise Misused(N_("De laatste dag ligt voor de eerste."), N_("Draai de datums om."))
    with desk_of(vault, passphrase_file) as desk:
        opened = opened_case(desk, code)
        child = person_in(opened.file, who, "--person")
        new = Custody(holder=_holder(opened, holder), period=Period(start=first, end=last))
        after = keep_person(desk, opened, child.model_copy(update={"custody": _with(child.custody, new)}))
        kept, today = after.file.person(child.id), desk.today()
    say(_("Vastgelegd: gezag over {name}.").format(name=kept.name))
    for gap in gaps(kept):
        text = _(gap.sentence(today)).format(**gap.params(kept))
        say(*wrapped(text, "! ", "  "))


def _holder(opened: "OpenCase", word: str) -> str:
    if word.strip().lower() == Party.GI.value:
        return participant_in(opened.file, word, "--holder").id
    return person_in(opened.file, word, "--holder").id


def _with(lines: tuple[Custody, ...], new: Custody) -> tuple[Custody, ...]:
    """The lines with the new one: in the place of one of the same holder from the same day, or at the end."""
    same = [one.holder == new.holder and one.period.start == new.period.start for one in lines]
    if not any(same):
        return (*lines, new)
    return tuple(new if replaced else one for one, replaced in zip(lines, same, strict=True))
