"""Where pages stand, what stays in place when they change, which pictures are kept."""

import pytest
from PySide6.QtGui import QImage

from sla_desktop.app.rasters import Plate
from sla_desktop.export.laid import Laid, Spot
from sla_desktop.ui.preview_pages import (
    GAP,
    Geometry,
    PictureStore,
    Sheet,
    Strip,
    moved,
    strip_of,
    with_section,
)

SIZE = (100.0, 200.0)


def laid(number: int, count: int, spots: dict[str, Spot], section: str = "") -> Laid:
    return Laid(number, b"", SIZE, count, spots, section)


def whole() -> Strip:
    spots = {
        "a": Spot(0, 20),
        "b": Spot(0, 150),
        "b.c1": Spot(1, 10),
        "c": Spot(1, 100),
        "d": Spot(3, 20),
    }
    return strip_of(laid(1, 4, spots))


def test_a_section_takes_the_place_of_its_pages() -> None:
    part = laid(
        2, 3, {"a": Spot(0, 5), "b": Spot(0, 140), "b.c1": Spot(1, 10), "c": Spot(2, 1)}, "b"
    )
    mixed = with_section(whole(), part)
    assert mixed.sheets == (
        Sheet(2, 0, provisional=True),
        Sheet(2, 1, provisional=True),
        Sheet(1, 2),
        Sheet(1, 3),
    )
    assert mixed.spots == {
        "a": Spot(0, 5),
        "b": Spot(0, 140),
        "b.c1": Spot(1, 10),
        "d": Spot(3, 20),
    }


def test_a_section_that_has_grown_pushes_the_pages_after_it() -> None:
    part = laid(2, 3, {"c": Spot(0, 10), "c.c1": Spot(2, 10)}, "c")
    mixed = with_section(whole(), part)
    assert [(sheet.number, sheet.page) for sheet in mixed.sheets] == [
        (1, 0),
        (2, 0),
        (2, 1),
        (2, 2),
        (1, 2),
        (1, 3),
    ]
    assert mixed.spots["d"] == Spot(5, 20)
    assert mixed.spots["c.c1"] == Spot(3, 10)


@pytest.mark.parametrize(
    "part",
    [
        laid(2, 1, {"new": Spot(0, 10)}, "new"),
        laid(2, 1, {}, "b"),
        Laid(2, b"", (300.0, 400.0), 1, {"b": Spot(0, 10)}, "b"),
    ],
)
def test_a_section_without_a_place_changes_nothing(part: Laid) -> None:
    assert with_section(whole(), part) == whole()


def test_pages_stand_below_one_another_in_the_middle() -> None:
    geometry = Geometry(whole(), 2.0, 500.0)
    assert geometry.rect(0).getRect() == (150.0, GAP, 200.0, 400.0)
    assert geometry.rect(1).top() == 2 * GAP + 400
    assert geometry.height == 5 * GAP + 4 * 400
    assert geometry.y(Spot(1, 10)) == 2 * GAP + 400 + 20
    assert Geometry(whole(), 2.0, 50.0).rect(0).left() == GAP


@pytest.mark.parametrize(
    ("y", "page"), [(-5, 0), (0, 0), (GAP, 0), (GAP + 399, 0), (2 * GAP + 400, 1), (99_999, 3)]
)
def test_a_height_tells_its_page(y: float, page: int) -> None:
    assert Geometry(whole(), 2.0).page_at(y) == page


def test_pages_on_screen_are_those_between_two_heights() -> None:
    geometry = Geometry(whole(), 2.0)
    assert geometry.pages_between(0, 300) == range(1)
    assert geometry.pages_between(300, 900) == range(3)
    assert Geometry(Strip((), SIZE, {}), 1.0).pages_between(0, 900) == range(0)


def test_a_picture_is_as_fine_as_the_screen_but_never_huge() -> None:
    geometry = Geometry(whole(), 2.0)
    assert geometry.plate(1, 1.0) == Plate(1, 1, 200)
    assert geometry.plate(1, 1.5) == Plate(1, 1, 300)
    huge = Geometry(whole(), 200.0).plate(0, 2.0)
    assert 2 * huge.width**2 <= 8_000_000


def test_what_is_looked_at_stays_when_pages_come_before_it() -> None:
    old = Geometry(whole(), 1.0)
    later = {name: Spot(spot.page + 1, spot.top) for name, spot in whole().spots.items()}
    new = Geometry(strip_of(laid(3, 5, later)), 1.0)
    for y in (50.0, 300.0, 700.0):
        assert moved(old, new, y) == y + 200 + GAP


def test_what_is_looked_at_stays_when_the_size_changes() -> None:
    small, large = Geometry(whole(), 1.0), Geometry(whole(), 3.0)
    y = small.y(Spot(1, 30))
    assert moved(small, large, y) == large.y(Spot(1, 30))


def test_without_a_common_place_the_page_stays() -> None:
    old = Geometry(Strip(whole().sheets, SIZE, {}), 1.0)
    new = Geometry(Strip(whole().sheets[:2], SIZE, {"x": Spot(0, 1)}), 2.0)
    assert moved(old, new, old.y(Spot(1, 40))) == new.y(Spot(1, 40))
    assert moved(old, new, old.y(Spot(3, 40))) == new.y(Spot(1, 40))


def picture(width: int) -> QImage:
    return QImage(width, 10, QImage.Format.Format_RGB32)


def test_the_oldest_pictures_go_first_but_no_needed_one() -> None:
    store = PictureStore(most=3 * picture(10).sizeInBytes())
    first, second, third, fourth = (Plate(1, page, 10) for page in range(4))
    for plate in (first, second, third):
        store.put(plate, picture(10), ())
    store.get(second)
    store.put(fourth, picture(10), {first})
    assert [plate in store for plate in (first, second, third, fourth)] == [True, True, False, True]


def test_a_picture_too_large_for_the_bound_is_kept_alone() -> None:
    store = PictureStore(most=1)
    store.put(Plate(1, 0, 10), picture(10), ())
    store.put(Plate(1, 1, 10), picture(10), ())
    assert Plate(1, 0, 10) not in store
    assert Plate(1, 1, 10) in store


def test_another_size_of_the_page_stands_in() -> None:
    store = PictureStore()
    store.put(Plate(1, 0, 10), picture(10), ())
    found = store.get(Plate(1, 0, 20))
    assert found is not None
    assert found.width() == 10
    assert store.get(Plate(1, 1, 10)) is None


def test_pictures_of_other_files_are_forgotten() -> None:
    store = PictureStore()
    for number in (1, 2):
        store.put(Plate(number, 0, 10), picture(10), ())
    store.forget_others({2})
    assert Plate(1, 0, 10) not in store
    assert Plate(2, 0, 10) in store
