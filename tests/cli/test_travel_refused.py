"""What cannot be brought back, on the command line: one sentence, the right exit code, and nothing merged by half."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, Said, Wams, one_sentence_of_help
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.commands.line import unlocking
from wams_tui.desk.cases import find_case, open_case, save
from wams_tui.desk.travel.laptops import admit, key_of_this_machine, own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


def now() -> datetime:
    return unlocking.now()


@dataclass(frozen=True)
class Out:
    """A vault from which one case is along on a laptop, where a task was put down since."""

    place: Path

    @property
    def road(self) -> Path:
        return self.place / "reis"

    def copied(self, to: Path, monkeypatch: pytest.MonkeyPatch) -> "Out":
        shutil.copytree(self.place, to)
        monkeypatch.setenv("XDG_STATE_HOME", str(to / "state"))
        monkeypatch.setenv("WAMS_VAULT", str(to / "vault"))
        monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(to / "passphrase"))
        return Out(to)


def todo(what: str, by: str) -> Todo:
    return Todo(id=what, what=what, by=by, made_on=now().date())


@pytest.fixture(scope="module")
def out_once(practice_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Out:
    place = tmp_path_factory.mktemp("weg") / "kantoor"
    shutil.copytree(practice_made, place)
    heads, laptop = (heads_outside({"XDG_STATE_HOME": str(place / name)}) for name in ("state", "laptop"))
    shutil.copytree(place / "vault", place / "eerder")
    desk = open_desk(place / "vault", PRACTICE_PASSPHRASE, heads, now)
    with desk.session:
        key = key_of_this_machine(laptop)
        admit(desk, key.to_text(), key.fingerprint, desk.session.coordinator.name, "L1")
        case = find_case(desk, CASE)
        pack_cases(
            desk, [case], place / "reis", own_laptop(desk), desk.today() + timedelta(days=2), PRACTICE_PASSPHRASE
        )
    there = open_desk(place / "reis", PRACTICE_PASSPHRASE, laptop, now)
    with there.session:
        save(there, open_case(there, case), [todo("onderweg", there.session.coordinator.id)], CHANGED)
    return Out(place)


@pytest.fixture
def out(out_once: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Out:
    return out_once.copied(tmp_path / "kantoor", monkeypatch)


def later(monkeypatch: pytest.MonkeyPatch, span: timedelta) -> None:
    """Let the clock of the office stand elsewhere."""
    begun = now()
    monkeypatch.setattr(unlocking, "now", lambda: begun + span)


def _flipped(out: Out) -> None:
    path = out.road / "vault.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _cut_off(out: Out) -> None:
    path = out.road / "vault.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _torn(out: Out) -> None:
    path = out.road / "vault.reis"
    path.write_bytes(path.read_bytes()[:-40])


def _half(out: Out) -> None:
    (out.road / "vault.db").unlink()


def _nothing(out: Out) -> None:
    shutil.rmtree(out.road)
    out.road.mkdir()


def refused(out: Out, wams: Wams, code: int, *words: str) -> Said:
    """Bring it back in vain: this code, one sentence, and in the case nothing of the road."""
    said = wams("travel", "merge", str(out.road), *words)
    assert (said.code, one_sentence_of_help(said.err), said.out) == (code, True, ""), said.err
    assert wams("task", "list", CASE, "--json").code == 0
    assert "onderweg" not in wams("task", "list", CASE).out
    assert wams("vault", "verify").code == 0
    return said


@pytest.mark.parametrize(
    ("spoil", "code", "says"),
    [
        (_flipped, 4, "beschadigd, afgekapt of veranderd"),
        (_cut_off, 4, "beschadigd, afgekapt of veranderd"),
        (_torn, 4, "half gekopieerd"),
        (_half, 6, "half gekopieerd"),
        (_nothing, 2, "staat geen reiskluis"),
    ],
)
def test_one_that_is_not_whole(out: Out, wams: Wams, spoil: Callable[[Out], None], code: int, says: str) -> None:
    spoil(out)
    assert says in refused(out, wams, code).err


def test_one_of_another_municipality(out: Out, real: Place, wams: Wams) -> None:
    said = wams("travel", "merge", str(out.road), "--vault", str(real.vault))
    assert (said.code, one_sentence_of_help(said.err), "andere kluis" in said.err) == (2, True, True)


def test_a_vault_of_before_the_packing_is_told_apart(out: Out, wams: Wams, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(out.place / "vault")
    (out.place / "eerder").rename(out.place / "vault")
    shutil.rmtree(out.place / "state")
    assert "teruggezet naar een dag van voor het inpakken" in refused(out, wams, 5).err


def test_late_and_revoked_only_knowingly(out: Out, wams: Wams, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, timedelta(days=5))
    refused(out, wams, 1)
    assert wams("travel", "status", "--json").json["reizen"][0]["stand"] == "te-laat"
    assert wams("travel", "revoke", wams("travel", "status", "--json").json["reizen"][0]["id"]).code == 0
    assert "ingetrokken" in refused(out, wams, 1).err
    done = wams("travel", "merge", str(out.road), "--anyway")
    assert (done.code, "samengevoegd, 1 onderdeel" in done.out) == (0, True)


def test_a_clock_two_days_off_is_told_and_keeps_nothing_out(out: Out, wams: Wams) -> None:
    ahead = now() + timedelta(hours=46)
    there = open_desk(
        out.road, PRACTICE_PASSPHRASE, heads_outside({"XDG_STATE_HOME": str(out.place / "laptop")}), lambda: ahead
    )
    with there.session:
        save(there, open_case(there, find_case(there, CASE)), [todo("vooruit", there.session.coordinator.id)], CHANGED)
    done = wams("travel", "merge", str(out.road))
    assert (done.code, "samengevoegd, 2 onderdelen" in done.out) == (0, True)
    assert "46 uur voor" in done.err
    assert "vooruit" in wams("task", "list", CASE).out
    assert wams("vault", "verify").code == 0


def test_another_value_takes_every_field_that_belongs_together(
    out: Out, wams: Wams, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A participation that both sides ended otherwise: the day and the reason are one decision."""
    ended = []
    for where, state, reason in (
        (out.place / "vault", "state", "Verhuisd."), (out.road, "laptop", "De hulp is afgerond."),
    ):  # fmt: skip
        desk = open_desk(where, PRACTICE_PASSPHRASE, heads_outside({"XDG_STATE_HOME": str(out.place / state)}), now)
        with desk.session:
            opened = open_case(desk, find_case(desk, CASE))
            one = opened.file.participants[0]
            ended.append(one.id)
            save(desk, opened, [one.model_copy(update={"ended_on": desk.today(), "end_reason": reason})], CHANGED)
    assert "1 keuze" in wams("travel", "merge", str(out.road)).out
    (clash,) = wams("travel", "clashes", CASE, "--json").json
    choose = ("travel", "choose", CASE, clash["id"][:8], "--keep", "anders")
    for wrong in (("--value", "Verhuisd"), ("--value", "naam=Bos"), ()):
        said = wams(*choose, *wrong)
        assert (said.code, one_sentence_of_help(said.err)) == (2, True)
    assert (
        wams(*choose, "--value", "end_reason=Verhuisd, en de hulp is afgerond.", "--value", "einde=gisteren").code == 2
    )
    done = wams(*choose, "--value", "end_reason=Verhuisd, en afgerond.", "--value", "ended_on=1-12-2026")
    assert done.code == 0, done.err
    desk = open_desk(
        out.place / "vault", PRACTICE_PASSPHRASE, heads_outside({"XDG_STATE_HOME": str(out.place / "state")}), now
    )
    with desk.session:
        one = open_case(desk, find_case(desk, CASE)).file.participant(ended[0])
    assert (one.end_reason, f"{one.ended_on:%d-%m-%Y}") == ("Verhuisd, en afgerond.", "01-12-2026")
