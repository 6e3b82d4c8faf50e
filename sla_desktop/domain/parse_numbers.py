"""Typed numbers: decimals, percentages, sums of money, quantities, ranges."""

import re
from decimal import Decimal

from sla_desktop.domain.base import number
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.quantities import Money, Percent, Quantity, Range

_SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_SCALED = re.compile(r"^(-?[\d.,]+)\s*(thousand|million|billion)$", re.IGNORECASE)
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}
_DOLLARS = frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD"})
_MONEY = re.compile(
    r"^(?:([£€$])|([A-Z]{3})\s)?\s*([\d.,-]+)"
    r"\s*((?i:thousand|million|billion|bn|mn|[km])(?![A-Za-z]))?"
    r"\s*(?:([£€$])|([A-Z]{3}))?$"
)
_END = re.compile(
    r"^(?:(?P<from>-?[\d.]+) ?(?:to|-|–) ?(?P<to>-?[\d.]+)"
    r"|(?P<below>under|below|less than|<) ?(?P<high>-?[\d.]+)"
    r"|(?P<highest>-?[\d.]+)(?P<orless> or less)"
    r"|(?:more than|above|over|>) ?(?P<low>-?[\d.]+)"
    r"|(?P<lowest>-?[\d.]+) or more)$"
)


class BadValueError(InputError):
    """The text is not a value of the field; the message says what to write instead."""


def decimal(text: str) -> Decimal:
    """ "1,234.5", "1234.5" or "1.8 million"."""
    plain = text.strip().replace("\u00a0", " ")
    scaled = _SCALED.match(plain)
    if scaled:
        return times(decimal(scaled[1]), scaled[2])
    plain = plain.replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        return number(plain)
    except ValueError as error:
        raise BadValueError(f"“{text}” is not a number: write it like 99.9 or 1,250.") from error


def times(value: Decimal, scale: str) -> Decimal:
    """`value` times a scale such as "million" or "k"; whole where it can be."""
    result = value * _SCALES[scale.lower()]
    whole = result.to_integral_value()
    return number(whole if whole == result else result)


def percent(text: str) -> Percent:
    """ "99.9 %" or "99.9"."""
    return Percent(value=decimal(text.strip().removesuffix("%")))


def money(text: str, currency: str) -> Money:
    """ "£2,480.00", "300 EUR", "£1.8m" or "300": a sum in `currency`, the agreement's one."""
    match = _MONEY.match(text.replace("\u00a0", " ").strip())
    if match is None:
        raise BadValueError(
            f"“{text}” is not an amount of money: write it like 2,480.00 {currency}."
        )
    sign = match[1] or match[5]
    code = _SYMBOLS[sign] if sign else match[2] or match[6] or currency
    if sign == "$" and currency in _DOLLARS:
        code = currency
    refuse_foreign(text, code, currency)
    amount = decimal(match[3])
    return Money(amount=times(amount, match[4]) if match[4] else amount, currency=code)


def refuse_foreign(text: str, code: str, currency: str) -> None:
    """Raises BadValueError for a sum in another currency than the agreement's."""
    if code != currency:
        raise BadValueError(
            f"“{text}” is in {code}, but all sums of this agreement are in {currency}: "
            f"write the sum in {currency}, or change the agreement's currency first."
        )


def quantity(text: str) -> Quantity:
    """ "12 dispensers"."""
    head, _, unit = text.strip().partition(" ")
    return Quantity(value=decimal(head), unit=unit.strip())


def interval(text: str) -> Range:
    """ "99.0 to 99.9", "under 85", "85 or more": the upper end is open unless said."""
    plain = " ".join(text.replace("\u00a0", " ").replace("%", " ").split()).lower()
    low = high = None
    low_closed, high_closed = True, False
    for part in re.split(r" and |, ", plain):
        match = _END.match(part)
        if match is None:
            raise BadValueError(f"“{text}” is not a range: write it like 99.0 to 99.9 or under 85.")
        if match["from"] is not None:
            low, high = decimal(match["from"]), decimal(match["to"])
        elif match["below"] or match["orless"]:
            high = decimal(match["high"] or match["highest"])
            high_closed = bool(match["orless"])
        else:
            low = decimal(match["low"] or match["lowest"])
            low_closed = match["lowest"] is not None
    return Range(low=low, high=high, low_closed=low_closed, high_closed=high_closed)
