"""PySide6 6.12.0 on Python 3.10 and 3.11 drops a reference to True or None with each signal.

The program then dies after about 600 of them. The version is shut out in ``pyproject.toml``; this
tells when another one does the same. In a child process, since a fault would kill the test run.
"""

import json
import subprocess
import sys

PROGRAM = '''
import json
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel


class Sender(QObject):
    told = Signal(object)
    named = Signal(str, bool)


class Receiver(QObject):
    def hear(self, *values):
        pass


app = QApplication([])
sender, receiver, label = Sender(), Receiver(), QLabel()
sender.told.connect(receiver.hear)
sender.named.connect(receiver.hear)


def tell(number):
    sender.told.emit(True)
    sender.told.emit(None)
    sender.named.emit("name", True)


def write(number):
    label.setText(f"text {number}")
    label.setEnabled(True)


def counts():
    """How often each constant is held; from Python 3.12 on they cannot die, so it is no matter."""
    held = [sys.getrefcount(value) for value in (True, False, None)]
    return [count for count in held if count < 2**30]


def lost(action, times):
    action(0)
    before = counts()
    for number in range(times):
        action(number)
    return max((old - new for old, new in zip(before, counts(), strict=True)), default=0)


print(json.dumps({"40 emits": lost(tell, 40), "1000 labels": lost(write, 1000)}))
'''
NOISE = 10  # references that Python itself takes and gives meanwhile


def test_qt_keeps_the_reference_counts_of_constants() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert {action: lost for action, lost in json.loads(done.stdout).items() if lost > NOISE} == {}
