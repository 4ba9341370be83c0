"""Looking over the machine a vault is opened on: memory, swap, terminal, keyring, clock."""

import locale
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from storage import keyring_is_safe, keyring_offered
from wams_tui.casework.checkup import Check, Sign
from wams_tui.casework.words import N_

PR_GET_DUMPABLE = 3
SMALLEST = (80, 24)
SLOW = timedelta(minutes=2)


def memory_checks(proc: Path = Path("/proc")) -> Iterator[Check]:
    """Yield whether what this process knows can leave its memory by way of a core file or another process."""
    import ctypes
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    dumpable = ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) if sys.platform == "linux" else 0
    pattern = _line(proc / "sys/kernel/core_pattern")
    told: dict[str, object] = {"pattern": pattern or "?", "scope": _line(proc / "sys/kernel/yama/ptrace_scope") or "-"}
    if (soft, hard) == (0, 0) and not dumpable:
        sentence = N_("Dit programma laat geen geheugenafdruk na (core_pattern: {pattern}).")
        yield Check("geheugenafdruk", Sign.OK, sentence, "", told)
        sentence = N_("Andere programma's van deze gebruiker kunnen zijn geheugen niet lezen (ptrace_scope: {scope}).")
        yield Check("meekijken", Sign.OK, sentence, "", told)
        return
    yield Check(
        "geheugenafdruk", Sign.MIS, N_("Dit programma kan een geheugenafdruk nalaten of worden meegelezen."),
        N_("Start wams zelf en niet door een ander programma; meld dit als het zo blijft."), told,
    )  # fmt: skip


def swap_checks(*, real: bool, swaps: Path = Path("/proc/swaps"), block: Path = Path("/sys/block")) -> Iterator[Check]:
    """Yield whether memory can reach a disk in the clear: wrong beside a real vault, else a remark."""
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return
    open_ones = [line.split()[0] for line in lines if line.split() and not _guarded(line.split()[0], block)]
    if open_ones:
        yield Check(
            "wisselgeheugen", Sign.MIS if real else Sign.LET_OP,
            N_("Het wisselgeheugen is niet versleuteld ({places}): sleutels kunnen er leesbaar in komen."),
            N_("Zet het uit (swapoff -a) of versleutel het; zie docs/deploy.md."), {"places": ", ".join(open_ones)},
        )  # fmt: skip
    elif lines:
        yield Check("wisselgeheugen", Sign.OK, N_("Het wisselgeheugen is versleuteld of blijft in het geheugen."))
    else:
        yield Check("wisselgeheugen", Sign.OK, N_("Er is geen wisselgeheugen."))


def _guarded(device: str, block: Path) -> bool:
    """Whether a swap device is encrypted, or compressed memory that never reaches a disk."""
    name = Path(device).resolve().name if Path(device).exists() else Path(device).name
    return name.startswith("zram") or _line(block / name / "dm/uuid").startswith("CRYPT-")


def terminal_checks(environ: Mapping[str, str]) -> Iterator[Check]:
    """Yield whether the screens will look right here, and what may keep what is on them."""
    term = environ.get("TERM", "")
    told: dict[str, object] = {"term": term or "-"}
    if not (os.isatty(0) and os.isatty(2)):
        yield Check("terminal", Sign.OK, N_("Dit is geen terminal; de schermen zijn hier niet nagekeken."))
    elif term in ("", "dumb", "unknown"):
        sentence = N_("TERM is '{term}': de schermen kunnen zo niet worden getekend.")
        yield Check("terminal", Sign.MIS, sentence, N_("Zet TERM, bijvoorbeeld op xterm-256color."), told)
    else:
        size = shutil.get_terminal_size()
        told |= {"columns": size.columns, "rows": size.lines, "colours": _colours(environ)}
        fits = size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]
        advice = "" if fits else N_("Maak het venster minstens 80 bij 24.")
        sentence = N_("Terminal {term}, {columns} bij {rows}, {colours}.")
        yield Check("terminal", Sign.OK if fits else Sign.LET_OP, sentence, advice, told)
    encoding = locale.getencoding()
    if encoding.upper().replace("-", "") != "UTF8":
        sentence = N_("De tekens van deze sessie zijn {encoding}, geen UTF-8: letters als ë en ï gaan mis.")
        yield Check("tekens", Sign.LET_OP, sentence, N_("Zet LANG op nl_NL.UTF-8 of C.UTF-8."), {"encoding": encoding})
    else:
        yield Check("tekens", Sign.OK, N_("De tekens zijn UTF-8."))
    for name in ("TMUX", "STY"):
        if environ.get(name):
            yield Check(
                "multiplexer", Sign.LET_OP, N_("U werkt in tmux of screen; die bewaart wat op het scherm stond."),
                N_("Gebruik op een gedeelde server geen multiplexer, en zet geen logboek aan."),
            )  # fmt: skip


def _colours(environ: Mapping[str, str]) -> str:
    if environ.get("NO_COLOR"):
        return "NO_COLOR"
    if environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "24 bit"
    return "256" if "256" in environ.get("TERM", "") else "16"


def keyring_checks() -> Iterator[Check]:
    """Yield whether a keyring of this machine would keep a device key where only the system gives it out."""
    found = keyring_offered()
    if found is None:
        yield Check(
            "sleutelring", Sign.LET_OP, N_("De sleutelring van deze machine antwoordt niet; wams gaat zonder verder."),
            N_("Herstart de sessie als u een sleutelring verwacht."),
        )  # fmt: skip
    elif not found:
        yield Check("sleutelring", Sign.OK, N_("Er is geen sleutelring; de wachtwoordzin is genoeg."))
    elif keyring_is_safe(found):
        yield Check("sleutelring", Sign.OK, N_("De sleutelring is {name}."), "", {"name": found})
    else:
        sentence = N_("De sleutelring {name} bewaart geheimen leesbaar of helemaal niet; wams gebruikt hem nooit.")
        yield Check(
            "sleutelring", Sign.LET_OP, sentence, N_("Verwijder het pakket keyrings.alt, of kies een andere ring."),
            {"name": found},
        )  # fmt: skip


def clock_checks(now: datetime, last_written: datetime | None) -> Iterator[Check]:
    """Yield whether the clock can be right: not before what was written here last."""
    if last_written is not None and now < last_written - SLOW:
        yield Check(
            "klok", Sign.MIS, N_("De klok loopt achter: er is op {last} (UTC) nog in de kluis geschreven."),
            N_("Zet de klok goed; tot dan kunnen casussen en toegang ontbreken."),
            {"last": f"{last_written:%Y-%m-%d %H:%M}"},
        )  # fmt: skip
    else:
        yield Check("klok", Sign.OK, N_("De klok staat op {now} (UTC)."), "", {"now": f"{now:%Y-%m-%d %H:%M}"})


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
