"""Finding and replacing: in texts, in wording and in typed values, never in names of fields."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.app.search import Query, find, replace_hits, texts
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement, CustomField, Waiver
from sla_desktop.domain.codec import from_plain, to_plain
from sla_desktop.domain.markup import wording
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Percent
from sla_desktop.domain.sections import (
    AnnexSection,
    LevelsSection,
    PrioritiesSection,
    ProseSection,
    Section,
    TermSection,
)
from sla_desktop.domain.text import Paragraph, Run, TextTable, plain_text
from tests.ui.shell.drafts import sample


def draft(*sections: Section, title: str = "Care") -> Agreement:
    return Agreement(id="a", title=title, sections=sections)


def prose(text: str) -> Section:
    return ProseSection(id="prose", title="Free", wording=wording(text))


def found(agreement: Agreement, words: str, **how: bool) -> list[str]:
    return [hit.text.path for hit in find(agreement, Query(words, **how))]


def changed(agreement: Agreement, words: str, new: str, **how: bool) -> Agreement:
    return replace_hits(agreement, find(agreement, Query(words, **how)), new).edit(agreement)


def test_every_kind_of_text_is_found() -> None:
    agreement = Agreement(
        id="a",
        title="Needle",
        fields=(CustomField(id="own", label="needle", value="a NEEDLE"),),
        sections=(
            prose("A **nee**dle."),
            AnnexSection(
                id="annex",
                title="Annex",
                tables=(
                    TextTable(
                        id="t",
                        caption="needles",
                        header=("Needle",),
                        rows=(((Run(text="needle"),),),),
                    ),
                ),
            ),
        ),
        waivers=(Waiver(id="w", check="B01", reason="needle"),),
    )
    assert found(agreement, "needle") == [
        "title",
        "fields.own.label",
        "fields.own.value",
        "sections.prose.wording",
        "sections.annex.tables.t.caption",
        "sections.annex.tables.t.header",
        "sections.annex.tables.t.rows",
    ]


def test_words_may_be_asked_for_exactly() -> None:
    agreement = draft(title="Hour, hours and HOUR")
    assert len(found(agreement, "hour")) == 3
    assert len(found(agreement, "hour", whole_words=True)) == 2
    assert len(found(agreement, "hour", match_case=True)) == 1
    assert len(found(agreement, "HOUR", match_case=True, whole_words=True)) == 1


def test_signs_are_looked_for_as_they_are() -> None:
    agreement = draft(title="a.c (100 %) [x]* abc")
    for words in ("a.c", "(100 %)", "[x]*"):
        assert len(found(agreement, words)) == 1


@pytest.mark.parametrize("words", ["", "  ", "not there"])
def test_nothing_is_found_for_nothing(words: str) -> None:
    assert found(draft(), words) == []


def test_values_are_found_as_they_are_shown() -> None:
    agreement = edits.set_text("term.notice", "30 days")(draft(TermSection(id="term", title="T")))
    agreement = edits.set_text("term.start", "2027-03-01")(agreement)
    assert found(agreement, "30 days") == ["sections.term.notice"]
    assert found(agreement, "1 march 2027") == ["sections.term.start"]


def test_names_of_fields_are_no_words() -> None:
    agreement = draft(prose("Name of {{customer.name}} and {{ref:term}}: the name."))
    assert len(found(agreement, "name")) == 2
    after = changed(agreement, "name", "title")
    assert plain_text(after.sections[0].wording) == (
        "title of {{customer.name}} and {{ref:term}}: the title."
    )


def test_ids_codes_and_choices_are_not_found() -> None:
    agreement = Agreement(
        id="provider", title="T", zone="Europe/London", template="T02", own_side="provider"
    )
    for words in ("provider", "london", "T02", "EUR", "en-GB", "A4"):
        assert found(agreement, words) == []


def test_a_hit_in_wording_names_its_block() -> None:
    (hit,) = find(draft(prose("One.\n\nTwo.")), Query("two"))
    assert (hit.text.block, hit.start, hit.end) == (1, 0, 3)
    assert hit.text.section == "prose"
    (title,) = find(draft(), Query("care"))
    assert (title.text.block, title.text.section) == (None, "")


# replacing


def test_all_places_change_in_one_edit() -> None:
    agreement = draft(prose("Care, care and care."), title="Care")
    done = replace_hits(agreement, find(agreement, Query("care")), "upkeep")
    assert (done.changed, done.left) == (4, 0)
    after = done.edit(agreement)
    assert after.title == "upkeep"
    assert plain_text(after.sections[0].wording) == "upkeep, upkeep and upkeep."


def test_one_place_may_be_changed_alone() -> None:
    agreement = draft(prose("one one one"))
    hits = find(agreement, Query("one"))
    after = replace_hits(agreement, (hits[1],), "two").edit(agreement)
    assert plain_text(after.sections[0].wording) == "one two one"


def test_new_words_look_like_the_first_of_the_old() -> None:
    agreement = draft(prose("Plain **bold plain** end."))
    after = changed(agreement, "bold plain", "heavy")
    after = changed(after, "Plain heavy", "Both")
    block = after.sections[0].wording[0]
    assert isinstance(block, Paragraph)
    assert block.runs == (Run(text="Both end."),)
    before = changed(agreement, "bold", "heavy").sections[0].wording[0]
    assert isinstance(before, Paragraph)
    assert before.runs[1] == Run(text="heavy plain", bold=True)


def test_typed_values_change_where_the_new_words_make_sense() -> None:
    metric = Metric(id="m", name="Up", target=Percent(value=Decimal(98)))
    agreement = draft(LevelsSection(id="levels", title="98 of 100", metrics=(metric,)))
    done = replace_hits(agreement, find(agreement, Query("98")), "99")
    assert (done.changed, done.left) == (2, 0)
    after = done.edit(agreement).sections[0]
    assert isinstance(after, LevelsSection)
    assert (after.title, after.metrics[0].target) == ("99 of 100", Percent(value=Decimal(99)))
    done = replace_hits(agreement, find(agreement, Query("98")), "nearly all")
    assert (done.changed, done.left) == (1, 1)


def test_lists_of_words_are_changed_in_their_place() -> None:
    section = PrioritiesSection(id="p", title="P", impacts=("whole firm", "one person"))
    after = changed(draft(section), "person", "desk").sections[0]
    assert isinstance(after, PrioritiesSection)
    assert after.impacts == ("whole firm", "one desk")


@pytest.mark.parametrize("name", ["office-cleaning", "linux-operations", "sales-marketing"])
def test_a_whole_sample_stays_an_agreement(name: str) -> None:
    agreement = sample(name)
    after = changed(agreement, "e", "ee")
    assert after != agreement
    assert from_plain(to_plain(after), name) == after


@given(st.text("abc {}*", max_size=12), st.text("abc {}", max_size=3), st.text("xyz", max_size=3))
def test_what_was_replaced_is_not_there_any_more(text: str, words: str, new: str) -> None:
    agreement = Agreement(
        id="a",
        title="T",
        sections=(
            ProseSection(
                id="p",
                title="Q",
                wording=(
                    Paragraph(runs=(Run(text=text), Run(text=text, bold=True), Run(text=text))),
                ),
            ),
        ),
    )
    hits = find(agreement, Query(words))
    after = replace_hits(agreement, hits, new).edit(agreement)
    if new and words.strip() and "{" not in text:
        assert find(after, Query(words)) == ()
    if words == new:
        assert after == agreement


def test_texts_stand_in_the_order_of_the_sections() -> None:
    agreement = sample()
    order = [section.id for section in agreement.sections]
    sections = [text.section for text in texts(agreement) if text.section]
    assert sections == sorted(sections, key=order.index)
