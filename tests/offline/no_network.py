"""Takes the network from this process: the kernel ends it at the first socket that is not local.

A filter on system calls (seccomp, Linux): no part of the program can go past it, be it Python, Qt
or a library below them, and an error that somebody catches can't hide the attempt. It needs no
rights.
"""

import ctypes
import os
import platform
import signal
import socket  # noqa: TID251 (to try what is forbidden)
import struct
import sys
from typing import NamedTuple

# Linux: prctl.h, seccomp.h, filter.h (classic BPF) and audit.h.
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_KILL_PROCESS, _ALLOW = 0x80000000, 0x7FFF0000
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
# Where the kernel puts the number of the call, the machine and the first argument.
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_X32_BIT = 0x40000000  # a second table of calls on x86-64
_IO_URING_SETUP = 425  # a ring could make sockets without the call


class Machine(NamedTuple):
    """What a processor is to the filter: its number, and that of its call `socket`."""

    audit: int
    socket: int


MACHINES = {"x86_64": Machine(0xC000003E, 41), "aarch64": Machine(0xC00000B7, 198)}
NETWORK_FAMILIES = (socket.AF_INET, socket.AF_INET6)


def can_forbid() -> bool:
    """Tell whether this system has such a filter."""
    return sys.platform == "linux" and platform.machine() in MACHINES


def forbid_network() -> None:
    """End this process, and all that it starts, at any socket but a local one (AF_UNIX).

    It can't be taken back. To be called while there is one thread. Raises OSError where the kernel
    refuses.
    """
    machine = MACHINES[platform.machine()]
    program = (
        _step(_LOAD, _MACHINE),
        _step(_JUMP_EQUAL, machine.audit, no=7),
        _step(_LOAD, _NUMBER),
        _step(_JUMP_AT_LEAST, _X32_BIT, yes=5),
        _step(_JUMP_EQUAL, _IO_URING_SETUP, yes=4),
        _step(_JUMP_EQUAL, machine.socket, no=2),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_JUMP_EQUAL, socket.AF_UNIX, no=1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _KILL_PROCESS),
    )
    steps = ctypes.create_string_buffer(b"".join(program))
    header = struct.pack("HP", len(program), ctypes.addressof(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    _call(libc.prctl, _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call(libc.prctl, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0)


def ends_at(family: int) -> bool:
    """Tell whether a process like this one is ended when it makes a socket of a family."""
    child = os.fork()
    if child == 0:
        socket.socket(family, socket.SOCK_STREAM).close()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSYS


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    """Return an instruction; `yes` and `no` are how many a comparison skips."""
    return struct.pack("HBBI", code, yes, no, value)


def _call(function: "ctypes._FuncPointer", *arguments: object) -> None:
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
