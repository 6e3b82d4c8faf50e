"""Where the computer stands decides what a blank agreement starts with."""

import pytest
from PySide6.QtCore import QLocale

from sla_desktop.app.firm import Firm
from sla_desktop.app.region import Region, region_of
from sla_desktop.app.starting import QuickStart, blank
from sla_desktop.catalogue.templates import templates


@pytest.mark.parametrize(
    ("locale", "zone", "region"),
    [
        ("de_DE", "Europe/Berlin", Region("EUR", "Europe/Berlin", "A4", "en-GB")),
        ("en_GB", "Europe/London", Region("GBP", "Europe/London", "A4", "en-GB")),
        ("en_US", "America/Chicago", Region("USD", "America/Chicago", "Letter", "en-US")),
        ("fr_CA", "America/Toronto", Region("CAD", "America/Toronto", "Letter", "en-GB")),
        ("C", "Etc/UTC", Region()),
        ("C", "", Region()),
        ("C", "Mars/Olympus", Region()),
    ],
)
def test_language_and_country_tell_it(locale: str, zone: str, region: Region) -> None:
    assert region_of(QLocale(locale), zone) == region


def test_a_blank_agreement_takes_it() -> None:
    made = QuickStart(blank(), Firm(), Region("CHF", "Europe/Zurich", "A4", "en-GB")).trial()
    assert (made.currency, made.zone, made.page_size) == ("CHF", "Europe/Zurich", "A4")


def test_a_template_stays_what_it_was_written_for() -> None:
    template = templates()["T02"]
    made = QuickStart(template, Firm(), Region("USD", "America/Chicago", "Letter", "en-US")).trial()
    assert (made.currency, made.zone, made.page_size) == ("GBP", "Europe/London", "A4")
