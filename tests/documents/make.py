"""Releases to print: a housing corporation that gets what its own agreement needs. All persons are fictional."""

from datetime import UTC, date, datetime

from wams_tui.casework.codes import Basis, Category, Channel, Hat, Party, Purpose, Regime, VaultNature
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.casework.release import LedgerReference, Recipient, Release, ReleaseContent, ReleasedField, Subject

MOTHER = Subject(id="p1", label="Femke de Boer")
SON = Subject(id="p2", label="betrokkene 2")
NAME = ReleasedField(
    persons=("p1",),
    categories=(Category.IDENTITEIT,),
    label="Naam",
    value="Femke de Boer",
    source="Toegang Voorbeeldstad",
    obtained_on=date(2026, 9, 3),
    confirmed_on=date(2026, 11, 2),
)
ARREARS = ReleasedField(
    persons=("p1",),
    categories=(Category.WONEN,),
    label="Huurachterstand",
    value="Drie maanden, € 2.148,50.",
    source="Woonstichting De Esdoorn",
    obtained_on=date(2026, 10, 14),
    conditions=("Alleen voor de afspraak over de betalingsregeling.",),
)
OWN_WORDS = ReleasedField(
    persons=("p1", "p2"),
    categories=(Category.HUISHOUDEN, Category.HULPVRAAG_PLAN),
    label="Wat het gezin zegt",
    value="Wij willen hier blijven wonen.",
    source="",
)


def content(
    *fields: ReleasedField,
    subjects: tuple[Subject, ...] = (MOTHER, SON),
    conditions: tuple[str, ...] = ("Geef deze gegevens niet door aan anderen.",),
    nature: VaultNature = VaultNature.OEFENKLUIS,
    made_at: datetime = datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
    organisation: str = "Woonstichting De Esdoorn",
) -> ReleaseContent:
    return ReleaseContent(
        disclosure="3f0c7c2e-4f3e-4d1c-9d53-0b8f5e6a7c11",
        case_code="2026-0042",
        nature=nature,
        recipient=Recipient(
            participant="d1",
            organisation=organisation,
            party=Party.WONINGCORPORATIE,
            hat=Hat.VERHUUR,
            function="woonconsulent",
            person_name="M. van Dalen",
        ),
        purpose=Purpose.EIGEN_ACTIE,
        purpose_title="Eigen afgesproken actie uitvoeren",
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        basis_title="Gecoördineerde aanpak",
        articles=("AVG art. 6 lid 1 onder e", "Wmo 2015 art. 2.3a.3"),
        regime=Regime.WAMS_WETSVOORSTEL,
        regime_note="De Wams is een wetsvoorstel en nog niet in werking.",
        channel=Channel.VEILIGE_MAIL,
        subjects=subjects,
        fields=fields or (NAME, ARREARS, OWN_WORDS),
        conditions=conditions,
        controller="College van B en W van Voorbeeldstad",
        contact="Coördinator, telefoon 14 099",
        rule_set="wams-2026-nr8",
        rule_set_hash="ab12" * 16,
        made_at=made_at,
    )


def recorded(of: ReleaseContent) -> Release:
    digest = of.digest()
    return Release(
        content=of,
        ledger=tuple(
            LedgerReference(seq=17 + at, id=f"l{at}", line_hash="cd34" * 16, subject=subject.id, content_hash=digest)
            for at, subject in enumerate(of.subjects)
        ),
    )


def release() -> Release:
    return recorded(content())


def rule_book() -> Publication:
    return Publication(
        title="Regelboek",
        subtitle="Regelset wams-2026-nr8",
        made_at=datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
        sections=(
            Section(title="Grondslagen", table=(("Code", "Regel", "Bron"), ("B1", "Onderzoek op vraag"))),
            Section(title="Uitleg", paragraphs=("Een zin.\nEn nog een.",)),
        ),
    )
