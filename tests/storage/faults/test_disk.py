"""A disk that is full, has no files left, or may not be written: a clear sentence, and nothing lost."""

from tests.storage.faults.rig import on_disk
from tests.storage.vaults import Place

FULL = "is vol"


def test_a_disk_that_fills_up_refuses_what_does_not_fit_and_keeps_all_it_took(place: Place) -> None:
    came = on_disk("size=6m", "full_while_writing", place)

    assert came["stored"] > 10
    assert came["refused"][0] == 6
    assert FULL in came["refused"][1]
    assert came["listed"] == ["kop"]
    assert came["whole"]
    assert came["findings"] == []


def test_a_batch_that_is_stored_is_not_called_failed_when_the_disk_is_full_behind_it(place: Place) -> None:
    came = on_disk("size=12m", "full_after_a_batch", place)

    assert came["kept"] == ["blijft", "reeks"]
    assert came["raised"] == []
    assert came["findings"] == []
    assert any(FULL in sentence for sentence in came["warnings"])


def test_locking_and_unlocking_on_a_full_disk_lose_nothing(place: Place) -> None:
    came = on_disk("size=6m", "full_at_the_end", place)

    assert [code for code, _ in came["said"]] == [6, 6]
    assert all(FULL in sentence for _, sentence in came["said"])
    assert came["whole"]
    assert "bijna vol" in came["warnings"][0]
    assert (len(came["warnings"]), came["findings"]) == (1, [])


def test_a_disk_without_files_left_costs_the_head_and_says_so(place: Place) -> None:
    came = on_disk("size=6m,nr_inodes=60", "no_more_files", place)

    assert "bijna vol" in came["warnings"][0]
    assert "koppen" in came["warnings"][1]
    assert len(came["warnings"]) == 2
    assert came["said"][0] == 6
    assert came["kept"] == ["n"]
    assert came["left"] == ["koppen", "kluis"] or came["left"] == ["kluis", "koppen"]


def test_a_vault_that_does_not_fit_leaves_nothing(place: Place) -> None:
    came = on_disk("size=1m", "no_room_for_a_vault", place)

    assert [said[0] for said in came["said"]] == [6, 6, 6, 6]
    assert came["left"] == []


def test_a_disk_that_may_not_be_written_is_told_and_left_as_it_is(place: Place) -> None:
    came = on_disk("size=6m", "read_only", place)

    assert [code for code, _ in came["said"]] == [6, 6, 6, 6]
    assert all("schijf/" in sentence for _, sentence in came["said"])
    assert came["same"]


def test_a_vault_that_is_closed_to_us_while_it_is_open_refuses_to_write_reads_on_and_goes_on_later(
    place: Place,
) -> None:
    came = on_disk("size=6m", "closed_to_us", place)

    assert [code for code, _ in came["said"]] == [6, 6]
    assert all("geen toegang" in sentence for _, sentence in came["said"])
    assert came["listed"] == 1
    assert came["kept"] == ["later"]
    assert came["findings"] == []


def test_a_backup_that_does_not_fit_leaves_nothing_and_is_known_to_have_failed(place: Place) -> None:
    came = on_disk("size=8m", "no_room_for_a_backup", place)

    assert [code for code, _ in came["said"]] == [6, 6, 6, 6, 6]
    assert came["left"] == []
    assert came["failed"] == ["mislukt"] * 3
    assert came["findings"] == []
    assert came["after"] == ["back-ups"]


def test_what_could_not_be_written_over_on_a_full_disk_is_at_a_next_unlock(place: Place) -> None:
    came = on_disk("size=8m", "no_room_to_destroy", place)

    assert came == {"before": False, "after": True, "gone": True, "findings": []}
