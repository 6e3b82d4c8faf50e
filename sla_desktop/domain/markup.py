"""The short notation for wording in data files and on the command line, and back.

A blank line ends a paragraph. ``# `` starts a sub-heading, ``- `` a bullet, ``1. `` a numbered
item, ``~ `` unnumbered body text, anything else a clause; two spaces indent one level. Inside,
``**bold**``, ``*italic*`` and ``__underline__``; a backslash takes the next character literally.
"""

import re

from sla_desktop.domain.text import ListItem, Paragraph, RichText, Run, normal_runs

_LINE = re.compile(r"^(?P<indent> *)(?P<mark>- |\d+\. |# |~ )?(?P<text>.*)$")
_TOKEN = re.compile(r"\\(.)|(\*\*|__|\*)|([^\\*_]+|_|\\)", re.DOTALL)
_MARKS = ("**", "*", "__")
_ESCAPED = re.compile(r"[\\*]|^_|_$|_(?=_)|(?<=_)_")


def wording(source: str) -> RichText:
    """The rich text that `source` notates."""
    blocks: list[Paragraph | ListItem] = []
    pending: list[str] = []
    for line in [*source.split("\n"), ""]:
        starts = re.match(r" *(- |\d+\. |# |~ )", line)
        if pending and (starts or not line.strip()):
            blocks.append(_block(pending))
            pending = []
        if line.strip():
            pending.append(line)
    return tuple(blocks)


def _block(lines: list[str]) -> Paragraph | ListItem:
    match = _LINE.match(lines[0])
    assert match is not None  # the pattern matches every line
    depth = min(len(match["indent"]) // 2, 4)
    text = " ".join([match["text"].strip(), *(line.strip() for line in lines[1:])])
    runs = inline(text)
    mark = (match["mark"] or "").strip()
    if mark == "-":
        return ListItem(runs=runs, depth=depth)
    if mark.endswith("."):
        return ListItem(runs=runs, list="number", depth=depth)
    if mark == "#":
        return Paragraph(runs=runs, style="heading")
    if mark == "~":
        return Paragraph(runs=runs, style="body", depth=depth)
    return Paragraph(runs=runs, depth=depth)


def inline(text: str) -> tuple[Run, ...]:
    """Runs of one paragraph; an unpaired mark counts until the paragraph's end."""
    runs: list[Run] = []
    look = dict.fromkeys(_MARKS, False)
    for escaped, mark, plain in _TOKEN.findall(text):
        if mark:
            look[mark] = not look[mark]
            continue
        runs.append(
            Run(text=escaped or plain, bold=look["**"], italic=look["*"], underline=look["__"])
        )
    return normal_runs(runs)


def notation(blocks: RichText) -> str:
    """The notation of paragraphs and items (tables are left out: they have no short form)."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            mark = {"clause": "", "body": "~ ", "heading": "# "}[block.style]
            lines.append("  " * block.depth + mark + _marked(block.runs))
        elif isinstance(block, ListItem):
            mark = "- " if block.list == "bullet" else "1. "
            lines.append("  " * block.depth + mark + _marked(block.runs))
    return "\n\n".join(lines)


def _marked(runs: tuple[Run, ...]) -> str:
    """Marks stand only where the look changes, so that no two of them run together."""
    parts: list[str] = []
    before = Run(text="")
    for run in (*runs, Run(text="")):
        changes = (
            run.bold != before.bold,
            run.italic != before.italic,
            run.underline != before.underline,
        )
        parts += [mark for mark, changed in zip(_MARKS, changes, strict=True) if changed]
        parts.append(_ESCAPED.sub(lambda hit: "".join("\\" + c for c in hit[0]), run.text))
        before = run
    return "".join(parts)
