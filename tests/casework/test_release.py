"""A release exists only with a ledger line for every data subject."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from wams_tui.casework.codes import Basis, Category, Channel, Hat, Party, Purpose, Regime, VaultNature
from wams_tui.casework.errors import Damaged
from wams_tui.casework.release import LedgerReference, Recipient, Release, ReleaseContent, ReleasedField, Subject


def content(value: str = "Er is hulp geregeld.") -> ReleaseContent:
    return ReleaseContent(
        disclosure="d1",
        case_code="W-2026-0005",
        nature=VaultNature.OEFENKLUIS,
        recipient=Recipient(participant="x", organisation="Woonstee", party=Party.WONINGCORPORATIE, hat=Hat.VERHUUR),
        purpose=Purpose.EIGEN_ACTIE,
        purpose_title="Eigen actie",
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        basis_title="Gecoördineerde aanpak",
        articles=("Wmo 2.3a.3",),
        regime=Regime.WAMS_WETSVOORSTEL,
        regime_note="wetsvoorstel",
        channel=Channel.PAPIER,
        subjects=(Subject(id="p1", label="betrokkene 1"), Subject(id="p2", label="betrokkene 2")),
        fields=(
            ReleasedField(
                persons=("p1",),
                categories=(Category.WONEN,),
                label="Hulp",
                value=value,
                source="s",
            ),
        ),
        conditions=(),
        controller="Gemeente Demodorp",
        contact="privacy@demodorp.example",
        rule_set="r1",
        rule_set_hash="0" * 64,
        made_at=datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    )


def line(subject: str, digest: str) -> LedgerReference:
    return LedgerReference(seq=1, id=subject, line_hash="0" * 64, subject=subject, content_hash=digest)


def test_a_release_without_a_line_for_every_person_does_not_construct() -> None:
    made = content()

    with pytest.raises(ValidationError, match="every data subject"):
        Release(content=made, ledger=(line("p1", made.digest()),))


def test_a_line_that_vouches_for_other_content_makes_no_release() -> None:
    made = content()

    with pytest.raises(ValidationError, match="other content"):
        Release(content=made, ledger=(line("p1", made.digest()), line("p2", "f" * 64)))


def test_content_changed_after_the_ledger_is_noticed_before_it_is_rendered() -> None:
    made = content()
    release = Release(content=made, ledger=(line("p1", made.digest()), line("p2", made.digest())))
    smuggled = release.model_copy(update={"content": content("Zij is depressief.")})

    release.check()
    with pytest.raises(Damaged):
        smuggled.check()


def test_the_digest_does_not_hang_on_the_order_of_keys() -> None:
    made = content()

    again = ReleaseContent.model_validate_json(made.model_dump_json())

    assert again.digest() == made.digest()
