"""Refuses the network in every Python that starts with this folder on its path."""

import sys

_NAMING_AN_ADDRESS = {"socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"}
_LOOKING_UP = {
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.getnameinfo",
}


class NetworkUsedError(BaseException):
    """Something reached for the network; no ``except Exception`` can swallow it."""


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: local pipes and sockets pass, connections and name look-ups raise."""
    if event in _LOOKING_UP or (event in _NAMING_AN_ADDRESS and not _is_local(arguments[0])):
        raise NetworkUsedError(f"{event}{arguments[1:]} in a test: the program works offline")


def _is_local(endpoint: object) -> bool:
    import socket  # here, so that a child process that uses none does not pay for it

    return getattr(endpoint, "family", None) == getattr(socket, "AF_UNIX", "none here")


sys.addaudithook(refuse_network)
