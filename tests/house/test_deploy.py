"""What the page for administrators tells them to type is what the program and sshd take."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from wams_tui.front import Opening, read_opening

PAGE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The first fenced block in a language."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_forced_command_opens_the_screens_on_the_vault_and_takes_nothing_from_outside() -> None:
    line = next(line.strip() for line in block("sshd_config").splitlines() if "ForceCommand" in line)
    program, *words = shlex.split(line.removeprefix("ForceCommand "))

    assert program.endswith("/bin/wams")
    assert read_opening(words, {}) == Opening("/srv/wams/kluis")


def test_the_forced_session_forwards_nothing() -> None:
    lines = {tuple(line.split()) for line in block("sshd_config").splitlines()}

    for closed in ("AllowTcpForwarding", "AllowStreamLocalForwarding", "AllowAgentForwarding", "X11Forwarding"):
        assert (closed, "no") in lines


def test_sshd_takes_the_block_as_it_is(tmp_path: Path) -> None:
    sshd = shutil.which("sshd", path="/usr/sbin:/sbin:/usr/bin")
    if sshd is None:
        pytest.skip("there is no sshd here to ask")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")], check=True)
    config = tmp_path / "sshd_config"
    config.write_text(f"HostKey {tmp_path / 'key'}\n{block('sshd_config')}", encoding="utf-8")

    done = subprocess.run([sshd, "-t", "-f", str(config)], capture_output=True, text=True, check=False)

    if "rivilege separation" in done.stderr:
        pytest.skip("sshd is there, and was never set up to run")
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_on_the_page_is_one_of_the_program() -> None:
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    named = {" ".join(words.split()) for words in re.findall(r"wams ((?:vault|rules) (?:backups )?[a-z]+)", PAGE)}

    assert "vault doctor" in named
    assert {name for name in named if f"`wams {name}`" not in reference} == set()
