"""The list of agreements is searched by words and dated as near as it is."""

import datetime as dt

import pytest

from sla_desktop.app.listing import matching, when
from sla_desktop.storage.index import Entry

BERLIN = dt.timezone(dt.timedelta(hours=2))
NOW = dt.datetime(2027, 5, 10, 0, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["one", "two"]),
        ("HARBOUR", ["one"]),
        ("müller", ["two"]),
        ("review clean", ["two"]),
        ("harbour clean", []),
        ("  \t ", ["one", "two"]),
    ],
)
def test_every_word_must_be_found_somewhere(words: str, found: list[str]) -> None:
    entries = (
        Entry(id="one", title="IT support", parties=("Harbour LLP",), status="draft"),
        Entry(id="two", title="Cleaning", parties=("MÜLLER & Co",), status="in-review"),
    )
    assert [entry.id for entry in matching(entries, words)] == found


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, ""),
        (dt.datetime(2027, 5, 9, 22, 5, tzinfo=dt.UTC), "Today 00:05"),
        (dt.datetime(2027, 5, 9, 21, 55, tzinfo=dt.UTC), "Yesterday 23:55"),
        (dt.datetime(2027, 5, 8, 12, 0, tzinfo=dt.UTC), "8 May 2027"),
        (dt.datetime(2027, 5, 11, 12, 0, tzinfo=dt.UTC), "11 May 2027"),  # the clock went back
    ],
)
def test_a_moment_is_told_in_the_owners_time(moment: dt.datetime | None, words: str) -> None:
    assert when(moment, NOW).replace("\u00a0", " ") == words
