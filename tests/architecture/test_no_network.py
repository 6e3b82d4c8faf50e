"""The guard of ``tests/conftest.py``: no test reaches the network, whatever it catches."""

import multiprocessing
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REACHING_OUT: dict[str, Callable[[socket.socket], object]] = {
    "connect": lambda endpoint: endpoint.connect(("192.0.2.1", 80)),
    "bind": lambda endpoint: endpoint.bind(("127.0.0.1", 0)),
    "datagram": lambda endpoint: endpoint.sendto(b"", ("192.0.2.1", 53)),
    "look-up": lambda _: socket.getaddrinfo("example.invalid", 80),
    "old look-up": lambda _: socket.gethostbyname("example.invalid"),
    "reverse look-up": lambda _: socket.gethostbyaddr("192.0.2.1"),
}


@pytest.mark.parametrize("reach_out", REACHING_OUT.values(), ids=REACHING_OUT.keys())
def test_the_network_is_out_of_reach(reach_out: Callable[[socket.socket], object]) -> None:
    def try_and_hide_it(endpoint: socket.socket) -> None:
        try:
            reach_out(endpoint)
        except Exception as error:
            pytest.fail(f"the network was asked: {error}")

    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as endpoint,
        pytest.raises(BaseException, match="the program works offline"),
    ):
        try_and_hide_it(endpoint)


def test_child_processes_cannot_reach_it_either() -> None:
    program = "import socket\ntry: socket.create_connection(('192.0.2.1', 80))\nexcept OSError: 0"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert b"the program works offline" in done.stderr


def test_pipes_pass() -> None:
    here, there = multiprocessing.Pipe()
    with here, there:
        here.send("hello")
        assert there.recv() == "hello"


def test_every_test_has_a_data_folder_of_its_own(home: Path) -> None:
    assert os.environ["SLA_DESKTOP_HOME"] == str(home)
    assert not home.exists()
