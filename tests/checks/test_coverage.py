"""The same draft by every profile, and the list of everything that is judged."""

import datetime as dt

from sla_desktop.catalogue.elements import elements
from sla_desktop.catalogue.profiles import profiles
from sla_desktop.checks.coverage import coverage
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Judge
from sla_desktop.checks.listing import listed
from tests.checks.builders import make

TODAY = Context(today=dt.date(2027, 1, 15))


def test_each_profile_gives_its_score_and_what_is_missing() -> None:
    rows = {row.id: row for row in coverage(make(), TODAY)}
    assert list(rows) == list(profiles())
    for profile_id, row in rows.items():
        checklist = Judge().checklist(make(), TODAY, profile_id)
        assert row.score == checklist.score
        assert set(row.missing) == {k for k, v in checklist.statuses.items() if v == "missing"}
    assert "A03" in rows["source"].missing


def test_a_profile_for_another_kind_says_so() -> None:
    rows = {row.id: row for row in coverage(make(), TODAY)}
    assert [row.id for row in rows.values() if not row.fits] == ["salesmarketing"]
    checklist = Judge().checklist(make(), TODAY, "salesmarketing")
    (unfit,) = [f for f in checklist.findings if f.field == "profile"]
    assert (unfit.id, unfit.severity) == ("A02", "error")
    assert "“Sales and marketing” is made for another kind of agreement" in unfit.message
    fitting = Judge().checklist(make(kind="salesmarketing"), TODAY, "salesmarketing")
    assert not [f for f in fitting.findings if f.field == "profile"]


def test_everything_that_is_judged_is_listed() -> None:
    rows = listed()
    assert [row.id for row in rows[:66]] == list(elements())
    assert [row.id for row in rows[66:]] == [f"B{number:02d}" for number in range(1, 55)]
    by_id = {row.id: row for row in rows}
    assert (by_id["A03"].tier, by_id["A03"].severity) == ("core", "error")
    assert (by_id["A05"].tier, by_id["A05"].severity) == ("expected", "warning")
    assert (by_id["B05"].tier, by_id["B05"].severity) == (None, "warning")
    assert all(row.sources and row.title for row in rows)
