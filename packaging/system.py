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
# What the tests of the window need besides: a display without a screen, and real keys.
DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
DISPLAY_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}


def say(words: str) -> None:
    """Print on standard error: standard output belongs to the program that is run."""
    print(words, file=sys.stderr, flush=True)


def provide() -> bool:
    """Whether nothing is missing, after root on a Debian system had it installed.

    Anyone else is told what to install, on a Debian system by the command to type.
    """
    packages = missing_packages(QT_LIBRARIES)
    if not can_make_venv():
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return obtain(packages)


def provide_display() -> bool:
    """The same for the tests of the window, which are left out where something is missing."""
    return obtain(missing_for_display())


def missing_for_display() -> list[str]:
    """The packages without which no window can be tested; only Linux has such displays."""
    if sys.platform != "linux":
        return []
    programs = [package for name, package in DISPLAY_PROGRAMS.items() if not shutil.which(name)]
    return programs + missing_packages(DISPLAY_LIBRARIES)


def obtain(packages: list[str]) -> bool:
    """Whether these packages are there now; where not, it is told what to do."""
    if not packages:
        return True
    if shutil.which("apt-get") and os.geteuid() == 0 and apt_install(packages):
        return True
    say("System packages are missing: " + remedy(packages))
    return False


def remedy(packages: list[str]) -> str:
    """What to do about missing packages: on a Debian system the command to type."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return f"sudo apt-get install -y {names}"
    return f"install what Debian calls {names}"


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """The packages of libraries that are not found; the wheels for other systems bring them."""
    if sys.platform != "linux":
        return []
    return [package for library, package in libraries.items() if not can_load(library)]


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
