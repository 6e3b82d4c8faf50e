"""Rules of the house that no linter knows."""

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted([*(ROOT / "sla_desktop").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")])
WRITTEN = sorted([*SHIPPED, *(ROOT / "tests").rglob("*.py")])

LONGEST_FILE = 400
SILENCERS = ("type: ignore", "noqa", "pyright: ignore")
# Libraries without types of their own: one adapter module each may relax these rules at its top.
UNTYPED = ("tinydb", "docx", "reportlab", "pypdfium2")
RELAXED_RULES = ("reportUnknown", "reportMissingTypeStubs")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def comments(source: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def callbacks_that_leak(source: str) -> Iterator[int]:
    """Lines that connect a signal to a lambda or a partial: they keep their window alive."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            slots = [*node.args, *(keyword.value for keyword in node.keywords)]
            if node.func.attr == "connect" and any(is_closure(slot) for slot in slots):
                yield node.lineno


def is_closure(slot: ast.expr) -> bool:
    called = ast.unparse(slot.func) if isinstance(slot, ast.Call) else ""
    return isinstance(slot, ast.Lambda) or called.split(".")[-1] in {"partial", "partialmethod"}


def silencers(source: str) -> list[str]:
    return [word for comment in comments(source) for word in SILENCERS if word in comment]


def relaxations(source: str) -> list[str]:
    """The rules of the type checker that a file sets for itself."""
    told = [comment.partition("pyright:")[2] for comment in comments(source)]
    return [rule for rules in told for rule in re.findall(r"\w+", rules.replace("=false", ""))]


def untyped_libraries(source: str) -> set[str]:
    """Which of the libraries without types a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found.intersection(UNTYPED)


def test_no_file_is_too_long() -> None:
    lengths = {named(path): len(read(path).splitlines()) for path in SHIPPED}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_signal_is_connected_to_a_lambda_or_partial() -> None:
    found = [
        f"{named(path)}:{line}" for path in SHIPPED for line in callbacks_that_leak(read(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "button.clicked.connect(lambda: self.save())",
        "button.clicked.connect(partial(self.save, 1))",
        "button.clicked.connect(functools.partial(self.save, 1))",
        "button.clicked.connect(slot=lambda: None)",
    ],
)
def test_a_leaking_callback_is_found(source: str) -> None:
    assert list(callbacks_that_leak(source)) == [1]


def test_a_bound_method_is_no_leak() -> None:
    assert list(callbacks_that_leak("button.clicked.connect(self.save)")) == []


def test_no_comment_silences_a_tool() -> None:
    assert {named(path): found for path in WRITTEN if (found := silencers(read(path)))} == {}


def test_a_silencing_comment_is_found() -> None:
    assert silencers("x = 1  # type: ignore[assignment]\ny = '# noqa'\n") == ["type: ignore"]


def test_only_adapters_of_untyped_libraries_relax_the_type_checker() -> None:
    relaxed = {named(path): relaxations(read(path)) for path in SHIPPED}
    strange = {
        name: [rule for rule in rules if not rule.startswith(RELAXED_RULES)]
        for name, rules in relaxed.items()
    }
    assert {name: rules for name, rules in strange.items() if rules} == {}
    adapters = [name for name, rules in relaxed.items() if rules]
    of_each = {name: untyped_libraries(read(ROOT / name)) for name in adapters}
    assert [name for name, libraries in of_each.items() if len(libraries) != 1] == []
    counted = Counter(library for libraries in of_each.values() for library in libraries)
    assert [library for library, modules in counted.items() if modules > 1] == []


def test_the_packaging_folder_does_not_hide_the_library_of_its_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
