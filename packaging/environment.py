"""The virtual environment in ``.venv`` that holds the project and what it needs."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import system
from system import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


class SetupError(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def set_up(extra: str = "") -> None:
    """Install the project, with the extra if named; the second time there is nothing to do."""
    key, level = setup_key(), extra or "plain"
    if key in (stamp(level), stamp("dev")):
        return
    system.provide()
    if not venv_works():
        make_venv()
    say("Installing the project into .venv (the first time this downloads about 150 MB)")
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    target = f".[{extra}]" if extra else "."
    if subprocess.call([*pip, "--editable", target], cwd=ROOT, stdout=sys.stderr.fileno()) != 0:
        raise SetupError("The installation failed, see above: mend that and run this again.")
    stamp_path(level).write_text(key, encoding="ascii")


def setup_key() -> str:
    """Changes when the environment has to be brought up to date."""
    place = f"{python_version()}\n{ROOT}\n".encode()
    return hashlib.sha256(place + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def python_version() -> str:
    """The version of the Python that runs this, e.g. ``3.11``."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def stamp_path(level: str) -> Path:
    """Where the key of the last complete installation of this level is kept."""
    return VENV / f"installed-{level}"


def stamp(level: str) -> str:
    """The key of the last complete installation of this level; empty when there is none."""
    path = stamp_path(level)
    return path.read_text(encoding="ascii") if PYTHON.exists() and path.exists() else ""


def venv_works() -> bool:
    """Whether ``.venv`` has pip and a Python of the version that runs this."""
    if not PYTHON.exists():
        return False
    ask = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, check=False)
    return answer.stdout.decode("ascii", "replace").strip() == python_version()


def make_venv() -> None:
    """Make ``.venv`` anew."""
    if not system.can_make_venv():
        raise SetupError("This Python cannot make a virtual environment without ensurepip.")
    say("Making the virtual environment .venv")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.call(command, stdout=sys.stderr.fileno()) != 0:
        raise SetupError(f"The virtual environment {VENV} could not be made, see above.")
