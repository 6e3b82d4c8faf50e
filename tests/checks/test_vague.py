"""B27: vague words in binding texts, and what makes them harmless."""

import pytest

from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.duties import Duty
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import (
    CreditsSection,
    DisputesSection,
    DutiesSection,
    LiabilitySection,
    PurposeSection,
    Section,
)
from sla_desktop.domain.support import Priority
from tests.checks.crosscheck_builders import (
    faults,
    levels,
    make,
    only,
    ranks,
    sec,
    severities,
    sides,
    written,
)


def duty(text: str) -> Section:
    return sec(DutiesSection, duties=(Duty(id="d", party="provider", text=text),))


def found(text: str) -> list[str]:
    return severities("B27", make(duty(text)))


def test_a_vague_word_is_shown_in_its_sentence_with_a_question() -> None:
    fault = only("B27", make(duty("Log the ticket. Answer promptly. Then close it.")))
    assert fault.severity == "warning"
    assert fault.message == (
        "“promptly” in “Answer promptly” leaves it open: how many minutes, hours or days, and in "
        "which calendar?"
    )
    assert (fault.field, fault.objects) == ("duties.duties.d.text", ("d",))
    assert fault.numbers == ("promptly", "Answer promptly")


def test_a_long_sentence_is_cut_around_the_word() -> None:
    fault, _ = faults("B27", make(duty(f"{'wide ' * 30}promptly{' world' * 30}")))
    assert "“…wide" in fault.message
    assert "world…”" in fault.message
    assert len(fault.message) < 180
    at_the_start, _ = faults("B27", make(duty(f"Promptly{' world' * 30}")))
    assert "in “Promptly world" in at_the_start.message
    at_the_end, _ = faults("B27", make(duty(f"{'wide ' * 30}promptly")))
    assert "wide promptly” leaves" in at_the_end.message


@pytest.mark.parametrize(
    "text",
    [
        "answer promptly",
        "keep a high standard",
        "some of the reports",
        "mend it if possible",
        "give reasonable notice",
        "endeavours to deliver",
        "works towards a better result",
        "use faster lines",
        "backups, logs etc.",
        "tools such as a scanner",
        "is available at all times",
        "all reasonable steps",
        "answers every request",
        "for any reason",
        "a limited service",
        "mend it as soon as possible",
        "take commercially reasonable efforts",
        "have most of it ready",
        "more staff at weekends",
    ],
)
def test_it_fires(text: str) -> None:
    assert "warning" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "at most",
        "at least",
        "no more than the cap",
        "no less than that",
        "the target or more",
        "half or less",
        "more than 20 users",
        "business days less public holidays",
        "up to 20 cases",
        "about 14 complaints",
        "check every 30 s",
        "check every hour",
        "report every Monday",
        "all minutes of that month",
        "all four washrooms",
        "at any hour",
        "in any 12 months",
        "the improvement plan",
        "professional indemnity",
        "goods in the store",
        "the fee may be charged",
        "the effective date",
        "(tools such as a scanner)",
        "limited to the listed systems",
        "as soon as the fault is mended",
        "appropriate technical and organisational measures",
        "the price increase",
    ],
)
def test_it_does_not_fire(text: str) -> None:
    assert [fault.message for fault in faults("B27", make(duty(text)))] == []


def test_the_longest_phrase_counts_once() -> None:
    assert len(found("use commercially reasonable efforts")) == 1
    assert len(found("promptly, promptly and again promptly")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "answer promptly, at the latest within 4 hours",
        "within two hours or as soon as possible",
        "answer promptly, at the latest within {{hours}}",
    ],
)
def test_a_number_or_a_field_near_by_makes_it_milder(text: str) -> None:
    assert found(text) == ["information"]


def test_the_sentence_is_shown_as_it_is_written() -> None:
    fault = only("B27", make(duty("answer “hot” tickets promptly, within {{hours}}")))
    assert "in “answer “hot” tickets promptly, within {{hours}}” leaves" in fault.message


def test_a_number_further_away_does_not() -> None:
    assert found("answer promptly whatever the number of the ticket may say, 4711") == ["warning"]


def test_archaic_words_are_only_remarked() -> None:
    assert found("the parties hereby agree") == ["information"]


def test_only_binding_texts_are_read() -> None:
    quiet = (
        written("We always give excellent service.", PurposeSection),
        written("Damages are limited to a reasonable sum.", LiabilitySection),
    )
    assert faults("B27", make(*quiet)) == []
    assert severities("B27", make(written("Answers promptly."))) == ["warning"]
    assert severities("B27", make(levels(Metric(id="m", name="Good", definition="good")))) == [
        "warning"
    ]


def test_headings_quotations_examples_and_tables_of_labels_are_skipped() -> None:
    text = """# Best efforts

Tickets marked “urgent, promptly” are answered within 1 hour.

Example: a good result."""
    assert faults("B27", make(written(text))) == []


def test_such_as_is_open_only_in_a_duty() -> None:
    metric = Metric(id="m", name="Uptime", definition="faults such as no answer")
    assert faults("B27", make(levels(metric))) == []


def test_own_names_are_no_promises() -> None:
    clause = written("Good Cleaning Limited sends a list; tickets ranked High come first.")
    names = (sides("Good Cleaning Limited"), ranks(Priority(id="high", name="High")))
    assert len(faults("B27", make(clause))) == 2
    assert faults("B27", make(clause, *names)) == []
    other = written("Good staff of Good Cleaning Ltd.")
    assert len(faults("B27", make(other, sides("Good Cleaning Ltd")))) == 1


def test_without_delay_is_a_known_term_in_german_law() -> None:
    clause = written("Losses are reported without delay.")
    assert severities("B27", make(clause)) == ["warning"]
    assert severities("B27", make(clause, sec(DisputesSection, law="Germany"))) == ["information"]
    assert severities("B27", make(clause, sec(DisputesSection, law="England"))) == ["warning"]


def test_a_guarantee_with_a_remedy_is_fine() -> None:
    clause = written("The Provider guarantees the minimum.")
    credits = sec(
        CreditsSection, schedules=(CreditSchedule(id="s", metrics=("m",), model="fixed-sum"),)
    )
    assert severities("B27", make(clause)) == ["warning"]
    assert faults("B27", make(clause, credits)) == []


def test_pronouns_are_off() -> None:
    assert found("it works; this is above that") == []


def test_round_the_clock_is_no_number_near_by() -> None:
    assert severities("B27", make(written("The Provider must answer promptly, 24/7."))) == [
        "warning",
        "warning",
    ]


def test_without_delay_with_a_number_near_by_is_exact_enough() -> None:
    within = "The Provider must tell the Customer without undue delay and within 24 hours."
    assert faults("B27", make(written(within))) == []
    bare = "The Provider must tell the Customer without undue delay."
    assert severities("B27", make(written(bare))) == ["warning"]
