"""A host of each kind, and short ways to load a submission."""

import pytest
from loading import load_of

from checker.isolation.host.launcher import can_fork, open_host

KINDS = ("fork", "fresh", "inprocess")


@pytest.fixture(scope="session")
def _hosts():
    hosts = {kind: open_host(kind) for kind in KINDS if kind != "fork" or can_fork()}
    yield hosts
    for host in hosts.values():
        host.close()


@pytest.fixture(params=KINDS)
def host(request, _hosts):
    if request.param not in _hosts:
        pytest.skip("there is no fork server here")
    return _hosts[request.param]


@pytest.fixture(params=[kind for kind in KINDS if kind != "inprocess"])
def process_host(request, _hosts):
    """A host whose workers can be stopped: code in this very process cannot."""
    if request.param not in _hosts:
        pytest.skip("there is no fork server here")
    return _hosts[request.param]


@pytest.fixture
def fork_host(_hosts):
    if "fork" not in _hosts:
        pytest.skip("there is no fork server here")
    return _hosts["fork"]


@pytest.fixture
def submit(host):
    """Give a worker for the text of one file."""
    workers = []

    def submit(text="", /, **options):
        workers.append(host.worker(load_of(text, **options)))
        return workers[-1]

    yield submit
    for worker in workers:
        worker.close()


@pytest.fixture(params=["fork", "fresh"])
def unconfined_host(request):
    """A host whose workers may fork and signal, so that the clean-up after them can be seen."""
    if request.param == "fork" and not can_fork():
        pytest.skip("there is no fork server here")
    with open_host(request.param, isolation="weak") as opened:
        yield opened
