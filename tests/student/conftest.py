"""A host of each kind, and short ways to load a submission."""

import textwrap

import pytest

from checker.student.host import Load, can_fork, open_host

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


def load_of(text="", /, **options):
    """Tell to load one lesson, or the modules given by name."""
    modules = {name: options.pop(name) for name in list(options) if name.startswith("lesson")}
    modules = modules or {"lesson3_propagate": text}
    modules = {name: textwrap.dedent(text) for name, text in modules.items()}
    files = {name: f"lessons/{name}.py" for name in modules}
    return Load(modules=modules, files=files, **options)


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
