"""What the project needs from the system: on Linux a few libraries and a whole Python."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

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


def say(words: str) -> None:
    """Print on standard error: standard output belongs to the program that is run."""
    print(words, file=sys.stderr, flush=True)


def provide() -> bool:
    """Whether nothing is missing, after root on a Debian system had it installed.

    Anyone else is told what to install, on a Debian system by the command to type.
    """
    missing = missing_libraries()
    packages = [QT_LIBRARIES[library] for library in missing]
    if not can_make_venv():
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not packages:
        return True
    if sys.platform != "linux" or not shutil.which("apt-get"):
        say("The system lacks " + ", ".join(missing or ["Python's ensurepip"]) + ": install it.")
        return False
    if os.geteuid() == 0 and apt_install(packages):
        return True
    say("System packages are missing: sudo apt-get install -y " + " ".join(packages))
    return False


def missing_libraries() -> list[str]:
    """The libraries that Qt would not find; the wheels for other systems bring them all."""
    if sys.platform != "linux":
        return []
    return [library for library in QT_LIBRARIES if not can_load(library)]


def can_load(library: str) -> bool:
    """Whether the system's linker finds this shared library and all it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_venv() -> bool:
    """Debian's bare python3 has venv but not ensurepip, without which no environment gets pip."""
    return importlib.util.find_spec("ensurepip") is not None


def apt_install(packages: list[str]) -> bool:
    """Install with apt-get, reading the package lists anew only when they do not serve."""
    say("Installing system packages: " + " ".join(packages))
    install = ["install", "-y", "-q", "--no-install-recommends", *packages]
    if apt_get(install, quiet=True):
        return True
    return apt_get(["update", "-q"], quiet=True) and apt_get(install)


def apt_get(arguments: list[str], quiet: bool = False) -> bool:
    """Whether apt-get did it; it never asks, and waits a minute for another apt-get to end."""
    code = subprocess.call(
        ["apt-get", "-o", "DPkg::Lock::Timeout=60", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quiet else sys.stderr.fileno(),
        stderr=subprocess.DEVNULL if quiet else None,
    )
    return code == 0
