"""The document as a whole: properties, and composing draft after draft."""

from weakref import ref

import pytest
from msgspec.structs import replace

from sla_desktop.document import compose as composing
from sla_desktop.document.compose import Composer, compose
from sla_desktop.document.facts import Facts
from sla_desktop.document.nodes import Block
from sla_desktop.document.printed import printed_copy
from sla_desktop.domain.agreement import Agreement, CustomField
from sla_desktop.domain.edits import set_text, set_value
from sla_desktop.domain.governance import SupportingAgreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ProseSection, Section, SuppliersSection
from tests.document.small import support_agreement


def prose(section_id: str, words: str = "Text.", *, included: bool = True) -> ProseSection:
    return ProseSection(id=section_id, title=section_id, wording=wording(words), included=included)


def test_draft_after_draft_composes_as_each_alone() -> None:
    composer = Composer()
    drafts = [support_agreement()]
    drafts.append(set_text("term.notice", "60 days")(drafts[-1]))
    drafts.append(set_value("services.wording", wording("New."))(drafts[-1]))
    drafts.append(set_text("parties.parties.customer.label", "Client")(drafts[-1]))
    for draft in drafts:
        assert composer.compose(draft) == compose(draft)


def test_only_a_changed_section_is_drafted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    drafted: list[str] = []
    real = composing.body_of

    def counted(section: Section, facts: Facts) -> list[Block]:
        drafted.append(section.id)
        return real(section, facts)

    monkeypatch.setattr(composing, "body_of", counted)
    composer = Composer()
    first = Agreement(id="a", title="A", sections=(prose("one"), prose("two")))
    composer.compose(first)
    assert drafted == ["one", "two"]
    drafted.clear()
    composer.compose(set_value("two.wording", wording("Other."))(first))
    assert drafted == ["two"]


class Body(list[Block]):
    """Blocks whose end can be seen."""


def test_bodies_with_names_of_before_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    drafted: list[ref[Body]] = []
    real = composing.body_of

    def seen(section: Section, facts: Facts) -> list[Block]:
        body = Body(real(section, facts))
        drafted.append(ref(body))
        return body

    monkeypatch.setattr(composing, "body_of", seen)
    composer = Composer()
    first = Agreement(id="a", title="A", sections=(prose("one"),))
    composer.compose(first)
    composer.compose(set_text("language", "en-US")(first))
    assert [body() is not None for body in drafted] == [False, True]


def test_a_section_with_private_fields_is_drafted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drafted: list[Section] = []
    real = composing.body_of

    def counted(section: Section, facts: Facts) -> list[Block]:
        drafted.append(section)
        return real(section, facts)

    monkeypatch.setattr(composing, "body_of", counted)
    composer = Composer()
    private = SuppliersSection(
        id="suppliers", title="Suppliers", supporting=(SupportingAgreement(id="a", title="A"),)
    )
    first = Agreement(id="a", title="A", sections=(private, prose("one")))
    composer.compose(first)
    composer.compose(set_value("one.wording", wording("Other."))(first))
    assert [section.id for section in drafted] == ["suppliers", "one", "one"]


@pytest.mark.parametrize(
    ("status", "header", "watermark"),
    [
        ("draft", "Version 0.1 (draft)", "DRAFT"),
        ("in-review", "Version 0.1 (in review)", "DRAFT"),
        ("agreed", "Version 0.1 (agreed)", ""),
    ],
)
def test_the_status_shows_on_every_page(status: str, header: str, watermark: str) -> None:
    agreement = set_text("status", status)(Agreement(id="a", title="A"))
    document = compose(agreement)
    assert document.labels.header_right == header
    assert document.watermark == watermark


def test_the_author_is_the_side_that_drafts() -> None:
    agreement = support_agreement()
    assert compose(agreement).author == "Harbour Systems Ltd"
    other = set_text("parties.parties.customer.name", "Wren LLP")(agreement)
    assert compose(replace(other, own_side="customer")).author == "Wren LLP"
    assert compose(other).subject == (
        "Service level agreement between Harbour Systems Ltd and Wren LLP"
    )


def test_the_copy_holds_no_excluded_section_and_no_unused_field() -> None:
    agreement = Agreement(
        id="a",
        title="For {{used}}",
        fields=(CustomField(id="used", value="x"), CustomField(id="unused", value="secret")),
        sections=(prose("one"), prose("two", "{{unused}}", included=False)),
    )
    copy = printed_copy(agreement)
    assert [section.id for section in copy.sections] == ["one"]
    assert [field.id for field in copy.fields] == ["used"]
    assert copy.sections[0] is agreement.sections[0]
