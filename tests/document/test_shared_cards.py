"""What levels share is printed once: for all, for those of a group, and the rest in each card."""

from sla_desktop.document.nodes import Table
from sla_desktop.document.shared_cards import Named, cards
from tests.document.trees import words

METHOD = (("Method", "Automatic"), ("Tool", "Monitor"), ("Point", "Gateway"), ("Clock", "Office"))


def printed(*levels: Named) -> dict[str, list[list[str]]]:
    """Rows by caption."""
    tables = [block for block in cards(levels) if isinstance(block, Table)]
    return {
        table.caption: [[" / ".join(map(words, c.paragraphs)) for c in row] for row in table.rows]
        for table in tables
    }


def own(name: str, *more: tuple[str, str]) -> Named:
    return Named(name, (*more, *((f"{name}-{at}", name) for at in range(5))))


def test_what_all_share_stands_in_one_card() -> None:
    found = printed(own("One", ("Unit", "points")), own("Two", ("Unit", "points")))
    assert found["All service levels"] == [["Unit", "points"]]
    assert ["Unit", "points"] not in found["One"]
    assert len(found["Two"]) == 5


def test_levels_that_differ_slightly_share_a_card_and_one_table() -> None:
    found = printed(
        own("Response"),
        *(Named(f"Level {at}", (("On", f"Systems {at}"), *METHOD)) for at in (1, 2, 3)),
    )
    assert list(found) == [
        "Response",
        "“Level 1”, “Level 2” and “Level 3”",
        "Where these levels differ",
    ]
    assert found["“Level 1”, “Level 2” and “Level 3”"] == [list(row) for row in METHOD]
    assert found["Where these levels differ"] == [
        [f"Level {at}", f"Systems {at}"] for at in (1, 2, 3)
    ]


def test_levels_of_a_group_that_say_much_have_cards_of_their_own() -> None:
    found = printed(own("One", *METHOD), own("Two", *METHOD), own("Three"))
    assert list(found) == ["“One” and “Two”", "One", "Two", "Three"]


def test_a_few_common_rows_are_worth_no_card() -> None:
    found = printed(own("One", *METHOD[:3]), own("Two", *METHOD[:3]), own("Three"))
    assert list(found) == ["One", "Two", "Three"]


def test_a_level_joins_where_that_saves_most() -> None:
    small, large = METHOD, (("A", "a"), ("B", "b"), ("C", "c"), ("D", "d"), ("E", "e"))
    found = printed(
        own("One", *small), own("Two", *small), own("Three", *large), own("Four", *large, *small)
    )
    assert list(found)[:1] == ["“One”, “Two” and “Four”"]
    without = printed(own("One", *small), own("Three", *large), own("Four", *large, *small))
    assert "“Three” and “Four”" in without


def test_levels_that_say_little_stand_in_one_table() -> None:
    found = printed(
        Named("One", (("Unit", "h"),)), Named("Two", (("Unit", "day"),)), Named("3", ())
    )
    assert found == {"Each service level": [["One", "h"], ["Two", "day"]]}


def test_a_level_alone_has_its_card() -> None:
    assert list(printed(own("One"))) == ["One"]
    assert printed() == {}
