"""Where the computer stands: what a new agreement takes from there before anybody says else."""

from typing import Literal
from zoneinfo import available_timezones

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QTimeZone

from sla_desktop.domain.agreement import Agreement, Language

_Territory = QLocale.Country
# Where paper is of the size Letter, as the Common Locale Data Repository has it.
_LETTER = frozenset(
    {
        _Territory.Belize,
        _Territory.Canada,
        _Territory.Chile,
        _Territory.Colombia,
        _Territory.CostaRica,
        _Territory.ElSalvador,
        _Territory.Guatemala,
        _Territory.Mexico,
        _Territory.Nicaragua,
        _Territory.Panama,
        _Territory.Philippines,
        _Territory.PuertoRico,
        _Territory.UnitedStates,
        _Territory.Venezuela,
    }
)


class Region(Struct, frozen=True):
    """Habits of a place; as they stand here where nothing is known."""

    currency: str = "EUR"
    zone: str = "Europe/London"
    page_size: Literal["A4", "Letter"] = "A4"
    language: Language = "en-GB"


def region_of(locale: QLocale, zone: str) -> Region:
    """What a computer's language and country, and the name of its time zone, tell."""
    currency = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    known = Region()
    is_place = "/" in zone and not zone.startswith("Etc/") and zone in available_timezones()
    american = locale.territory() == _Territory.UnitedStates
    return Region(
        currency=currency if len(currency) == 3 and currency.isalpha() else known.currency,
        zone=zone if is_place else known.zone,
        page_size="Letter" if locale.territory() in _LETTER else "A4",
        language="en-US" if american else "en-GB",
    )


def region_of_computer() -> Region:
    """What this computer tells."""
    return region_of(QLocale.system(), QTimeZone.systemTimeZoneId().toStdString())


def at_home(agreement: Agreement, region: Region) -> Agreement:
    """The agreement with the habits of a place."""
    return replace(
        agreement,
        currency=region.currency,
        zone=region.zone,
        page_size=region.page_size,
        language=region.language,
    )
