"""What a household does together, in the copy of each of them: their own, and nothing of another by the way."""

from tests.desk.plan.planned import CHANGED, HEALTH, ONLY
from tests.desk.plan.test_copies import begun, does
from wams_tui.casework.codes import Purpose
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import preview
from wams_tui.desk.disclosing.prospects import prospects


def test_what_they_want_together_is_each_ones_own_unless_it_names_or_holds_more(desk: Desk, plan: OpenCase) -> None:
    """A goal of the household is the goal of each of them; a person still reads that it speaks of nobody else."""
    both = ("tenant", "ex")
    calm = plan.file.goal("rent").model_copy(update={"persons": both, "what": "Rust in huis."})
    named = plan.file.goal("sleep").model_copy(update={"persons": both, "what": "Rust voor Lotte.", "categories": ONLY})
    ill = plan.file.goal("school").model_copy(update={"persons": both, "what": "Beter worden.", "categories": HEALTH})
    hers = plan.file.action("quiet").model_copy(update={"persons": both, "owner": "ex"})
    plan = save(desk, plan, [calm, named, ill, hers], CHANGED)[0]
    plan, draft = begun(desk, plan, "tenant", Purpose.RECHTEN)
    found = {one.field.key: one for one in prospects(desk, plan, draft)}
    _, partner = begun(desk, plan, "corporation")
    given = preview(desk, plan, draft.toggled("rent"))

    assert [found[key].can_be_chosen for key in ("rent", "sleep", "school", "quiet")] == [True, False, False, False]
    assert found["rent"].field.persons == ("tenant",)
    assert next(one.field.persons for one in prospects(desk, plan, partner) if one.field.key == "rent") == both
    assert {one.label for one in given.content.subjects} == {"Bram Visser"}, "whose copy it is knows their own name"
    assert {one.label for one in preview(desk, plan, partner).content.subjects} == {"betrokkene 1"}
    assert not given.may_go, "nobody read it yet"


def test_what_names_another_by_surname_is_not_ones_own(desk: Desk, plan: OpenCase) -> None:
    both = ("tenant", "ex")
    by_surname = plan.file.goal("rent").model_copy(update={"persons": both, "what": "Mevrouw De Graaf belt de bank."})
    by_own = plan.file.goal("sleep").model_copy(
        update={"persons": both, "what": "Visser en wij eten samen.", "categories": ONLY}
    )
    plan = save(desk, plan, [by_surname, by_own], CHANGED)[0]
    plan, draft = begun(desk, plan, "tenant", Purpose.RECHTEN)
    found = {one.field.key: one.field.persons for one in prospects(desk, plan, draft)}

    assert found["rent"] == both
    assert found["sleep"] == ("tenant",), "his own name says nothing of her"


def test_who_helps_another_of_them_alone_is_not_named_at_home_either(desk: Desk, plan: OpenCase) -> None:
    """A joint action is hers as well, but that the GGZ is here is a datum of him, and he is not in her copy."""
    both = plan.file.action("treat").model_copy(
        update={"persons": ("tenant", "ex"), "categories": ONLY, "what": "Rust in huis bespreken."}
    )
    plan = save(desk, plan, [both], CHANGED)[0]
    plan, hers = begun(desk, plan, "ex", Purpose.RECHTEN)
    hers_says = preview(desk, plan, hers.toggled("treat")).content
    plan, his = begun(desk, plan, "tenant", Purpose.RECHTEN)
    his_says = preview(desk, plan, his.toggled("treat")).content

    assert does(hers_says, "Rust in huis bespreken.") == "een andere partij in de aanpak"
    assert does(his_says, "Rust in huis bespreken.") == "GGZ Demodorp"
