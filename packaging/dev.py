"""Set up this checkout and run it; needs only Python 3.11 or newer.

python3 packaging/dev.py run [-- ARGUMENTS]   start the program, or give it these arguments
python3 packaging/dev.py test [ARGUMENTS]     run the tests; arguments go to pytest, e.g. --cov
python3 packaging/dev.py bench [ARGUMENTS]    print the benchmark tables
python3 packaging/dev.py lint                 check style and types
(on Windows: py packaging/dev.py ...)
"""

# The annotations stay unread and the syntax plain so that an old Python gets as far as the refusal.
from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What Qt loads on Linux, and the Debian package each comes in (its wheels bring the rest).
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}


class SetupError(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def say(words: str) -> None:
    """Print on standard error: standard output belongs to the program that is run."""
    print(words, file=sys.stderr, flush=True)


def version_text(version: tuple[int, ...]) -> str:
    """A version as people write it, e.g. ``3.11``."""
    return ".".join(str(part) for part in version)


# --- system packages (Debian and its relatives) ---------------------------------------------------


def missing_packages() -> list[str]:
    """Debian packages still needed; empty where apt-get is not the way to get them."""
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return []
    packages = [package for name, package in QT_LIBRARIES.items() if not can_load(name)]
    if not can_make_venv():
        packages.insert(0, f"python{version_text(sys.version_info[:2])}-venv")
    return packages


def can_make_venv() -> bool:
    """Debian's bare python3 has venv but not ensurepip, without which no environment gets pip."""
    return importlib.util.find_spec("ensurepip") is not None


def can_load(library: str) -> bool:
    """Whether the system's linker finds this shared library and all it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_packages() -> None:
    """Install the missing system packages as root; print the command to anyone else."""
    packages = missing_packages()
    if not packages:
        return
    if os.geteuid() != 0:
        say(f"System packages are missing; install them with: {apt_command(packages)}")
    elif not apt_install(packages):
        say(f"System packages could not be installed; try: {apt_command(packages)}")


def apt_command(packages: list[str]) -> str:
    """The command that a person can type to install ``packages``."""
    return "sudo apt-get install -y " + " ".join(packages)


def apt_install(packages: list[str]) -> bool:
    """Install with apt-get, reading the package lists anew only when they do not serve."""
    say("Installing system packages: " + " ".join(packages))
    install = ["install", "-y", "-q", "--no-install-recommends", *packages]
    if apt_get(install, quiet=True) == 0:
        return True
    return apt_get(["update", "-q"]) == 0 and apt_get(install) == 0


def apt_get(arguments: list[str], quiet: bool = False) -> int:
    """Exit code of apt-get, which never asks and waits a minute for another apt-get to end."""
    return subprocess.call(
        ["apt-get", "-o", "DPkg::Lock::Timeout=60", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quiet else sys.stderr.fileno(),
        stderr=subprocess.DEVNULL if quiet else None,
    )


# --- the environment in .venv ---------------------------------------------------------------------


def set_up(extra: str = "") -> None:
    """Make ``.venv`` hold the project, with the extra if named; nothing to do the second time."""
    key, level = setup_key(), extra or "plain"
    ready = key in (stamp(level), stamp("dev"))
    if extra or not ready:  # what only serves developers loads Qt, the command line does not
        provide_packages()
    if ready:
        return
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
    parts = (version_text(sys.version_info[:2]), str(ROOT))
    told = "\n".join(parts).encode() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(told).hexdigest()


def stamp_path(level: str) -> Path:
    """Where the key of the last complete installation of this level is kept."""
    return VENV / f"installed-{level}"


def stamp(level: str) -> str:
    """The key of the last complete installation of this level, or nothing."""
    path = stamp_path(level)
    return path.read_text(encoding="ascii") if path.exists() else ""


def venv_works() -> bool:
    """Whether ``.venv`` has pip and the Python that runs this."""
    if not PYTHON.exists():
        return False
    ask = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, check=False)
    return answer.stdout.decode("ascii", "replace").strip() == version_text(sys.version_info[:2])


def make_venv() -> None:
    """Make ``.venv`` anew."""
    if not can_make_venv():
        raise SetupError("Python cannot make a virtual environment without the packages above.")
    say("Making the virtual environment .venv")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.call(command, stdout=sys.stderr.fileno()) != 0:
        raise SetupError(f"The virtual environment {VENV} could not be made, see above.")


# --- the commands ---------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """The program itself; standard streams and exit code are its own."""
    set_up()
    return hand_over(["-m", "sla_desktop", *arguments])


def test(arguments: list[str]) -> int:
    """The tests, two at a time."""
    set_up("dev")
    os.chdir(ROOT)
    return hand_over(["-m", "pytest", "-n", "2", *arguments])


def bench(arguments: list[str]) -> int:
    """The benchmark tables."""
    set_up("dev")
    os.chdir(ROOT)
    return hand_over([str(ROOT / "tests" / "benchmarks"), *arguments])


def lint(arguments: list[str]) -> int:
    """Style and types; every tool has its say, any complaint fails."""
    if arguments:
        raise SetupError("lint takes no arguments: it checks the whole project.")
    set_up("dev")
    tools = (["ruff", "check"], ["ruff", "format", "--check"], ["pyright"])
    codes = [subprocess.call([str(PYTHON), "-m", *tool], cwd=ROOT) for tool in tools]
    return 1 if any(codes) else 0


def hand_over(arguments: list[str]) -> int:
    """Let the project's Python take this process's place (on Windows: run it and wait)."""
    command = [str(PYTHON), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


COMMANDS = {"run": run, "test": test, "bench": bench, "lint": lint}


def main(arguments: list[str]) -> int:
    """Run one command; exit code 2 means that this script itself was at a loss."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        needed, found = version_text(OLDEST_PYTHON), version_text(sys.version_info[:3])
        say(f"This needs Python {needed} or newer, but was started with {found}: use a newer one.")
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        say(str(__doc__).strip())
        return 2
    name, *rest = arguments
    try:
        return COMMANDS[name](rest[1:] if rest[:1] == ["--"] else rest)
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
