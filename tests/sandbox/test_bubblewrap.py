"""The fork server inside of namespaces, and what happens where that is not possible."""

import pytest

from checker import paths
from checker.isolation.host.launcher import Load, can_fork, open_host
from checker.isolation.sandbox import bubblewrap

PROGRAM = "import os\ndef seen(path): return os.path.exists(path)\n"


@pytest.fixture(autouse=True)
def _forks():
    if not can_fork():
        pytest.skip("there is no fork server here")


def seen(host, *paths, readable=()):
    worker = host.worker(Load(modules={"lesson1_initialize": PROGRAM}, readable=readable))
    found = [worker.call("seen", [str(path)]).result for path in paths]
    worker.close()
    return found


def test_the_solutions_do_not_exist_inside_and_do_outside():
    solutions = paths.PROJECT / "solutions"
    with open_host("fork") as host:
        if "namespaces" not in host.layers:
            pytest.skip(host.missing()["namespaces"])
        assert seen(host, solutions, paths.PACKAGE / "isolation" / "worker") == [False, True]
    with open_host("fork", "weak") as host:
        assert seen(host, solutions) == [True]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ([], "there is no bwrap here"),
        (["/bin/sh", "-c", "echo not allowed >&2; exit 1"], "refused by the system: not allowed"),
    ],
    ids=["absent", "refused"],
)
def test_without_it_the_other_layers_still_work(monkeypatch, command, reason):
    monkeypatch.setattr(bubblewrap, "command", lambda _course: command)
    with open_host("fork") as host:
        assert seen(host, "/") == [True]
        assert reason in host.missing()["namespaces"]


def test_a_process_that_shares_a_namespace_is_not_called_alone():
    secrets = [paths.SECRET]
    reason = bubblewrap.missing(bubblewrap.identity(), secrets)
    assert reason.startswith("these namespaces are the machine's own: net, pid")
    elsewhere = dict.fromkeys(bubblewrap.KINDS, "another")
    assert bubblewrap.missing(elsewhere, secrets) == "the checker's own files can be seen inside"
    assert bubblewrap.missing(elsewhere, [paths.PACKAGE / "hidden"]) == ""


def test_what_is_handed_out_but_not_shown_inside_makes_it_start_again(tmp_path, monkeypatch):
    monkeypatch.setattr(bubblewrap, "_handed_out", list)
    with open_host("fork") as host:
        if "namespaces" not in host.layers:
            pytest.skip(host.missing()["namespaces"])
        if not bubblewrap.shows([tmp_path], paths.course()):
            assert seen(host, tmp_path, readable=[tmp_path]) == [True]
            assert "cannot be seen inside" in host.missing()["namespaces"]


def test_inside_of_namespaces_the_other_layers_can_still_be_tried():
    with open_host("fork") as host:
        if "namespaces" not in host.layers:
            pytest.skip(host.missing()["namespaces"])
        assert "impossible already" not in " ".join(host.missing().values())
