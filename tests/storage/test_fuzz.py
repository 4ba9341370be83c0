import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.basics.codec import Unopened, fresh_key, unseal
from storage.basics.hybrid import HybridPrivate
from storage.checks.expected import Expected
from storage.keys import keyfile
from storage.keys.people import Certificate
from storage.logs.writes import read_writes
from storage.outside import heads
from tests.storage.faults.rig import times
from tests.storage.vaults import Place
from wams_tui.casework.errors import Damaged, Unusable

BOUNDED = settings(
    max_examples=times("WAMS_FUZZ", 200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ONE_COPY = settings(BOUNDED, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@ONE_COPY
@given(data=st.data())
def test_every_changed_byte_of_a_key_file_is_a_clean_error(place: Place, data: st.DataObject, master: Place) -> None:
    content = bytearray(master.keys.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    place.keys.write_bytes(content)

    with pytest.raises((Damaged, Unusable)):
        keyfile.load(place.directory)


@ONE_COPY
@given(data=st.data())
def test_every_exchanged_field_of_a_key_file_is_a_clean_error(place: Place, data: st.DataObject, master: Place) -> None:
    content = json.loads(master.keys.read_bytes())
    spot = content
    while True:
        key = data.draw(st.sampled_from(sorted(spot) if isinstance(spot, dict) else range(len(spot))))
        inner = spot[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        spot = inner
    before = spot[key]
    spot[key] = data.draw(JSON.filter(lambda value: value != before or type(value) is not type(before)))
    place.keys.write_text(json.dumps(content))

    with pytest.raises((Damaged, Unusable)):
        keyfile.load(place.directory)


@BOUNDED
@given(st.binary(max_size=400))
def test_every_bytes_as_key_file_are_a_clean_error(place: Place, content: bytes) -> None:
    place.keys.write_bytes(content)

    with pytest.raises((Damaged, Unusable)):
        keyfile.load(place.directory)


@BOUNDED
@given(JSON)
def test_every_json_as_certificate_or_head_is_a_clean_error(value: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Certificate.from_json(value)
    with pytest.raises(ValueError, match=r".*"):
        heads.SignedHead.from_bytes(json.dumps(value).encode())


@BOUNDED
@given(st.binary(max_size=120))
def test_every_bytes_as_sealed_record_are_a_clean_error(box: bytes) -> None:
    with pytest.raises(Unopened):
        unseal(fresh_key(), box, b"plaats")


@BOUNDED
@given(st.binary(max_size=1300))
def test_every_bytes_as_grant_are_a_clean_error(sealed: bytes) -> None:
    with pytest.raises(Unopened):
        HybridPrivate(bytes(range(96))).open(b"\x01" + sealed, b"plaats")


@BOUNDED
@given(JSON | st.lists(st.lists(JSON | st.sampled_from(["record", "keys", "case", "grant", "nieuw"]), max_size=6)))
def test_every_json_as_what_an_audit_line_wrote_is_read_or_a_clean_error(value: object) -> None:
    expected = Expected()
    try:
        for write in read_writes(json.dumps(value)):
            expected.take(write, "iemand", 0)
    except ValueError:
        return

    assert isinstance(value, list)


@pytest.mark.parametrize("text", ["[" * 100_000, "{", '[["keys",1,"zz",1]]', '[["grant","c",1]]', "[[]]", '"x"'])
def test_what_an_audit_line_cannot_have_written_is_a_clean_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_writes(text)
