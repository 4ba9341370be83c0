"""Personal data leave by one door, and files are written in few places (design: one way out)."""

import ast

from tests.house.tree import dotted, modules

MAKES_A_RELEASE = {"wams_tui/desk/disclose.py", "wams_tui/casework/release.py"}

MAKES_A_LETTER = {"wams_tui/desk/letters/letterbox.py"}

WRITES_FILES = {
    "storage/": "the vault, its keys, its lock and the head outside it",
    "wams_tui/documents/deliver.py": "a rendered Release, 0600, never over an existing file",
}

WRITING_CALLS = {
    "os.fdopen",
    "os.link",
    "os.makedirs",
    "os.mkdir",
    "os.mkfifo",
    "os.open",
    "os.rename",
    "os.replace",
    "os.symlink",
    "shutil.copy",
    "shutil.copy2",
    "shutil.copyfile",
    "shutil.copyfileobj",
    "shutil.copytree",
    "shutil.move",
}
WRITING_METHODS = {"write_bytes", "write_text", "touch", "symlink_to", "hardlink_to"}
LEAKS = {"save_screenshot", "deliver_screenshot", "deliver_text", "deliver_binary", "copy_to_clipboard"}


def _mode(call: ast.Call, position: int) -> str:
    """The mode an ``open`` is called with; ``?`` where it is not written out, ``r`` where it is absent."""
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] or call.args[position : position + 1]
    if not given:
        return "r"
    return given[0].value if isinstance(given[0], ast.Constant) and isinstance(given[0].value, str) else "?"


def _writes(call: ast.Call) -> bool:
    name = dotted(call.func)
    if call.args and dotted(call.args[0]) == "os.devnull":
        return False
    method = name.rpartition(".")[2]
    if name in ("open", "io.open"):
        return not set(_mode(call, 1)) <= set("rbt")
    if name in WRITING_CALLS or name.startswith("tempfile.") or method in WRITING_METHODS:
        return True
    return method == "open" and name != "os.open" and not set(_mode(call, 0)) <= set("rbt")


def _calls(tree: ast.Module) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def test_only_the_disclosure_desk_makes_a_release() -> None:
    makers = {
        path.as_posix()
        for path, tree in modules()
        for call in _calls(tree)
        if dotted(call.func).split(".")[0] == "Release" or dotted(call.func).endswith(".Release")
    }

    assert makers - MAKES_A_RELEASE == set()
    assert "wams_tui/desk/disclose.py" in makers


def test_only_the_letterbox_makes_a_letter() -> None:
    makers = {
        path.as_posix()
        for path, tree in modules()
        for call in _calls(tree)
        if dotted(call.func) == "Letter" or dotted(call.func).endswith((".Letter", "Letter.model_construct"))
    }

    assert makers == MAKES_A_LETTER


def test_only_the_store_and_the_delivery_write_files() -> None:
    writers = [
        f"{path}:{call.lineno} {dotted(call.func)}"
        for path, tree in modules()
        if not path.as_posix().startswith(tuple(WRITES_FILES))
        for call in _calls(tree)
        if _writes(call)
    ]

    assert writers == []


def test_no_screen_is_copied_or_saved() -> None:
    leaks = [
        f"{path}:{call.lineno} {dotted(call.func)}"
        for path, tree in modules()
        for call in _calls(tree)
        if dotted(call.func).rpartition(".")[2] in LEAKS
    ]

    assert leaks == []


def test_the_watch_itself_sees_a_write() -> None:
    seen = [_writes(call) for call in _calls(ast.parse("path.open('wb'); open(p, mode); p.write_text('x'); open(p)"))]

    assert seen == [True, True, True, False]


def test_a_release_has_no_other_name() -> None:
    renamed = [
        str(path)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "Release" and alias.asname not in (None, "Release")
    ]

    assert renamed == []


def test_only_the_ledger_desk_makes_an_extract_of_the_ledger() -> None:
    makers = {
        path.as_posix()
        for path, tree in modules()
        for call in _calls(tree)
        if dotted(call.func).rpartition(".")[2] == "LogExtract"
    }

    assert makers == {"wams_tui/desk/ledger/extracting.py"}
