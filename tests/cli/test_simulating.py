"""Calculators and simulators on the command line: the contract, text, one line when wrong."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sla_desktop.catalogue.samples import samples
from sla_desktop.cli import commands, main, simulating
from sla_desktop.cli.table import COMMANDS
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import Bonus, EarnBack
from sla_desktop.domain.governance import Supplier, SupportingAgreement
from sla_desktop.domain.metrics import AvailabilityDefinition, Baseline, Treatment
from sla_desktop.domain.quantities import MeasureWindow
from sla_desktop.domain.sections import AvailabilitySection, SuppliersSection
from tests.cli.said import Capture, refused, shown
from tests.simulate.built import (
    credits,
    fee,
    lasting,
    pct,
    priorities,
    priority,
    schedule,
    sla,
    tiers,
    uptime,
)

EVENTS = """kind,service,start,end,priority,reported,answered,fixed,affected
outage,,2027-06-05T10:00,2027-06-05T10:43,,,,,
maintenance,,2027-06-13T02:00,2027-06-13T06:00,,,,,
ticket,,,,P1,2027-06-07T09:00,2027-06-07T09:30,2027-06-07T12:00,
"""


def sample(name: str) -> str:
    return str(next(one.path for one in samples() if one.path.stem == name))


@pytest.fixture
def events(tmp_path: Path) -> str:
    path = tmp_path / "june.csv"
    path.write_text(EVENTS, encoding="utf-8")
    return str(path)


@pytest.fixture
def agreed(tmp_path: Path) -> str:
    """Common Paper's base: 43 minutes of 42,960 miss 99.9 %."""
    maintenance = Treatment(id="m", name="M", in_base=False, in_down=False, maintenance=True)
    definition = AvailabilityDefinition(id="d", treatments=(maintenance,))
    return saved(
        tmp_path,
        sla(
            uptime(baseline=Baseline(values=(Decimal("99.95"), Decimal("99.8")))),
            AvailabilitySection(id="availability", title="A", definitions=(definition,)),
            credits(schedule("up", tiers=tiers((None, "99.9", "10")))),
            fee(),
        ),
    )


def saved(folder: Path, agreement: Agreement) -> str:
    path = folder / "draft.sladraft"
    path.write_bytes(copyfile.encode(agreement))
    return str(path)


def told(capsys: Capture, *argv: str) -> str:
    assert main(argv) == 0
    out = capsys.readouterr().out
    assert "\u00a0" not in out
    return out


def test_every_command_of_the_table_can_be_run(capsys: Capture) -> None:
    for name in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            main([name, "--help"])
        assert stop.value.code == 0
    functions = ("list_templates", "new", "list_library", "set_fields", "show", "check", "export")
    assert all(hasattr(commands, name) for name in (*functions, "schema"))
    own = ("allowance", "simulate", "exposure", "chain", "baseline", "small_numbers", "funnel")
    assert all(hasattr(simulating, name) for name in own)


def test_an_allowance_names_its_basis_in_numbers(capsys: Capture) -> None:
    asked = ("allowance", "99.9", "--zone", "Europe/Berlin")
    assert shown(capsys, *asked, "--month", "2027-06", "--json") == {
        "basis_seconds": 2_592_000,
        "allowed_seconds": 2592,
        "zone": "Europe/Berlin",
        "from": "2027-06-01T00:00:00+02:00",
        "to": "2027-07-01T00:00:00+02:00",
    }
    october = shown(capsys, *asked, "--month", "2027-10", "--json")
    assert october["basis_seconds"] == 44_700 * 60
    quarter = shown(capsys, *asked, "--quarter", "2027-Q1", "--json")
    assert (quarter["from"][:10], quarter["basis_seconds"]) == ("2027-01-01", 90 * 86_400 - 3600)
    year = shown(capsys, *asked, "--year", "2027", "--hours", "Mon-Fri 09:00-17:00", "--json")
    assert year["basis_seconds"] == 261 * 8 * 3600
    fine = shown(capsys, "allowance", "99.999", "--zone", "UTC", "--month", "2027-06", "--json")
    assert fine["allowed_seconds"] == 25.92


def test_an_allowance_is_told_in_words(capsys: Capture) -> None:
    text = told(capsys, "allowance", "99.9 %", "--zone", "UTC", "--month", "2027-06")
    assert "it may be down 43 min 12 s" in text
    asked = ("allowance", "99.9", "--zone", "UTC", "--month", "2027-06", "--down", "43 min")
    assert "43 minutes of downtime is 99.90046 %." in told(capsys, *asked)
    kept = shown(capsys, *asked, "--json")["kept_percent"]
    assert kept == pytest.approx(99.90046, abs=1e-5)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("101", "--month", "2027-06", "--zone", "UTC"), "more than everything"),
        (("x", "--month", "2027-06", "--zone", "UTC"), "not a number"),
        (("99", "--month", "2027-6", "--zone", "UTC"), "not a month: write it like 2027-06"),
        (("99", "--month", "0001-06", "--zone", "UTC"), "out of reach"),
        (("99", "--quarter", "2027-Q5", "--zone", "UTC"), "not a quarter"),
        (("99", "--year", "27", "--zone", "UTC"), "not a year"),
        (("99", "--month", "2027-06", "--zone", "Mars"), "not a time zone"),
        (("99", "--month", "2027-06"), "--zone"),
        (("99", "--zone", "UTC"), "--month --quarter --year"),
        (("99", "--month", "2027-06", "--zone", "UTC", "--hours", "9-5"), "no weekly hours"),
    ],
)
def test_wrong_use_of_allowance(argv: tuple[str, ...], says: str, capsys: Capture) -> None:
    assert says in refused(capsys, "allowance", *argv)


def test_a_month_is_judged_by_the_agreements_own_terms(
    agreed: str, events: str, capsys: Capture
) -> None:
    found = shown(capsys, "simulate", agreed, "--month", "2027-06", "--events", events, "--json")
    (metric,) = found["metrics"]
    assert {"id", "base", "excluded", "value", "verdict", "credit", "why"} <= set(metric)
    assert (metric["base"], metric["excluded"], metric["verdict"]) == (42_960, 240, "missed")
    assert metric["value"] == pytest.approx(99.89991, abs=1e-5)
    assert (metric["credit"], found["credit"]["payable"]) == (100, 100)
    others = {one["id"]: one["verdict"] for one in found["other_definitions"]}
    assert others["all-minutes"] == "met"
    assert others["accessible"] == "missed"
    assert found["months_before"] == []


def test_a_month_is_worked_out_in_words(agreed: str, events: str, capsys: Capture) -> None:
    text = told(capsys, "simulate", agreed, "--month", "2027-06", "--events", events)
    assert "(42,960 − 43) ÷ 42,960 = 99.89991 %." in text
    assert "Credits of the month: €100.00" in text
    assert "The same month by other common definitions" in text


@pytest.mark.parametrize("name", [one.path.stem for one in samples()])
def test_every_sample_can_be_simulated(name: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "june.csv"
    path.write_text("\n".join(EVENTS.splitlines()[:3]), encoding="utf-8")
    asked = ("simulate", sample(name), "--month", "2027-06", "--events", str(path))
    assert shown(capsys, *asked, "--json")["metrics"]
    assert told(capsys, *asked)
    for command in ("exposure", "chain"):
        assert told(capsys, command, sample(name))
        assert shown(capsys, command, sample(name), "--json")


def test_given_results_and_what_follows_from_them(events: str, capsys: Capture) -> None:
    asked = ("simulate", sample("office-cleaning"), "--month", "2027-06", "--events", events)
    text = told(capsys, *asked[:-1], str(no_tickets(Path(events))), "--result", "inspection=80 %")
    assert "Joint inspection score, June 2027: 80 %, missed" in text
    assert "Repeated failure" in text
    assert "METRIC=VALUE" in refused(capsys, *asked, "--result", "gone=1")
    assert "not a number" in refused(capsys, *asked, "--result", "inspection=x")


def no_tickets(path: Path) -> Path:
    path.write_text("\n".join(EVENTS.splitlines()[:3]), encoding="utf-8")
    return path


def test_several_windows_in_a_month_show_their_credit_once(
    tmp_path: Path, events: str, capsys: Capture
) -> None:
    weekly = uptime(window=MeasureWindow(period="week"), target=pct("99.99"))
    path = saved(
        tmp_path, sla(weekly, credits(schedule("up", tiers=tiers((None, "99.99", "10")))), fee())
    )
    found = shown(
        capsys,
        *("simulate", path, "--month", "2027-06", "--json"),
        *("--events", str(no_tickets(Path(events)))),
    )
    assert len(found["metrics"]) == 4
    assert [one["credit"] for one in found["metrics"]] == [0, 0, 0, 100]


def test_a_fee_that_is_missing_is_said(tmp_path: Path, events: str, capsys: Capture) -> None:
    ladder = credits(schedule("up", tiers=tiers((None, "100", "10"))))
    path = saved(tmp_path, sla(uptime(target=pct("100")), ladder))
    asked = ("simulate", path, "--month", "2027-06", "--events", str(no_tickets(Path(events))))
    assert "More may be due: a fee is not given." in told(capsys, *asked)
    assert shown(capsys, *asked, "--json")["metrics"][0]["credit"] is None


def test_bad_events_are_one_line_and_nothing_is_printed(
    agreed: str, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(EVENTS.replace("T10:43", "T09:43"), encoding="utf-8")
    asked = ("simulate", agreed, "--month", "2027-06", "--events")
    assert "Line 2: the end comes before the start." in refused(capsys, *asked, str(path))
    assert "is no file" in refused(capsys, *asked, str(tmp_path))
    refused(capsys, *asked, str(tmp_path / "gone.csv"))


def test_earn_back_and_bonus_are_shown(tmp_path: Path, capsys: Capture) -> None:
    rules = credits(
        schedule("up", tiers=tiers((None, "99.9", "10"))),
        earn_backs=(
            EarnBack(id="e", metrics=("up",), level=pct("99.9"), windows=1, share=pct("50")),
        ),
        bonuses=(Bonus(id="b", metrics=("up",), threshold=pct("99.9"), reward=pct("1")),),
    )
    path = tmp_path / "may.csv"
    path.write_text("kind,start,end\noutage,2027-05-05T10:00,2027-05-05T12:00", encoding="utf-8")
    draft = saved(tmp_path, sla(uptime(), rules, fee()))
    asked = ("simulate", draft, "--month", "2027-06", "--events", str(path))
    text = told(capsys, *asked)
    assert "Earned back by the provider: €50.00" in text
    assert "Bonus owed by the customer: €10.00" in text
    found = shown(capsys, *asked, "--json")
    assert found["months_before"][0] == {
        "month": "2027-05",
        "metrics": [{"id": "up", "value": pytest.approx(99.73118, abs=1e-5), "verdict": "missed"}],
        "payable": 100,
    }


def test_the_exposure_draws_its_ladders(agreed: str, capsys: Capture) -> None:
    found = shown(capsys, "exposure", agreed, "--json")
    assert (found["worst_month"], found["worst_year"], found["fee_month"]) == (100, 1200, 1000)
    (ladder,) = found["ladders"]
    assert [step["kind"] for step in ladder["steps"]] == ["credit", "none"]
    assert "Ladder of “Uptime” in %" in told(capsys, "exposure", agreed)


def test_the_chain_is_held_against_the_promise(tmp_path: Path, capsys: Capture) -> None:
    behind = SuppliersSection(
        id="s",
        title="S",
        suppliers=(Supplier(id="h", name="Host", availability=pct("99.5"), serial=True),),
        supporting=(SupportingAgreement(id="d", title="Desk", handling=lasting(5)),),
    )
    rows = priorities(priority("P1", resolution=lasting(4)))
    path = saved(tmp_path, sla(uptime(), rows, behind))
    found = shown(capsys, "chain", path, "--json")
    assert found["availability"][0]["holds"] is False
    assert found["hand_over"][0]["hours"] == 5
    text = told(capsys, "chain", path)
    assert "Uptime\n" in text
    assert "P1\n" in text


def test_a_chain_of_nothing_says_what_to_give(agreed: str, capsys: Capture) -> None:
    assert "Nothing stands behind the promises yet" in told(capsys, "chain", agreed)


def test_the_past_is_held_against_the_levels(agreed: str, tmp_path: Path, capsys: Capture) -> None:
    assert shown(capsys, "baseline", agreed, "--json")["met_target"] == 1
    path = tmp_path / "past.csv"
    path.write_text("value\n99.95\n99.97\n99.99", encoding="utf-8")
    text = told(capsys, "baseline", agreed, "--history", str(path))
    assert "Target 99.9 %: met in 3 of 3 periods" in text
    cleaning = sample("office-cleaning")
    assert "met in 4 of 8" in told(capsys, "baseline", cleaning, "--metric", "inspection")
    assert "--metric ID" in refused(capsys, "baseline", cleaning, "--metric", "gone")
    assert "--metric ID" in refused(capsys, "baseline", cleaning, "--history", str(path))
    assert "has no history" in refused(capsys, "baseline", cleaning, "--metric", "spills")


def test_small_numbers_are_told(capsys: Capture) -> None:
    found = shown(capsys, "smallnumbers", "99", "--cases", "30", "--json")
    assert (found["misses"], found["fewest_cases"]) == (0, 100)
    assert "no miss at all" in told(capsys, "smallnumbers", "99", "--cases", "30")
    assert "bad" in told(capsys, "smallnumbers", "5", "--cases", "30", "--lower")
    assert "not a number of cases" in refused(capsys, "smallnumbers", "99", "--cases", "0")


def test_the_funnel_is_worked_out(agreed: str, capsys: Capture) -> None:
    found = shown(capsys, "funnel", sample("sales-marketing"), "--json")
    assert (found["leads_per_month"], found["enough_time"]) == (275, False)
    assert "19,800 min" in told(capsys, "funnel", sample("sales-marketing"))
    assert "not for sales and marketing" in refused(capsys, "funnel", agreed)


def test_json_numbers_are_numbers(capsys: Capture) -> None:
    found: Any = shown(capsys, "smallnumbers", "99.5", "--cases", "3", "--json")
    assert json.dumps(found["percent"]) == "99.5"
    assert found["after_one_miss"] == pytest.approx(66.6666667)
