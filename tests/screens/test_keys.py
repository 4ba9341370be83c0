"""Keys: declared once, named for people, and never one that a terminal takes for itself."""

from textual.message_pump import MessagePump

from screens.keys import NEVER, keys_table

TABLE = keys_table()


def test_no_key_is_one_that_terminals_take_for_themselves() -> None:
    assert [line for line in TABLE if line.key in NEVER] == []


def test_every_key_but_the_moving_ones_says_what_it_does() -> None:
    moving = {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "ctrl+c"}

    assert {(line.owner, line.key) for line in TABLE if not line.hint.does and line.key not in moving} == set()


def test_every_name_of_a_key_is_used_for_one_thing() -> None:
    actions: dict[str, set[str]] = {}
    for line in TABLE:
        if line.id:
            actions.setdefault(line.id, set()).add(line.action)

    assert {id: found for id, found in actions.items() if len(found) > 1} == {}


def test_no_screen_binds_a_key_twice() -> None:
    bound = [(line.owner, line.key) for line in TABLE]

    assert sorted(bound) == sorted(set(bound))


def test_the_keys_of_the_main_job_are_in_the_table() -> None:
    found = {(line.owner, line.key) for line in TABLE}

    assert {("Cases", "slash"), ("RequestScreen", "w"), ("MatrixScreen", "g"), ("HandingStep", "B")} <= found


def below(kind: type[MessagePump]) -> set[type[MessagePump]]:
    """Every class under one, of ours and of Textual's."""
    return {found for sub in kind.__subclasses__() for found in (sub, *below(sub))}


def test_one_enter_is_heard_once() -> None:
    """Textual calls the decorated method of every class, also of the one whose method was overridden."""
    twice = {
        (owner.__name__, handler.__name__)
        for owner in below(MessagePump)
        if owner.__module__.startswith("screens.")
        for base in owner.__mro__[1:]
        for handlers in vars(base).get("_decorated_handlers", {}).values()
        for handler, *_selectors in handlers
        if getattr(owner, handler.__name__) is not handler
    }

    assert twice == set()
