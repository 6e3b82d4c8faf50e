"""Random wording in normal form, for property tests."""

from collections.abc import Sequence

from hypothesis import strategies as st

from sla_desktop.domain.clean import clean_text
from sla_desktop.domain.text import ListItem, Paragraph, RichText, Run, TextTable
from sla_desktop.ui.richtext.convert import normal

_alphabet = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    ["{", "}", "\n", "\t", " ", "\u00a0", "\ufffc", "\U0001f600", "\u0301", "א"]
)
_fields = st.sampled_from(["{{customer.name}}", "{{ref:term}}", "{{ x }}", "{{}}", "{{a\n}}"])
texts = st.lists(st.text(_alphabet, max_size=8) | _fields, max_size=4).map(
    lambda parts: clean_text("".join(parts))
)
runs = st.lists(
    st.builds(Run, text=texts, bold=st.booleans(), italic=st.booleans(), underline=st.booleans()),
    max_size=4,
).map(tuple)
_depths = st.integers(0, 4)
prose = st.one_of(
    st.builds(
        Paragraph, runs=runs, style=st.sampled_from(["clause", "body", "heading"]), depth=_depths
    ),
    st.builds(ListItem, runs=runs, list=st.sampled_from(["bullet", "number"]), depth=_depths),
)
_tables = st.builds(
    TextTable,
    id=st.integers(1, 10**9).map(lambda number: f"table-{number}"),
    caption=texts,
    header=st.lists(texts, max_size=3).map(tuple),
    rows=st.lists(st.lists(runs, max_size=3).map(tuple), max_size=3).map(tuple),
)


def _unique(blocks: Sequence[Paragraph | ListItem | TextTable]) -> RichText:
    ids: set[str] = set()
    kept: list[Paragraph | ListItem | TextTable] = []
    for block in blocks:
        if not isinstance(block, TextTable) or block.id not in ids:
            kept.append(block)
        if isinstance(block, TextTable):
            ids.add(block.id)
    return normal(tuple(kept))


prose_only = st.lists(prose, max_size=8).map(_unique)
wordings = st.lists(st.one_of(prose, prose, prose, _tables), max_size=10).map(_unique)
