import datetime as dt
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from sla_desktop.domain.credits import CreditSchedule, CreditTier
from sla_desktop.domain.protection import BackupPlan, Fee, Rule, TerminationRight
from sla_desktop.domain.quantities import Frequency, Money, Percent, Range
from sla_desktop.domain.sections import (
    ChargesSection,
    ContinuitySection,
    CreditsSection,
    ExitSection,
    SecuritySection,
    TerminationSection,
    TermSection,
)
from tests.checks.builders import days, found, hours, made, said, sec

KEYS = Rule(id="keys", text="Keys are kept in a safe.")


# A52


def security(**fields: Any) -> SecuritySection:
    return sec(SecuritySection, **{"rules": (KEYS,), "personal_data": False, **fields})


def test_no_rule_on_security_is_missing() -> None:
    assert found("A52", security(rules=())) == [("missing", "security.rules")]
    assert found("A52", security(rules=(), standards=("ISO/IEC 27001",))) == []


def test_unanswered_personal_data_are_incomplete() -> None:
    assert found("A52", security(personal_data=None)) == [("incomplete", "security.personal_data")]


def test_personal_data_without_notice_or_place_are_incomplete() -> None:
    assert found("A52", security(personal_data=True)) == [
        ("incomplete", "security.breach_notice"),
        ("incomplete", "security.data_location"),
    ]


def test_personal_data_with_notice_and_place_are_complete() -> None:
    told = security(personal_data=True, breach_notice=hours(24), data_location="Ireland")
    assert found("A52", told) == []
    assert found("A52", security()) == []


# A53


def backup(**fields: Any) -> ContinuitySection:
    plain: dict[str, Any] = {
        "id": "files",
        "subject": "Files",
        "interval": hours(24),
        "recovery_point": hours(24),
        "recovery_time": hours(48),
        "tests": Frequency(per="half-year"),
    }
    return sec(ContinuitySection, backups=(made(BackupPlan, plain, fields),))


def test_no_backup_or_interval_is_missing() -> None:
    assert found("A53", sec(ContinuitySection)) == [("missing", "continuity.backups")]
    assert found("A53", backup(interval=None)) == [("missing", "continuity.backups.files.interval")]


def test_backup_without_recovery_or_tests_is_incomplete() -> None:
    bare = backup(recovery_point=None, recovery_time=None, tests=None)
    assert found("A53", bare) == [
        ("incomplete", "continuity.backups.files.recovery_point"),
        ("incomplete", "continuity.backups.files.recovery_time"),
        ("incomplete", "continuity.backups.files.tests"),
    ]
    assert "“Files” has no recovery point" in said("A53", bare)


def test_tested_backup_is_complete() -> None:
    assert found("A53", backup()) == []
    assert found("A53", backup(tests=None, tests_on_order=True)) == []


# A54


def leaving(**fields: Any) -> ExitSection:
    plain: dict[str, Any] = {
        "hand_back": days(15),
        "data_format": "CSV files",
        "deletion_proof": "confirmed in writing",
    }
    return sec(ExitSection, **{**plain, **fields})


def test_no_hand_back_is_missing() -> None:
    assert found("A54") == [("missing", "exit")]
    assert found("A54", leaving(hand_back=None)) == [("missing", "exit.hand_back")]


def test_hand_back_without_format_or_proof_is_incomplete() -> None:
    assert found("A54", leaving(data_format="", deletion_proof=" ")) == [
        ("incomplete", "exit.data_format"),
        ("incomplete", "exit.deletion_proof"),
    ]


def notice(*lengths: int) -> TerminationSection:
    rights = tuple(TerminationRight(id=f"r{n}", cause="ordinary", notice=days(n)) for n in lengths)
    breach = TerminationRight(id="breach", cause="breach", notice=days(1))
    return sec(TerminationSection, rights=(*rights, breach))


def test_hand_back_longer_than_the_notice_is_weak() -> None:
    assert found("A54", leaving(), notice(90, 14)) == [("weak", "exit.hand_back")]
    assert "takes 15 days, longer than the notice of 14 days" in said("A54", leaving(), notice(14))
    assert found("A54", leaving(), notice(15)) == []


def test_notice_against_renewal_counts_where_there_is_no_other() -> None:
    term = sec(TermSection, start=dt.date(2027, 3, 1), notice=days(14))
    assert found("A54", leaving(), term) == [("weak", "exit.hand_back")]
    assert found("A54", leaving(), term, notice(30)) == []


def test_business_days_and_hours_are_longer_than_clock_time() -> None:
    assert found("A54", leaving(hand_back=days(11, "business")), notice(15)) != []
    assert found("A54", leaving(hand_back=days(10, "business")), notice(15)) == []
    assert found("A54", leaving(hand_back=hours(16, "business")), notice(2)) != []
    assert found("A54", leaving(hand_back=hours(16)), notice(2)) == []


# A55


def charges(**fields: Any) -> ChargesSection:
    return sec(ChargesSection, **fields)


FEE = Fee(id="monthly", name="Monthly fee", amount=Money(amount=Decimal(250), currency="EUR"))


def test_no_fee_is_missing() -> None:
    assert found("A55", charges()) == [("missing", "charges.fees")]


def test_fee_without_amount_is_weak_without_invoice_incomplete() -> None:
    bare = Fee(id="monthly", name="Monthly fee")
    assert found("A55", charges(fees=(bare,))) == [
        ("weak", "charges.fees.monthly.amount"),
        ("incomplete", "charges.invoiced"),
    ]


def test_invoiced_fee_reference_or_no_money_is_complete() -> None:
    assert found("A55", charges(fees=(FEE,), invoiced=Frequency())) == []
    assert found("A55", charges(reference="Framework agreement, annex 2")) == []
    assert found("A55", charges(none=True)) == []


def credits(*, fee: str = "", share: bool = True) -> CreditsSection:
    """One ladder with a credit in a share of a fee, or in a sum."""
    money = Money(amount=Decimal(5), currency="EUR")
    tier = CreditTier(id="a", range=Range(), credit=Percent(value=Decimal(5)) if share else money)
    ladder = CreditSchedule(id="l", metrics=(), model="percent-tiers", fee=fee, tiers=(tier,))
    return sec(CreditsSection, schedules=(ladder,))


def test_a_fee_of_nothing_that_credits_are_shares_of_is_weak() -> None:
    free = replace(FEE, amount=Money(amount=Decimal(0), currency="EUR"))
    other = replace(FEE, id="other")
    weak = [("weak", "charges.fees.monthly.amount")]
    alone = charges(fees=(free,), invoiced=Frequency())
    assert found("A55", alone, credits()) == weak
    assert found("A55", alone, credits(share=False)) == []
    assert found("A55", alone) == []
    assert found("A55", charges(fees=(FEE,), invoiced=Frequency()), credits()) == []
    both = charges(fees=(free, other), invoiced=Frequency())
    assert found("A55", both, credits(fee="monthly")) == weak
    assert found("A55", both, credits(fee="other")) == []
    assert found("A55", both, credits()) == []
