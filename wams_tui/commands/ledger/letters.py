"""What ``wams ledger letter`` asks, shows and makes."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.disclosing.letter import LetterKind
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.disclosing.draft import letter_lines, password_lines
from wams_tui.commands.disclosing.export import confirm, refuse_at_the_door, refuse_unless_confirmable
from wams_tui.commands.line.codes import parse
from wams_tui.commands.line.pointing import person_in, request_in
from wams_tui.commands.line.tables import pairs
from wams_tui.commands.line.terminal import say, say_json
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.disclosing.letter import LetterContent
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.letters.letterbox import About, Posted, Sending


@dataclass(frozen=True)
class Ask:
    """What was typed, codes understood, before any vault is opened."""

    person: str
    request: str
    sending: "Sending"
    reader: str = ""
    kind: LetterKind = LetterKind.INLICHTEN
    own_style: bool = False

    @classmethod
    def of(cls, person: str, request: str, channel: str, form: str, sealing: str, out: str) -> Self:
        """Understand what was typed.

        Raises:
            Misused: neither or both of a person and a request, or a code that does not exist.
        """
        from wams_tui.desk.letters.letterbox import LetterForm, Sending

        if bool(person) is bool(request):
            raise Misused(
                N_("Kies of de brief voor een persoon is of op een verzoek antwoordt."),
                N_("Geef --person of --request, en niet beide."),
            )
        sealed = parse(Sealing, sealing, "--sealing") if sealing else Sealing.OPEN
        way = parse(Channel, channel, "--channel")
        return cls(person, request, Sending(parse(LetterForm, form, "--format"), Path(out), way, sealed))

    def to(self, reader: str, weighed: str) -> Self:
        """Return the same, to one reader, with why that is safe.

        Raises:
            Misused: it answers a request, which has its own reader.
        """
        if self.request and (reader or weighed):
            raise Misused(
                N_("Een antwoord op een verzoek gaat naar wie het vroeg."), N_("Laat --reader en --weighed weg.")
            )
        return replace(self, reader=reader, sending=replace(self.sending, weighed=weighed))

    def styled(self, kind: str, *, own_style: bool) -> Self:
        """Return the same, of one kind, and with or without the house style.

        Raises:
            Misused: there is no such kind of letter for what was asked.
        """
        from wams_tui.desk.letters.letterbox import TO_A_PERSON

        wanted = parse(LetterKind, kind, "--kind") if kind else LetterKind.INLICHTEN
        if wanted not in TO_A_PERSON or (kind and self.request):
            raise Misused(
                N_("Deze soort brief hoort niet bij wat u vroeg."),
                N_("Bij --person kan: {known}."),
                known=", ".join(one.value for one in TO_A_PERSON),
            )
        return replace(self, kind=wanted, own_style=own_style)


def make_letter(desk: "Desk", code: str, ask: Ask, *, yes: bool, json: bool) -> None:
    """Show the letter, have it confirmed, and make it.

    Raises:
        WamsError: it cannot be written; nothing was, or it is on record that it was not completed.
    """
    from wams_tui.desk.cases import find_case, open_case
    from wams_tui.desk.letters.letterbox import compose, post

    refuse_at_the_door(desk.session.nature, yes=yes)
    desk.papers.without = ask.own_style
    opened = open_case(desk, find_case(desk, code))
    about = _about(opened, ask)
    content = compose(desk, opened, about)
    if not (json and yes):
        say(*_letter(content), "")
    if not yes:
        refuse_unless_confirmable(yes=yes)
        confirm(opened)
    posted = post(desk, opened, about, ask.sending, content)
    if json:
        say_json(_as_dict(posted))
    else:
        say(_("De brief is gemaakt: {path}").format(path=posted.path), *password_lines(posted.password))


def _about(opened: "OpenCase", ask: Ask) -> "About":
    from wams_tui.desk.letters.letterbox import About

    if ask.request:
        return About(request=request_in(opened.file, ask.request, "--request").id)
    person = person_in(opened.file, ask.person, "--person").id
    return About(person=person, reader=_reader(opened, ask.reader) if ask.reader else "", kind=ask.kind)


def _reader(opened: "OpenCase", asked: str) -> str:
    """Return the id of a person of the household, or of an organisation that has custody."""
    named = [one.id for one in opened.file.participants if one.organisation.casefold() == asked.strip().casefold()]
    return named[0] if named else person_in(opened.file, asked, "--reader").id


def _letter(content: "LetterContent") -> list[str]:
    return [content.title, "", *pairs(list(content.facts)), *letter_lines(content.parts)]


def _as_dict(posted: "Posted") -> dict[str, object]:
    content = posted.content
    return {
        "brief": content.id,
        "soort": content.kind.value,
        "bestand": str(posted.path),
        "inhoud_hash": content.digest(),
        "wachtwoord": posted.password or None,
    }
