"""The structure of a tagged PDF: what its reader is told, and that nothing is left out of it."""

import re

import pytest

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Clause,
    Column,
    Contents,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Reference,
    Run,
    Table,
    TitleBlock,
)
from sla_desktop.export.pdf import write_pdf
from sla_desktop.export.pdf_tags import Structure
from tests.export.docs import ATTACHMENT, cells, document, prose, sample, section, signatures, text
from tests.export.pdf_read import Pdf
from tests.export.struct_read import File, Node


@pytest.fixture(scope="module")
def file() -> File:
    return File(write_pdf(sample("DRAFT"), ATTACHMENT).data)


@pytest.fixture(scope="module")
def tree(file: File) -> Node:
    return file.structure()


def of(*blocks: Block) -> Node:
    return File(write_pdf(document(*blocks)).data).structure()


def parts(tree: Node, role: str) -> list[Node]:
    return [each for each in tree.walk() if each.role == role]


def test_the_file_says_that_it_is_tagged_and_in_which_language(file: File) -> None:
    assert b"/MarkInfo<</Marked true>>" in file.catalogue
    assert b"/Lang(en-GB)" in file.catalogue


def test_headings_and_paragraphs_have_their_roles_in_reading_order(tree: Node) -> None:
    assert [
        (each.role, each.shown()) for each in tree.walk() if re.fullmatch(r"H\d", each.role)
    ] == [
        ("H1", "Background"),
        ("H1", "1 Definitions"),
        ("H1", "2 Service levels"),
        ("H2", "2.1 How it is measured"),
        ("H3", "2.3.1 Probes"),
        ("H1", "3 Service credits"),
        ("H1", "4 Signatures"),
        ("H1", "Schedule 1: Service hours"),
        ("H2", "Zone"),
    ]
    assert next(each for each in tree.walk() if each.role == "Title").shown() == (
        "Managed IT support agreement"
    )


def test_a_paragraph_over_two_pages_is_one(tree: Node) -> None:
    words = prose(3, 4000)
    (paragraph,) = parts(of(Paragraph(text(words))), "P")
    assert paragraph.shown() == words


def test_a_clause_reads_with_its_number_before_its_text() -> None:
    tree = of(Clause("c", 2, "2.1", text("Words of it")))
    assert [each.shown() for each in tree.walk() if each.role == "P"] == ["2.1 Words of it"]


def test_tables_have_rows_and_headers_with_a_scope() -> None:
    columns = (Column("Metric"), Column("Target"))
    rows = (cells("Availability", "99.9 %"), cells("", "x"))
    table = Table("t", columns, rows, "Targets", "What is owed", first_column_is_header=True)
    (made,) = parts(of(table), "Table")
    assert made.outline() == "Table(Caption TR(TH TH) TR(TH TD) TR(TH TD))"
    assert b"/Summary(What is owed)" in made.body
    scopes = [re.findall(rb"/Scope/(\w+)", each.body) for each in parts(made, "TH")]
    assert scopes == [[b"Column"], [b"Column"], [b"Row"], [b"Row"]]


def test_the_repeated_header_of_a_table_is_said_once() -> None:
    rows = tuple(cells(f"row {at}", "x") for at in range(120))
    tree = of(Table("t", (Column("Key"), Column("Meaning")), rows))
    assert tree.shown().count("Meaning") == 1
    assert len(parts(tree, "TR")) == 121


def test_cells_of_several_paragraphs_hold_them_apart(tree: Node) -> None:
    terms = parts(tree, "Table")[2]
    assert "TR(TH TD(P P))" in terms.outline()


def test_lists_nest_by_depth_and_tell_how_they_count() -> None:
    items = (
        ListItem(text("one"), "1.", 0, True),
        ListItem(text("a"), "(a)", 1, True),
        ListItem(text("i"), "(i)", 2, True),
        ListItem(text("two"), "2.", 0, True),
        ListItem(text("bullet"), "•", 0),
    )
    tree = of(Listing(items))
    assert tree.outline() == (
        "Document(L(LI(Lbl LBody(P L(LI(Lbl LBody(P L(LI(Lbl LBody(P)))))))) LI(Lbl LBody(P)))"
        " L(LI(Lbl LBody(P))))"
    )
    kinds = [re.findall(rb"/ListNumbering/(\w+)", each.body)[0] for each in parts(tree, "L")]
    assert kinds == [b"Decimal", b"LowerAlpha", b"LowerRoman", b"Disc"]


def test_references_are_links_of_their_paragraph_in_its_order() -> None:
    tree = of(
        Heading("h", 1, "9", text("There")),
        Paragraph((Run("see "), Reference("9", "h"), Run(" and "), Reference("x", "gone"))),
    )
    (paragraph,) = parts(tree, "P")
    (link,) = parts(paragraph, "Link")
    assert paragraph.shown() == "see 9 and x"
    assert link.shown().strip() == "9"
    assert isinstance(link.kids[-1], int)


def test_an_underline_is_no_link() -> None:
    assert parts(of(Paragraph((Run("under", underline=True),))), "Link") == []


def test_blanks_tell_what_is_to_be_written_in() -> None:
    tree = of(Paragraph((Run("by "), Blank("the (signatory)"), Run(" of it"), Blank(""))))
    first, second = parts(tree, "Figure")
    assert rb"/Alt(Blank: the \(signatory\))" in first.body
    assert b"/Alt(Blank)" in second.body
    (paragraph,) = parts(tree, "P")
    kinds = [kid.role if isinstance(kid, Node) else "words" for kid in paragraph.kids]
    assert kinds == ["words", "Figure", "words", "Figure"]


def test_contents_are_entries_with_links_nested_by_level() -> None:
    headings = (
        Heading("d", 2, "", text("deep first")),
        Heading("a", 1, "1", text("A")),
        Heading("b", 2, "1.1", text("B")),
        Heading("c", 2, "1.2", text("C")),
        Heading("e", 1, "2", text("E")),
    )
    (whole, *_) = parts(of(Contents("Contents"), *headings), "TOC")
    entry = "TOCI(Link)"
    assert whole.outline() == f"TOC(TOC({entry}) {entry} TOC({entry} {entry}) {entry})"
    assert whole.shown() == "deep first11 A11.1 B11.2 C12 E1"
    assert all(isinstance(each.kids[-1], int) for each in parts(whole, "Link"))


def test_each_party_and_each_signatory_is_read_as_a_whole() -> None:
    tree = of(signatures(3))
    assert [each.shown() for each in parts(tree, "Div")] == [
        "For the ProviderHarbour Systems LtdSignatureNameAda HarbourPositionDirectorPlaceDate",
        "For the CustomerWren & Marlow LLPSignatureNamePositionPlaceDate",
        "For the GuarantorMarlow Holdings plcSignatureNamePositionPlaceDate",
    ]
    assert len(parts(tree, "Form")) == 3


def test_header_footer_watermark_and_rules_are_artifacts(file: File, tree: Node) -> None:
    for content in file.pages().values():
        for kind in (b"Header", b"Footer", b"Watermark"):
            assert content.count(b"/Artifact<</Type/Pagination/Subtype/%b>>BDC" % kind) == 1
        assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")
    assert "DRAFT" not in tree.shown()
    assert "Page 1" not in tree.shown()


def test_nothing_is_drawn_outside_of_the_structure_and_the_artifacts(file: File) -> None:
    stretch = re.compile(rb"(?:BDC|BMC)(?:(?!BDC|BMC).)*?EMC", re.DOTALL)
    for content in file.pages().values():
        rest = stretch.sub(b"", content)
        assert not re.search(rb"\bTj\b|\bf\b|\bS\b", rest), rest


def test_all_words_of_the_pages_are_in_the_structure() -> None:
    blocks = [each for each in (*section(1), *section(2)) if not isinstance(each, Table)]
    data = write_pdf(document(*blocks)).data
    labels = re.compile(r"^.*\n|\n.*$")
    drawn = "".join(labels.sub("", page.strip()) for page in Pdf(data).texts())
    said = File(data).structure().shown()
    assert re.findall("[a-zA-Z]", said) == re.findall("[a-zA-Z]", drawn)
    assert len(said) > 4000


def test_every_page_keeps_its_order_of_tabs_and_its_key(file: File) -> None:
    pages = file.with_entry(b"/Type/Page/")
    keys = [int(re.findall(rb"/StructParents (\d+)", page)[0]) for page in pages]
    assert len(set(keys)) == len(pages)
    assert all(b"/Tabs/S" in page for page in pages)


def test_the_parent_tree_leads_from_marks_and_annotations_to_their_elements(file: File) -> None:
    (root,) = file.with_entry(b"/Type/StructTreeRoot")
    tree = file.objects[int(re.findall(rb"/ParentTree (\d+) 0 R", root)[0])]
    rows = re.findall(rb"(\d+)(\[[^\]]*\]| \d+ 0 R)\n?", tree.removeprefix(b"<</Nums["))
    assert [int(key) for key, _ in rows] == list(range(len(rows)))
    for page in file.with_entry(b"/Type/Page/"):
        key = int(re.findall(rb"/StructParents (\d+)", page)[0])
        content = file.pages()[next(n for n, body in file.objects.items() if body == page)]
        assert rows[key][1].count(b" 0 R") == content.count(b"/MCID")
    for note in file.with_entry(b"/Type/Annot"):
        key = int(re.findall(rb"/StructParent (\d+)", note)[0])
        element = file.objects[int(rows[key][1].split()[0])]
        assert re.search(rb"/S/(Link|Form)", element)


def test_links_say_where_they_lead(file: File) -> None:
    notes = file.with_entry(b"/Subtype/Link")
    assert all(re.search(rb"/Contents\(.+?\)", note) for note in notes)


def test_the_untagged_form_has_none_of_it() -> None:
    data = write_pdf(sample(), tagged=False).data
    for entry in (b"StructTreeRoot", b"MarkInfo", b"/Metadata", b"OutputIntents", b"ObjStm"):
        assert entry not in data
    assert b"BDC" not in b"".join(File(data).pages().values())
    assert Pdf(data).texts() == Pdf(write_pdf(sample()).data).texts()


def test_the_title_is_no_heading() -> None:
    tree = of(TitleBlock("Agreement", "about", ()))
    assert [each.role for each in tree.walk()] == ["Document", "Title", "P"]


def test_an_element_for_which_nothing_is_drawn_is_left_out() -> None:
    assert of(Paragraph(()), Paragraph(text("x"))).outline() == "Document(P)"


def test_a_structure_keeps_cells_that_are_empty() -> None:
    structure = Structure()
    row = structure.add("TR")
    structure.add("TD", row)
    assert structure.add("P") == 4
    assert of(Table("t", (Column(""), Column("")), (cells("", ""),))).outline().count("TD") == 2
