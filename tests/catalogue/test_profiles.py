from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sla_desktop import resources
from sla_desktop.catalogue.elements import CatalogueError, elements, tier_for
from sla_desktop.catalogue.profiles import UnknownProfileError, profile, profiles


def ids(listed: str) -> list[str]:
    return listed.split()


ONE_PAGE = ids("A03 A04 A06 A08 A09 A12 A17 A19 A20 A21 A27 A31 A33 A36 A45 A46 A58 A59 A60 A61b")
CLOUD_TOO = ids(
    "A07 A13 A14 A16 A18 A22 A23 A24 A25 A26 A34 A35 A37 A39 A40 A43 A44 A49 A52 A53 A54 A55 A57"
)


def test_the_seven_profiles_are_there_in_order() -> None:
    ids = ["source", "iso", "dri", "fitsm", "cloud", "onepage", "salesmarketing"]
    assert list(profiles()) == ids
    assert [profile(id_).id for id_ in ids] == ids


def test_profiles_are_read_once() -> None:
    assert profiles() is profiles()


def test_every_profile_lists_known_elements_once_and_in_order() -> None:
    order = list(elements())
    for one in profiles().values():
        assert list(one.elements) == [id_ for id_ in order if id_ in one.elements], one.id


def test_every_profile_says_what_it_is_in_one_sentence() -> None:
    for one in profiles().values():
        assert 4 <= len(one.title) <= 40, one.id
        assert 50 <= len(one.summary) <= 190, one.id
        assert one.summary.endswith("."), one.id
        assert one.summary.count(". ") == 0, one.id


def test_one_page_is_the_agreed_list() -> None:
    assert list(profile("onepage").elements) == ONE_PAGE


def test_cloud_is_one_page_and_what_clouds_need() -> None:
    assert set(profile("cloud").elements) == {*ONE_PAGE, *CLOUD_TOO}


def test_source_leaves_out_only_what_the_articles_do_not_ask_for() -> None:
    left_out = set(elements()) - set(profile("source").elements)
    assert left_out == {"A26", "A38", "A40", "A44", "A52", "A53", "A54"}


def test_source_holds_every_core_element() -> None:
    core = {id_ for id_, element in elements().items() if element.tier == "core"}
    assert core <= set(profile("source").elements)


def test_iso_holds_the_three_contents_and_their_monitoring() -> None:
    assert {"A16", "A17", "A20", "A45", "A46"} <= set(profile("iso").elements)
    assert len(profile("iso").elements) <= 15


def test_the_20_items_of_the_itil_list_are_all_mapped() -> None:
    items = [
        ("description", "A09"),
        ("validity and change control", "A06 A60 A01"),
        ("authorisation", "A61b"),
        ("communications and reporting", "A04 A45"),
        ("emergency contacts", "A04"),
        ("hours and exceptions", "A12"),
        ("agreed interruptions", "A13"),
        ("customer duties", "A31"),
        ("provider liability and obligations", "A30 A57 A52"),
        ("impact and priority", "A35"),
        ("escalation", "A36"),
        ("complaints", "A38"),
        ("targets", "A19 A20 A27"),
        ("workload limits", "A16"),
        ("charges", "A55"),
        ("action on interruption", "A37"),
        ("housekeeping", "A53"),
        ("glossary", "A61a"),
        ("related services", "A50"),
        ("exceptions in appendices", "A17 A61c"),
    ]
    assert len(items) == 20
    mapped = {id_ for _, listed in items for id_ in ids(listed)}
    assert set(profile("dri").elements) == mapped | {"A03", "A08"}


def test_the_14_headings_of_fitsm_are_all_mapped() -> None:
    headings = [
        ("general", "A03 A06"),
        ("scope", "A08 A09 A10"),
        ("hours and exceptions", "A12 A13"),
        ("components and dependencies", "A14 A15"),
        ("support", "A27 A34 A35 A38"),
        ("targets", "A19 A20"),
        ("limits", "A16 A17"),
        ("communication, reporting, violations, escalation", "A04 A36 A37 A45"),
        ("security", "A52"),
        ("provider duties", "A30"),
        ("customer duties", "A31"),
        ("review", "A46"),
        ("glossary", "A61a"),
        ("document control", "A01"),
    ]
    assert len(headings) == 14
    assert set(profile("fitsm").elements) == {id_ for _, listed in headings for id_ in ids(listed)}


def test_sales_and_marketing_are_judged_by_nothing_they_do_not_need() -> None:
    listed = profile("salesmarketing").elements
    assert {"A62", "A63", "A64", "A65", "A66"} <= set(listed)
    for id_ in listed:
        assert tier_for(elements()[id_], "salesmarketing", "other", frozenset()), id_


def test_only_source_and_its_own_profile_hold_sales_and_marketing() -> None:
    assert [id_ for id_, one in profiles().items() if "A62" in one.elements] == [
        "source",
        "salesmarketing",
    ]


def test_an_unknown_profile_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownProfileError, match=r"no profile “full”: choose one of source, iso,"):
        profile("full")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for a profile file of the test's own; the elements are the shipped ones."""
    elements()
    (tmp_path / "catalogue").mkdir()
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    profiles.cache_clear()
    yield tmp_path / "catalogue" / "profiles.json"
    profiles.cache_clear()


def write(file: Path, *lists: list[str]) -> None:
    rows = [{"id": "mine", "title": "Mine", "summary": "Own.", "elements": ids} for ids in lists]
    file.write_bytes(msgspec.json.encode(rows))


def test_a_sound_file_is_read(shipped: Path) -> None:
    write(shipped, ["A03"])
    assert profile("mine").elements == ("A03",)


def test_an_unknown_element_is_named(shipped: Path) -> None:
    write(shipped, ["A03", "A29"])
    with pytest.raises(
        CatalogueError, match=r"profiles\.json” is broken \(there is no element A29"
    ):
        profiles()


def test_a_profile_told_twice_is_named(shipped: Path) -> None:
    write(shipped, ["A03"], ["A04"])
    with pytest.raises(CatalogueError, match="the profile mine stands there a second time"):
        profiles()


def test_a_missing_file_is_named(shipped: Path) -> None:
    with pytest.raises(CatalogueError, match=r"“profiles\.json” is broken \(it cannot be read\)"):
        profiles()
