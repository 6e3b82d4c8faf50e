"""The numbers Word counts are the numbers the document gives."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from sla_desktop.document.nodes import Block, Clause, Document, Heading, Listing, ListItem
from sla_desktop.export.docx_numbering import letters, readings, roman
from tests.export.docs import document, long, sample, text
from tests.export.docx_read import Read, q, read, style_of, text_of, value

FORMATS = {
    "decimal": str,
    "lowerLetter": letters,
    "upperLetter": lambda at: letters(at).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda at: roman(at).upper(),
}


class WordCounter:
    """Counts as Word does: lists of one definition share counts, an override restarts once."""

    def __init__(self, opened: Read) -> None:
        numbering = opened.part("word/numbering.xml")
        self.levels = {
            each.attrib[q("w:abstractNumId")]: list(each.iter(q("w:lvl")))
            for each in numbering.iter(q("w:abstractNum"))
        }
        self.nums = {each.attrib[q("w:numId")]: each for each in numbering.iter(q("w:num"))}
        self.style_nums = {
            style.get(q("w:styleId")): value(style, "w:pPr/w:numPr/w:numId")
            for style in opened.part("word/styles.xml").iter(q("w:style"))
        }
        self.counts: dict[str, list[int]] = {}
        self.used: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str | None:
        """The number or bullet Word would show; None for a paragraph that is in no list."""
        num_id = value(paragraph, "w:pPr/w:numPr/w:numId")
        at = value(paragraph, "w:pPr/w:numPr/w:ilvl")
        style = style_of(paragraph)
        from_style = num_id is None
        num_id = num_id or self.style_nums.get(style)
        if num_id is None or num_id == "0":
            return None
        abstract = str(value(self.nums[num_id], "w:abstractNumId"))
        levels = self.levels[abstract]
        if from_style:  # the level is then the one bound to the style
            (level,) = (n for n, each in enumerate(levels) if value(each, "w:pStyle") == style)
        else:
            level = int(at or 0)
        return self._count(num_id, abstract, level, levels)

    def _count(self, num_id: str, abstract: str, level: int, levels: list[Element]) -> str:
        counts = self.counts.setdefault(abstract, [0] * 9)
        counts[level] += 1
        counts[level + 1 :] = [0] * (8 - level)
        override = self.nums[num_id].find(q("w:lvlOverride"))
        if override is not None and int(override.attrib[q("w:ilvl")]) == level:
            if (num_id, level) not in self.used:
                counts[level] = int(str(value(override, "w:startOverride")))
            self.used.add((num_id, level))
        shown = str(value(levels[level], "w:lvlText"))
        if value(levels[level], "w:numFmt") == "bullet":
            return shown
        for each in range(level + 1):
            written = FORMATS[str(value(levels[each], "w:numFmt"))]
            shown = shown.replace(f"%{each + 1}", written(counts[each] or 1))
        return shown


def given(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every number of the document, in order."""
    for block in blocks:
        match block:
            case Heading() | Clause():
                yield block.number
            case Listing():
                yield from (item.marker for item in block.items)
            case _:
                pass


def shown(opened: Read) -> Iterator[tuple[str, bool]]:
    """Every number on the page, and whether Word counts it."""
    counter = WordCounter(opened)
    for paragraph in opened.paragraphs():
        if style_of(paragraph).startswith(("Heading", "Unnumbered", "Clause", "List")):
            label = counter.label(paragraph)
            if style_of(paragraph).startswith("ClauseText"):
                assert label is None
            elif label is None:
                printed = text_of(paragraph)
                yield (printed.partition("\t")[0] if "\t" in printed else ""), False
            else:
                yield label, True


def clause(level: int, number: str) -> Clause:
    return Clause(f"c{level}{number}", level, number, text("words"))


def heading(number: str, level: int = 1) -> Heading:
    return Heading(f"h{number}", level, number, text("words"))


def items(*markers: str, depth: int = 0, ordered: bool = True) -> Listing:
    return Listing(tuple(ListItem(text("words"), each, depth, ordered) for each in markers))


ODD = document(
    clause(2, "1.1"),
    heading("1"),
    clause(2, "1.1"),
    clause(2, "1.4"),
    clause(2, "1.5"),
    clause(4, "(c)"),
    clause(4, "(d)"),
    clause(5, "(iv)"),
    clause(2, "1.6"),
    clause(4, "(a)"),
    heading("1.7", 2),
    clause(2, "1.8"),
    heading("1.8.1", 3),
    clause(3, "1.8.2"),
    heading("3"),
    clause(2, "3.1"),
    clause(3, "3.1.1"),
    heading("A"),
    clause(2, "A.1"),
    clause(3, "3.1.x"),
    heading("4"),
    clause(2, ""),
    *(clause(4, f"({letters(at)})") for at in range(1, 29)),
    items("3.", "4.", "6."),
    items("1."),
    items("i.", "ii.", "iii."),
    items("h.", "i.", "j."),
    items("(A)", "(B)", depth=2),
    items("1a", "%1", "", "99999."),
    items("•", "–", "long", "%", "", ordered=False),
    Listing(
        (
            ListItem(text("a"), "1)", 0, True),
            ListItem(text("b"), "(a)", 1, True),
            ListItem(text("c"), "•", 1, False),
            ListItem(text("d"), "(b)", 1, True),
            ListItem(text("e"), "2)", 0, True),
            ListItem(text("f"), "(a)", 1, True),
        ),
        level=4,
    ),
)


@pytest.mark.parametrize("tested", [sample(), ODD, long(6)], ids=["sample", "odd", "long"])
def test_word_shows_the_numbers_that_are_given(tested: Document) -> None:
    assert [label for label, _ in shown(read(tested))] == list(given(tested.blocks))


def test_all_usual_numbers_are_counted_by_word() -> None:
    typed = [label for label, counted in shown(read(sample())) if not counted]
    assert typed == ["", "", ""]  # the headings without a number


def test_only_numbers_word_cannot_count_are_typed() -> None:
    typed = [label for label, counted in shown(read(ODD)) if not counted]
    assert typed == ["1.1", "A", "A.1", "3.1.x", "", "1a", "%1", "", "99999.", "long", "%", ""]


def test_every_list_starts_anew() -> None:
    opened = read(document(items("1.", "2."), items("1.", "2.")))
    nums = [value(p, "w:pPr/w:numPr/w:numId") for p in opened.paragraphs("ListNumber")]
    assert nums[0] == nums[1] != nums[2] == nums[3]


def test_bullets_share_one_list() -> None:
    opened = read(document(items("•", ordered=False), items("•", ordered=False)))
    nums = {value(p, "w:pPr/w:numPr/w:numId") for p in opened.paragraphs("ListBullet")}
    assert len(nums) == 1


def test_a_list_stands_under_the_clause_it_belongs_to() -> None:
    opened = read(document(Listing((ListItem(text("a"), "•"),), level=2)))
    listed = opened.part("word/numbering.xml").findall(q("w:abstractNum"))[1]
    assert value(listed, "w:lvl/w:pPr/w:ind", "left") == str(20 * (42 + 18))


@pytest.mark.parametrize(
    ("token", "meant"),
    [
        ("7", [("decimal", 7)]),
        ("i", [("lowerRoman", 1), ("lowerLetter", 9)]),
        ("C", [("upperLetter", 3), ("upperRoman", 100)]),
        ("aa", [("lowerLetter", 27)]),
        ("xiv", [("lowerRoman", 14)]),
        ("ab", []),
        ("007", []),
        ("0", []),
        ("", []),
        ("²", []),
        ("é", []),
    ],
)
def test_what_a_marker_can_mean(token: str, meant: list[tuple[str, int]]) -> None:
    assert readings(token) == meant
