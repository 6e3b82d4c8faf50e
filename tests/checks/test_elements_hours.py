import datetime as dt

from sla_desktop.domain.calendars import Band, Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.quantities import DAY_KINDS, TimeSpan
from sla_desktop.domain.sections import ChangesSection, HoursSection, MaintenanceSection
from sla_desktop.domain.services import ChangeNotice, MaintenanceWindow
from tests.checks.builders import days, found, hours, office, said, sec

WINDOW = MaintenanceWindow(id="sun", days=("sun",), hours=TimeSpan(start=120, end=240))


def calendars(*listed: ServiceCalendar) -> HoursSection:
    return sec(HoursSection, calendars=listed)


# A12


def test_no_open_hours_are_missing() -> None:
    assert found("A12", calendars()) == [("missing", "hours.calendars")]
    assert found("A12", calendars(office(bands=()))) == [
        ("missing", "hours.calendars.office.bands")
    ]


def test_unknown_zone_is_incomplete() -> None:
    assert found("A12", calendars(office()), zone="") == [
        ("incomplete", "hours.calendars.office.zone")
    ]
    assert found("A12", calendars(office(zone="Mars/Base"))) == [
        ("incomplete", "hours.calendars.office.zone")
    ]


def test_hours_without_rule_for_holidays_are_incomplete() -> None:
    silent = calendars(office(holidays=None))
    assert found("A12", silent) == [("incomplete", "hours.calendars.office.holidays")]
    assert "“Office hours” has no rule for public holidays" in said("A12", silent)
    assert found("A12", calendars(office(holidays=Holidays()))) != []
    assert found("A12", calendars(office(holidays=None, open_on_holidays=False))) != []


def test_hours_with_zone_and_holidays_are_complete() -> None:
    always = Band(id="all", days=DAY_KINDS, hours=TimeSpan(start=0, end=1440))
    dated = Holidays(dates=(Holiday(date=dt.date(2027, 12, 25)),))
    assert found("A12", calendars(office())) == []
    assert found("A12", calendars(office(holidays=Holidays(rule="bank holidays")))) == []
    assert found("A12", calendars(office(holidays=dated))) == []
    assert found("A12", calendars(office(holidays=None, open_on_holidays=True))) == []
    assert found("A12", calendars(office(holidays=None, bands=(always,)))) == []


# A13


def maintenance(**fields: object) -> MaintenanceSection:
    return sec(MaintenanceSection, **fields)


def test_no_window_is_missing() -> None:
    assert found("A13", maintenance()) == [("missing", "maintenance.windows")]


def test_window_without_notice_and_count_is_one_gap() -> None:
    bare = maintenance(windows=(WINDOW,))
    assert found("A13", bare) == [("incomplete", "maintenance.notice")]
    assert "how early it is announced and whether it counts" in said("A13", bare)
    capless = maintenance(windows=(WINDOW,), notice=hours(48), counts_as_downtime=False)
    assert found("A13", capless) == []


def test_full_window_or_none_is_complete() -> None:
    full = maintenance(windows=(WINDOW,), notice=hours(48), cap=hours(4), counts_as_downtime=False)
    assert found("A13", full) == []
    assert found("A13", maintenance(none=True)) == []


# A18


def changes(*notices: ChangeNotice) -> ChangesSection:
    return sec(ChangesSection, notices=notices)


def test_no_notice_of_changes_is_missing() -> None:
    assert found("A18", changes()) == [("missing", "changes.notices")]
    assert found("A18", changes(ChangeNotice(id="a", change="visible"))) == [
        ("missing", "changes.notices.a.notice")
    ]


def test_change_without_notice_or_channel_is_incomplete() -> None:
    section = changes(
        ChangeNotice(id="a", change="visible", notice=days(5)),
        ChangeNotice(id="b", change="urgent", channel="chat"),
    )
    assert found("A18", section) == [
        ("incomplete", "changes.notices.b.notice"),
        ("incomplete", "changes.notices.a.channel"),
    ]


def test_notice_of_nothing_is_weak() -> None:
    none = changes(ChangeNotice(id="a", change="visible", notice=hours(0), channel="chat"))
    assert found("A18", none) == [("weak", "changes.notices.a.notice")]


def test_notice_with_channel_is_complete() -> None:
    full = changes(ChangeNotice(id="a", change="visible", notice=days(5), channel="e-mail"))
    assert found("A18", full) == []


def test_bands_that_cover_the_same_hours_are_weak() -> None:
    def week(*bands: Band) -> HoursSection:
        return sec(HoursSection, calendars=(office(bands=bands, open_on_holidays=True),))

    day = Band(id="day", name="Day", days=("mon",), hours=TimeSpan(start=480, end=1080))
    late = Band(id="late", name="Late", days=("mon",), hours=TimeSpan(start=1020, end=1320))
    assert found("A12", week(day, late)) == [("weak", "hours.calendars.office.bands.late.hours")]
    assert "“Day” and “Late” both cover Monday 17:00–18:00" in said("A12", week(day, late))
    after = Band(id="late", name="Late", days=("mon",), hours=TimeSpan(start=1080, end=1320))
    assert found("A12", week(day, after)) == []
    unnamed = Band(id="late", days=("mon",), hours=TimeSpan(start=1020, end=1320))
    assert found("A12", week(day, unnamed)) == []
