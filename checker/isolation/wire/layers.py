"""What the layers are called. Imports nothing, so that it can be asked on every system."""

from __future__ import annotations

#: Name → what it gives. In the order in which they are put on.
LAYERS = {
    "namespaces": "a machine of its own, with little more than Python on its disk (bubblewrap)",
    "user": "a user of its own for each student's process (only as root)",
    "processes": "no new processes and threads (only as a plain user)",
    "files": "no files but Python's own can be read, and none written (Landlock)",
    "calls": "no network, no programs, no signals: a list of allowed system calls (seccomp)",
}
#: Without these a submission could read the solutions or reach the network.
REQUIRED = ("files", "calls")
