"""The layers: who may import whom, which libraries each folder may use, what only the edge may ask.

Folders above others may use those below; nothing below the command line, the window and the store
knows the clock, chance, the user's country or the environment.
"""

import ast
import sys
import tomllib
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sla_desktop"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

CORE = ("domain", "catalogue", "simulate", "checks", "document", "tracking")
EDGE = ("storage", "export", "reading")
FREE = ("__init__", "resources")  # of use to every layer but domain

MAY_IMPORT = {
    **{layer: CORE[:height] for height, layer in enumerate(CORE)},
    **dict.fromkeys(EDGE, CORE),
    "app": CORE + EDGE,
    "cli": CORE + EDGE,
    "ui": (*CORE, *EDGE, "app"),
    "__main__": (*CORE, *EDGE, "app", "cli", "ui"),
    **dict.fromkeys(FREE, ()),
}

LIBRARIES = {
    "catalogue/holidays.py": {"holidays"},
    "export/docx*": {"docx", "lxml"},
    "export/pdf*": {"reportlab", "uharfbuzz", "bidi"},
    "reading/*": {"lxml", "pypdfium2", "openpyxl", "PIL"},
    "storage/*": {"tinydb", "filelock", "platformdirs"},
    "app/*": {"PySide6.QtCore", "PySide6.QtGui", "chunspell"},
    "ui/*": {"PySide6", "pypdfium2"},
}
EVERYWHERE = {"msgspec"}
ONE_MODULE_ONLY = ("tinydb", "openpyxl")

CLOCKLESS = {*CORE, "export", "reading"}
EDGE_MODULES = {"getpass", "locale", "platform", "random", "secrets", "time"}
EDGE_NAMES = {"os.environ", "os.environb", "os.getenv", "os.urandom", "os.getlogin"}
EDGE_CALLS = {"now", "utcnow", "today", "uuid1", "uuid4", "getlocale"}
NETWORK_MODULES = {"ftplib", "http", "smtplib", "ssl", "urllib.request", "xmlrpc"}

Faults = Callable[[str, ast.Module], Iterator[str]]


def layer_of(module: str) -> str:
    """The layer of a module given as its path in the package, e.g. ``domain/text.py``."""
    return module.split("/")[0].removesuffix(".py")


def imports(module: str, tree: ast.Module) -> Iterator[str]:
    """Dotted names of all that a module imports, wherever in it; its own package made absolute."""
    inside = ["sla_desktop", *module.split("/")[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = inside[: len(inside) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def layer_faults(module: str, tree: ast.Module) -> Iterator[str]:
    """Imports of a layer that is not below this one."""
    own = layer_of(module)
    if own not in MAY_IMPORT:
        yield f"{module} stands in no known layer: name {own} in MAY_IMPORT"
        return
    allowed = {own, *MAY_IMPORT[own], *(() if own == "domain" else FREE)}
    for name in imports(module, tree):
        parts = name.split(".")
        if parts[0] == "sla_desktop":
            target = layer_of(parts[1] if len(parts) > 1 else "__init__")
            target = target if target in MAY_IMPORT else "__init__"  # a name such as __version__
            if target not in allowed:
                yield f"{module} ({own}) may not import {name} ({target})"


def library_faults(module: str, tree: ast.Module) -> Iterator[str]:
    """Imports of a library that this folder is not meant to know."""
    allowed = EVERYWHERE.union(*(LIBRARIES[mask] for mask in LIBRARIES if fnmatch(module, mask)))
    for name in imports(module, tree):
        if name.split(".")[0] in {*sys.stdlib_module_names, "sla_desktop"}:
            if any(is_within(name, network) for network in NETWORK_MODULES):
                yield f"{module} may not import {name}: the program works offline"
        elif not any(is_within(name, library) for library in allowed):
            yield f"{module} may not import {name}"


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def edge_faults(module: str, tree: ast.Module) -> Iterator[str]:
    """Uses of the clock, of chance, of the user's country or of the environment."""
    if layer_of(module) not in CLOCKLESS:
        return
    for name in imports(module, tree):
        if name.split(".")[0] in EDGE_MODULES or name in EDGE_NAMES or name.endswith(".uuid4"):
            yield f"{module} may not import {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in EDGE_NAMES:
            yield f"{module}:{node.lineno} may not use {ast.unparse(node)}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            local_zone = node.func.attr == "astimezone" and not node.args and not node.keywords
            if node.func.attr in EDGE_CALLS or local_zone:
                yield f"{module}:{node.lineno} may not call {ast.unparse(node.func)}"


def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"), filename=module)


@pytest.mark.parametrize("faults", [layer_faults, library_faults, edge_faults])
def test_the_package_keeps_to_its_layers(faults: Faults) -> None:
    assert [fault for module in MODULES for fault in faults(module, tree_of(module))] == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain/text.py", "from sla_desktop.checks import rules"),
        ("domain/text.py", "from sla_desktop import resources"),
        ("domain/text.py", "from .. import document"),
        ("checks/rules.py", "def f():\n    import sla_desktop.export.docx"),
        ("export/pdf.py", "from sla_desktop.storage import library"),
        ("document/nodes.py", "from sla_desktop.tracking import report"),
        ("storage/library.py", "from sla_desktop import cli"),
        ("cli/demo.py", "from sla_desktop.ui import window"),
        ("ui/window.py", "import sla_desktop.cli"),
        ("helpers/text.py", ""),
    ],
)
def test_an_import_from_above_is_found(module: str, source: str) -> None:
    assert list(layer_faults(module, ast.parse(source)))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain/text.py", "from sla_desktop.domain.clean import clean_text"),
        ("domain/text.py", "from .clean import clean_text"),
        ("catalogue/load.py", "from sla_desktop import __version__, resources"),
        ("tracking/report.py", "from sla_desktop.document.nodes import Document"),
        ("cli/demo.py", "from sla_desktop import cli, storage"),
        ("__main__.py", "from sla_desktop.cli import main"),
    ],
)
def test_an_import_from_below_or_beside_passes(module: str, source: str) -> None:
    assert list(layer_faults(module, ast.parse(source))) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain/text.py", "import lxml.etree"),
        ("catalogue/load.py", "import holidays"),
        ("export/docx_tables.py", "from reportlab.pdfgen import canvas"),
        ("app/session.py", "from PySide6.QtWidgets import QWidget"),
        ("cli/demo.py", "import PySide6"),
        ("storage/files.py", "from urllib import request"),
        ("ui/help.py", "import http.client"),
    ],
)
def test_a_library_out_of_its_place_is_found(module: str, source: str) -> None:
    assert list(library_faults(module, ast.parse(source)))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("catalogue/holidays.py", "import holidays"),
        ("export/docx_tables.py", "from docx.oxml import parse_xml"),
        ("app/session.py", "from PySide6.QtCore import QObject"),
        ("ui/window.py", "from PySide6.QtWidgets import QWidget"),
        ("reading/links.py", "from urllib.parse import urlsplit"),
    ],
)
def test_a_library_in_its_place_passes(module: str, source: str) -> None:
    assert list(library_faults(module, ast.parse(source))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "from time import monotonic",
        "import random",
        "import secrets",
        "import locale",
        "from uuid import uuid4",
        "import uuid\nuuid.uuid4()",
        "import os\nos.environ['HOME']",
        "from os import getenv",
        "import datetime\ndatetime.datetime.now()",
        "from datetime import date\ndate.today()",
        "moment.astimezone()",
    ],
)
def test_clock_chance_country_and_environment_are_found(source: str) -> None:
    assert list(edge_faults("checks/rules.py", ast.parse(source)))
    assert list(edge_faults("storage/files.py", ast.parse(source))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import time",
        "import os.path",
        "context.today",
        "moment.astimezone(zone)",
        "import uuid\nuuid.uuid5(space, name)",
    ],
)
def test_values_that_were_handed_in_pass(source: str) -> None:
    assert list(edge_faults("checks/rules.py", ast.parse(source))) == []


@pytest.mark.parametrize("library", ONE_MODULE_ONLY)
def test_one_module_alone_knows_the_library(library: str) -> None:
    knowing = [
        module
        for module in MODULES
        if any(is_within(name, library) for name in imports(module, tree_of(module)))
    ]
    assert len(knowing) <= 1, knowing


def test_every_library_in_use_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {normal(requirement) for requirement in project["dependencies"]}
    homes = packages_distributions()
    used = {
        name.split(".")[0]
        for module in MODULES
        for name in imports(module, tree_of(module))
        if name.split(".")[0] not in {*sys.stdlib_module_names, "sla_desktop"}
    }
    undeclared = {
        name for name in used if not declared & {normal(home) for home in homes.get(name, ())}
    }
    assert undeclared == set()


def normal(requirement: str) -> str:
    """The name of a requirement as package indexes compare it."""
    name = requirement.split(";")[0]
    for sign in "<>=!~[ ":
        name = name.split(sign)[0]
    return name.lower().replace("_", "-").replace(".", "-")
