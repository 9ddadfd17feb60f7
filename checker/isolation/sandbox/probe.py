"""Find out which layers work here, by using each: in a fork that is thrown away.

Each probe has a positive control: what the layer must forbid is possible without it. So a probe
cannot be right by accident.
"""

from __future__ import annotations

import functools
import os
import socket
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from checker.isolation.sandbox import apply, landlock, user

FINE, TOO_WEAK, TOO_STRONG, FAILED = range(4)


def probe(
    readable: Collection[Path], listed: Collection[Path], secrets: Collection[Path]
) -> dict[str, str]:
    """Try each layer.

    Parameters
    ----------
    readable, listed : collection of pathlib.Path
        As in `checker.isolation.sandbox.readable_paths`.
    secrets : collection of pathlib.Path
        Files that can be read here, and that no student's process may read.

    Returns
    -------
    dict
        Layer → why it is not used here; empty where it works.
    """
    controls: dict[str, Callable[[], int]] = {
        "user": _is_root,
        "processes": _starts_process,
        "files": functools.partial(_reads_secrets, secrets),
        "calls": _reaches_out,
    }
    return {name: _probe(name, control, readable, listed) for name, control in controls.items()}


def _probe(
    name: str, check: Callable[[], int], readable: Collection[Path], listed: Collection[Path]
) -> str:
    plain = os.getuid() != 0
    if name == "user" and plain:
        return "only root can change the user"
    if name == "user" and not user.open_to_all(readable):
        return "another user could not read Python: it is installed in a private folder"
    if name == "processes" and not plain:
        return "root is exempt from this limit"
    if name == "files" and not landlock.abi():
        return "the kernel has no Landlock, or does not allow it here (Linux 5.13 has it)"
    control = _outcome(check, (), readable, listed)
    if control != TOO_WEAK:
        return f"could not be tried: what it forbids is impossible already ({control})"
    return {
        FINE: "",
        TOO_WEAK: "was accepted by the system, but has no effect",
        TOO_STRONG: "forbids what Python needs",
    }.get(_outcome(check, (name,), readable, listed), "is refused by the system")


def _outcome(
    check: Callable[[], int],
    names: Collection[str],
    readable: Collection[Path],
    listed: Collection[Path],
) -> int:
    """Fork, put the layers on, look what is possible; the exit code says it."""
    pid = os.fork()
    if pid:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return code if code in (FINE, TOO_WEAK, TOO_STRONG) else FAILED
    code = FAILED
    try:
        apply.put_on(names, readable, listed)
        code = check()
    finally:
        os._exit(code)


def _reads_secrets(secrets: Iterable[Path]) -> int:
    try:
        Path(os.__file__).read_bytes()
    except OSError:
        return TOO_STRONG
    return max(_forbidden(each.read_bytes) for each in secrets)


def _reaches_out() -> int:
    Path(os.devnull).read_bytes()
    return max(_forbidden(_open_socket), _forbidden(_fork))


def _starts_process() -> int:
    return _forbidden(_fork)


def _is_root() -> int:
    try:
        Path(os.__file__).read_bytes()
    except OSError:
        return TOO_STRONG
    return FINE if os.getuid() else TOO_WEAK


def _forbidden(action: Callable[[], object]) -> int:
    try:
        action()
    except OSError:
        return FINE
    return TOO_WEAK


def _open_socket() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def _fork() -> None:
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
