"""Which keyring this machine offers, asked with a limit: a bus that never answers must not keep anybody waiting."""

import threading

SAFE = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)
"""Where the system itself guards what is kept; all others keep it readable, drop it, or do nothing."""

PATIENCE_S = 1.0


def keyring_offered(patience: float = PATIENCE_S) -> str | None:
    """Return the module of the keyring that would be used; empty where there is none, None where nothing answers."""
    found: list[str] = []

    def look() -> None:
        import keyring  # it asks the session bus while it is imported

        found.append(type(keyring.get_keyring()).__module__)

    thread = threading.Thread(target=look, name="keyring", daemon=True)
    thread.start()
    thread.join(patience)
    if not found:
        return None
    return "" if found[0].startswith("keyring.backends.fail") else found[0]


def keyring_is_safe(module: str) -> bool:
    """Whether a keyring keeps secrets where only the system gives them out."""
    return module.startswith(SAFE)
