"""The doctor: everything around a vault that must be right for it to keep what it promises (design §5)."""

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from storage import FindingKind, HeadPlace, inspect_vault, key_costs, vault_checks, verify
from wams_tui.casework.checkup import Check, Sign
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Refused, WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.papers import Papers, papers_in_use
from wams_tui.desk.rules.rulebook import rules_in_use
from wams_tui.desk.rules.signoff import require_approved
from wams_tui.desk.vault.machine import clock_checks, keyring_checks, memory_checks, swap_checks, terminal_checks

Address = Path | str


def examine(address: Address, heads: HeadPlace, environ: Mapping[str, str], now: Callable[[], datetime]) -> list[Check]:
    """Look over a vault and the machine, without a passphrase; changes nothing."""
    real = inspect_vault(address).nature is VaultNature.ECHT
    return [
        *vault_checks(address, heads),
        *key_costs(address),
        *memory_checks(),
        *swap_checks(real=real),
        *clock_checks(now(), _last_written(address)),
        *terminal_checks(environ),
        *keyring_checks(),
        *_rules(environ),
        *_style(papers_in_use(environ)),
    ]


def examine_opened(desk: Desk) -> Iterator[Check]:
    """Look over what only an open vault tells: everything in it, what unlocking warned of, and who signed its rules."""
    yield from _verified(desk)
    for finding in desk.session.warnings:
        sign = Sign.OK if finding.kind is FindingKind.FIRST_OPENING else Sign.LET_OP
        yield Check("ontgrendelen", sign, finding.sentence, "", {"place": finding.place, **finding.params})
    if not desk.session.warnings:
        yield Check("ontgrendelen", Sign.OK, N_("Ontgrendelen gaf geen waarschuwing."))
    try:
        require_approved(desk)
    except WamsError as error:
        yield Check("vaststelling", Sign.MIS, error.message, error.hint, error.params)
    else:
        yield Check("vaststelling", Sign.OK, N_("De regelset mag in deze kluis worden gebruikt."))
    if desk.papers.of_the_vault:  # this machine's own was looked at without a passphrase
        yield from _style(desk.papers)


def _verified(desk: Desk) -> Iterator[Check]:
    try:
        report = verify(desk.session)
    except Refused as error:  # a role in the database that sees a part only
        yield Check("inhoud", Sign.LET_OP, error.message, error.hint, error.params)
        return
    if report.intact:
        counts: dict[str, object] = {"records": report.records, "lines": report.audit_lines}
        sentence = N_("Alles in de kluis is nagekeken en klopt: {records} gegevens, {lines} auditregels.")
        yield Check("inhoud", Sign.OK, sentence, "", counts)
        return
    for finding in report.findings:
        advice = N_("Verander niets meer en laat nagaan wat er is gebeurd: wams vault verify")
        yield Check("inhoud", Sign.MIS, finding.sentence, advice, {"place": finding.place, **finding.params})


def worst(checks: list[Check]) -> Sign:
    """Return the most serious sign."""
    order = list(Sign)
    return max((check.sign for check in checks), key=order.index, default=Sign.OK)


def _rules(environ: Mapping[str, str]) -> Iterator[Check]:
    try:
        rules = rules_in_use(environ)
    except WamsError as error:
        yield Check("regelset", Sign.MIS, error.message, error.hint, error.params)
    else:
        told: dict[str, object] = {"id": rules.id, "hash": rules.hash[:12]}
        yield Check("regelset", Sign.OK, N_("De regelset {id} klopt ({hash})."), "", told)


def _style(papers: Papers) -> Iterator[Check]:
    """Say of a house style whether letters can be made in it; without one there is nothing to say."""
    if not papers.adapted:
        return
    try:
        style = papers.style()
    except WamsError as error:
        yield Check("huisstijl", Sign.MIS, error.message, error.hint, error.params)
    else:
        told: dict[str, object] = {"name": style.look.name, "count": len(style.adapted)}
        yield Check(
            "huisstijl", Sign.OK, N_("De huisstijl van {name} klopt; {count} brieven in eigen woorden."), "", told
        )


def _last_written(address: Address) -> datetime | None:
    """Return when a file of the vault was last written, as the disk has it; None for a vault without files."""
    directory = Path(address)
    try:
        times = [entry.stat().st_mtime for entry in os.scandir(directory)]
    except OSError:
        return None
    return datetime.fromtimestamp(max(times), UTC) if times else None
