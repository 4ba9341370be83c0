"""A PostgreSQL server of one's own from Debian's packages, in a temporary directory, for as long as one wants it.

It runs as an ordinary user, since PostgreSQL refuses root: who is root becomes ``nobody`` for it.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

OWNER = "wams"
"""The role that owns what is made; it may log in without a password, as all may on this socket."""

_QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "32MB"}
"""For tests, which lose nothing when the machine stops."""

_SHORT = 60


class NoServer(Exception):
    """PostgreSQL is not installed; the text says how to get it."""


def programs() -> Path:
    """Return the directory with PostgreSQL's server programs, the newest version there is.

    Raises:
        NoServer: there is none.
    """
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not versions:
        raise NoServer("initdb is not installed; on Debian: apt install postgresql")
    return versions[-1].parent


def _ordinary() -> list[str]:
    """Return what runs a command as an ordinary user."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("nobody")
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@dataclass
class Server:
    """A server that runs, or did; everything of it stands in ``home``, its socket too."""

    home: Path
    settings: dict[str, str] = field(default_factory=dict)

    def address(self, database: str, user: str = OWNER) -> str:
        """Return the address of a vault in a database of this server."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.home}"

    def run(self, program: str, *arguments: str) -> str:
        """Run a program of PostgreSQL as the owner of the server; return what it says."""
        command = [*_ordinary(), str(programs() / program), *arguments]
        run = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=self.home, env=self._environment()
        )
        if run.returncode != 0:
            raise RuntimeError(f"{program} failed: {run.stdout}{run.stderr}")
        return run.stdout

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "PGHOST": str(self.home), "PGUSER": OWNER}

    def sql(self, statements: str, database: str = "postgres") -> str:
        """Run SQL as the owner; return the rows, a line each, columns parted by ``|``."""
        return self.run("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statements)

    def fresh(self) -> str:
        """Make an empty database; return the address of a vault in it."""
        return self._made("")

    def copied(self, address: str) -> str:
        """Make a database like the one of a vault that nobody has open; return the address of the copy."""
        return self._made(f"TEMPLATE {self.database_of(address)}")

    def _made(self, like: str) -> str:
        name = f"kluis_{uuid.uuid4().hex}"
        self.sql(f"CREATE DATABASE {name} {like}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Remove the database of a vault; who is connected loses the connection."""
        self.sql(f"DROP DATABASE IF EXISTS {self.database_of(address)} WITH (FORCE)")

    @staticmethod
    def database_of(address: str) -> str:
        """Return the name of the database in an address of :meth:`address`."""
        return address.partition("?")[0].rpartition("/")[2]

    def start(self) -> None:
        """Start, and wait until it answers."""
        given = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        options = f"-k {self.home} -c listen_addresses= {given}"
        log = str(self.home / "log")
        self.run("pg_ctl", "start", "-w", "-D", str(self.home / "data"), "-l", log, "-o", options)

    def stop(self) -> None:
        """Stop at once; who is connected loses the connection."""
        self.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.home / "data"))


@contextmanager
def server(settings: Mapping[str, str] | None = None, *, durable: bool = False) -> Iterator[Server]:
    """Make and start a server, and remove it afterwards.

    Args:
        settings: Settings of the server, by name.
        durable: Whether it stores as a real one does; figures are worth something only then.

    Raises:
        NoServer: PostgreSQL is not installed.
    """
    programs()
    # A socket's path must be short, which not every temporary directory is.
    long = len(tempfile.gettempdir()) > _SHORT
    home = Path(
        tempfile.mkdtemp(prefix="wams-pg-", dir="/tmp") if durable or long else tempfile.mkdtemp(prefix="wams-pg-")
    )
    made = Server(home, {**({} if durable else _QUICK), **(settings or {})})
    try:
        if os.geteuid() == 0:
            os.chown(home, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)
        home.chmod(0o755)
        options = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        made.run("initdb", "-D", str(home / "data"), "-U", OWNER, *options)
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)
