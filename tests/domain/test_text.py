"""Rich text, its normal form and its short notation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_desktop.domain.markup import inline, notation, wording
from sla_desktop.domain.text import (
    ListItem,
    Paragraph,
    Run,
    TextTable,
    normal_runs,
    plain_text,
)


def test_normal_runs_merge_one_look_and_drop_empty_ones() -> None:
    runs = [Run(text="a"), Run(text=""), Run(text="b"), Run(text="c", bold=True)]
    assert normal_runs(runs) == (Run(text="ab"), Run(text="c", bold=True))


def test_plain_text_reads_tables_too() -> None:
    table = TextTable(id="t", header=("H",), rows=(((Run(text="cell"),),),))
    assert plain_text((Paragraph(runs=(Run(text="para"),)), table)) == "para\nH\ncell"


def test_notation_of_each_kind_of_block() -> None:
    blocks = wording(
        "# Response\n\nA **person** answers\nwithin the time.\n\n~ A note.\n"
        "- one\n  - two\n1. first\n\n  A sub-clause."
    )
    assert blocks == (
        Paragraph(runs=(Run(text="Response"),), style="heading"),
        Paragraph(
            runs=(
                Run(text="A "),
                Run(text="person", bold=True),
                Run(text=" answers within the time."),
            )
        ),
        Paragraph(runs=(Run(text="A note."),), style="body"),
        ListItem(runs=(Run(text="one"),)),
        ListItem(runs=(Run(text="two"),), depth=1),
        ListItem(runs=(Run(text="first"),), list="number"),
        Paragraph(runs=(Run(text="A sub-clause."),), depth=1),
    )


def test_marks_nest_and_backslash_escapes() -> None:
    assert inline(r"a *b __c__* \*d\* snake_case") == (
        Run(text="a "),
        Run(text="b ", italic=True),
        Run(text="c", italic=True, underline=True),
        Run(text=" *d* snake_case"),
    )


def test_a_trailing_backslash_is_itself() -> None:
    assert inline("a\\") == (Run(text="a\\"),)


def test_tables_have_no_short_notation() -> None:
    assert notation((TextTable(id="t"),)) == ""


_words = st.text(alphabet="ab *_\\é-.#1~", min_size=1).map(str.strip).filter(bool)
_run = st.builds(
    Run, text=_words, bold=st.booleans(), italic=st.booleans(), underline=st.booleans()
)


@given(st.lists(_run, min_size=1, max_size=5).map(normal_runs))
def test_inline_notation_reads_back_to_the_same_runs(runs: tuple[Run, ...]) -> None:
    source = notation((Paragraph(runs=(Run(text="x"), *runs)),))
    assert inline(source) == normal_runs([Run(text="x"), *runs])


@pytest.mark.parametrize("source", ["", "\n\n", "   "])
def test_nothing_is_no_block(source: str) -> None:
    assert wording(source) == ()
