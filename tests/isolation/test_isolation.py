"""What a student's process may do without harm to us or to the next student."""

import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from loading import load_of

import checker
from checker.isolation.host.connection import MAX_PRINTED
from checker.isolation.host.errors import StudentError, StudentStopped
from checker.isolation.host.launcher import Load
from checker.isolation.wire import environment as surroundings
from checker.isolation.wire.framing import MAX_ANSWER, Kind, pack_header

HONEST = load_of("import numpy as np\ndef sigmoid(z): return 1 / (1 + np.exp(-z))\n")


@pytest.fixture
def attack(process_host):
    """Run a function ``f`` of a hostile file; an honest student must be served afterwards."""

    def attack(text, seconds=5.0, **options):
        worker = process_host.worker(load_of(text, **options))
        try:
            return worker.call("f", [], seconds=seconds)
        finally:
            worker.close()
            honest = process_host.worker(HONEST)
            assert honest.call("sigmoid", [0.0]).result == 0.5
            honest.close()

    return attack


def stopped(attack, text, **options):
    with pytest.raises(StudentStopped) as caught:
        attack(text, **options)
    return caught.value


LOOPS = {
    "endless": "while True: pass",
    "deaf": """import signal
    for n in range(1, 32):
        try: signal.signal(n, signal.SIG_IGN)
        except (OSError, ValueError): pass
    while True: pass""",
    "asleep": "import time; time.sleep(60)",
    "one instruction": "return 7 ** 10 ** 8",
    "catches everything": """while True:
        try:
            while True: pass
        except BaseException: pass""",
    "stops itself": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "takes our questions": """import os
    for n in range(3, 50):
        try: os.read(n, 99)
        except OSError: pass""",
}


@pytest.mark.parametrize("text", LOOPS.values(), ids=LOOPS)
def test_a_call_that_does_not_end_is_stopped(attack, text):
    stop = stopped(attack, f"def f():\n    {text}\n", seconds=0.3)
    assert stop.kind == "timeout"
    assert stop.text.startswith("it did not answer within 0.3 seconds")
    assert stop.waited == ("sleep" in text or "os.read" in text)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such timers")
@pytest.mark.parametrize("text", [LOOPS["endless"], LOOPS["asleep"]])
def test_it_says_in_which_line_it_was(attack, text):
    stop = stopped(attack, f"x = 1\ndef f():\n    {text}\n", seconds=0.3)
    assert (stop.frames[-1].file, stop.frames[-1].line) == ("lessons/lesson3_propagate.py", 3)


def test_a_file_that_does_not_end_is_stopped(process_host):
    worker = process_host.worker(load_of("while True: pass\n", seconds=0.3))
    with pytest.raises(StudentStopped, match="while the file was being loaded") as caught:
        worker.call("f", [])
    assert caught.value.kind == "timeout"


def test_who_is_stopped_stays_stopped_for_the_same_reason(process_host):
    worker = process_host.worker(load_of("def f():\n    while True: pass\n"))
    with pytest.raises(StudentStopped) as first:
        worker.call("f", [], seconds=0.3)
    with pytest.raises(StudentStopped) as second:
        worker.map("f", [(), ()])
    assert (first.value.kind, first.value.text) == (second.value.kind, second.value.text)


def test_what_was_printed_before_the_end_is_kept(process_host):
    text = "import os\ndef f():\n    print('step 1')\n    os._exit(3)\n"
    worker = process_host.worker(load_of(text))
    with pytest.raises(StudentStopped, match=r"ended by itself \(exit code 3\)"):
        worker.call("f", [])
    assert worker.printed == "step 1\n"
    assert worker.close().code == 3


def test_leaving_without_goodbye_is_told(attack):
    stop = stopped(attack, "import os\ndef f(): os._exit(0)\n")
    assert stop.kind == "crashed"
    assert "exit code 0): sys.exit or os._exit" in stop.text


def test_leaving_without_goodbye_while_loading_is_told(attack):
    assert "exit code 0" in stopped(attack, "import os\nos._exit(0)\n").text


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no signals")
def test_a_crash_is_told_by_its_signal(attack):
    stop = stopped(attack, "import ctypes\ndef f(): ctypes.string_at(1)\n")
    assert (stop.kind, stop.text) == ("crashed", "the Python process crashed with signal SIGSEGV")


def test_output_without_end_is_stopped(host):
    worker = host.worker(load_of("def f():\n    while True: print('x' * 1000)\n"))
    with pytest.raises(StudentStopped, match="printed more than 8 MiB") as caught:
        worker.call("f", [], seconds=60)
    assert caught.value.kind == "output"
    assert 60 << 10 < len(worker.printed) <= 64 << 10
    worker.close()


def test_much_output_that_ends_is_no_fault(attack):
    text = f"def f():\n    print(('x' * 99 + '\\n') * {MAX_PRINTED // 200})\n    return 1\n"
    assert attack(text, seconds=60).result == 1


LIES = {
    "garbage": (b"hello, this is no answer at all", "protocol"),
    "another number": (pack_header(Kind.OK, 99, 1) + b"N", "protocol"),
    "endless length": (pack_header(Kind.OK, 2, 2**60), "limit"),
    "just too long": (pack_header(Kind.OK, 2, MAX_ANSWER + 1), "limit"),
    "not a value": (pack_header(Kind.OK, 2, 1) + b"!", "protocol"),
    "a value of another form": (pack_header(Kind.OK, 2, 1) + b"N", "protocol"),
    "an error of another form": (pack_header(Kind.ERROR, 2, 1) + b"N", "protocol"),
    "a part of an answer": (pack_header(Kind.OK, 2, 99) + b"N", "protocol"),
}


@pytest.mark.parametrize(("lie", "kind"), LIES.values(), ids=LIES)
def test_a_worker_that_lies_is_stopped(attack, lie, kind):
    text = f"""
        import os, time
        def f():
            for n in range(3, 50):
                try: os.write(n, {lie!r})
                except OSError: pass
            time.sleep(60)
    """
    assert stopped(attack, text, seconds=0.5).kind == kind


def test_an_answer_before_its_question_is_refused(process_host):
    answer = pack_header(Kind.OK, 3, 1) + b"N"
    text = f"""
        import os, signal, threading, time
        def later():
            time.sleep(0.05)
            for n in range(3, 50):
                try: os.write(n, {answer!r})
                except OSError: pass
        def f():
            try:
                threading.Thread(target=later).start()
            except RuntimeError:  # a plain user's process may have no threads
                signal.signal(signal.SIGALRM, lambda *_: later())
                signal.setitimer(signal.ITIMER_REAL, 0.05)
    """
    worker = process_host.worker(load_of(text))
    worker.call("f", [])
    time.sleep(0.3)
    with pytest.raises(StudentStopped) as caught:
        worker.call("f", [])
    assert caught.value.kind == "protocol"
    worker.close()


def test_closing_all_files_is_told(attack):
    stop = stopped(attack, "import os\ndef f():\n    os.closerange(0, 99)\n    while True: pass\n")
    assert stop.kind == "crashed"


def test_a_large_answer_and_a_large_question_fit(process_host):
    worker = process_host.worker(load_of("def f(X): return X * 2\n"))
    X = np.ones((784, 4000))
    assert worker.call("f", [X], seconds=60).result.sum() == 2 * X.size
    worker.close()


@pytest.mark.skipif(os.name == "nt", reason="fork")
@pytest.mark.parametrize("escape", ["pass", "os.setsid()"], ids=["child", "own session"])
def test_processes_that_a_student_leaves_behind_are_ended(request, unconfined_host, escape):
    if escape != "pass" and "fresh" in request.node.name:
        pytest.skip("only the fork server adopts what leaves its group")
    text = f"""
        import os, time
        def f():
            r, w = os.pipe()
            if os.fork() == 0:
                {escape}
                if os.fork() == 0:
                    os.write(w, str(os.getpid()).encode() + b" ")
                    time.sleep(60)
                os.write(w, str(os.getpid()).encode() + b" ")
                time.sleep(60)
            text = b""
            while text.count(b" ") < 2: text += os.read(r, 99)
            return [int(pid) for pid in text.split()]
    """
    worker = unconfined_host.worker(load_of(text))
    left = worker.call("f", []).result
    assert all(is_alive(pid) for pid in left)
    worker.close()
    deadline = time.monotonic() + 5
    while any(is_alive(pid) for pid in left) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(is_alive(pid) for pid in left)


def is_alive(pid):
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"


def test_nothing_of_ours_can_be_imported(attack):
    names = [
        "solutions.lesson1_initialize",
        "lessons.lesson1_initialize",
        "lesson1_initialize",
        "checker.course.reference",
        "checker.record",
        "checks",
        "checks.lesson1_initialize",
        "conftest",
        "tests",
    ]
    text = f"""
        def f():
            found = []
            for name in {names}:
                try: __import__(name)
                except ImportError: continue
                found.append(name)
            return found
    """
    assert attack(text).result == []


def test_only_installed_libraries_stay_importable(monkeypatch, tmp_path):
    own = list(sys.path)
    library = tmp_path / ".venv" / "site-packages"
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *own, str(library)])
    monkeypatch.setattr(sys, "argv", ["checker", "secret"])
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "checker" and hasattr(module, "__path__"):
            monkeypatch.setattr(module, "__path__", module.__path__)
    surroundings.forget_checker()
    assert str(library) in sys.path
    assert not {"", str(tmp_path), str(Path(checker.__file__).parents[1])} & set(sys.path)
    assert {Path(json.__file__).parents[1], Path(np.__file__).parents[1]} <= set(
        map(Path, sys.path)
    )
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("checker.no_such_module_yet")


def test_the_surroundings_are_bare(attack, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "42")
    text = """
        import os, sys
        def f(): return dict(os.environ), os.getcwd(), sys.argv, [p for p in sys.path if not p]
    """
    environment, directory, arguments, empty = attack(text).result
    assert "SECRET_TOKEN" not in environment
    assert environment["MPLBACKEND"] == "Agg"
    assert (directory, arguments, empty) == (os.sep, [""], [])


def test_a_usage_is_told_when_it_ends(fork_host):
    worker = fork_host.worker(load_of("def f(): return sum(range(10**6))\n"))
    worker.call("f", [])
    usage = worker.close()
    assert usage == worker.close()
    assert usage.code == -signal.SIGKILL
    assert 0 < usage.cpu_seconds < 60
    assert usage.memory > 1 << 20


LIMITS = {
    "one array": ("import numpy; return numpy.ones(2**29)", MemoryError),
    "many pieces": ("a = []\n    while True: a.append(bytes(2**24))", MemoryError),
    "files": ("a = []\n    while True: a.append(open('/dev/null'))", OSError),
    "writing": ("open(path, 'wb', buffering=0).write(b'x')", OSError),
}


@pytest.mark.parametrize(("text", "error"), LIMITS.values(), ids=LIMITS)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_limits_are_errors_in_the_students_code(process_host, tmp_path, text, error):
    if error is MemoryError and sys.platform != "linux":
        pytest.skip("this system does not limit the address space")
    worker = process_host.worker(load_of(f"def f(path):\n    {text}\n"))
    with pytest.raises(error) as caught:
        worker.call("f", [str(tmp_path / "file")])
    assert isinstance(caught.value, StudentError)
    assert caught.value.frames[-1].function == "f"
    worker.close()


def test_only_three_files_and_two_pipes_are_open(fork_host):
    worker = fork_host.worker(
        load_of("import os\ndef f(): return len(os.listdir('/proc/self/fd'))")
    )
    assert worker.call("f", []).result == 6  # with the listing's own
    worker.close()


@pytest.mark.parametrize("unconfined_host", ["fork"], indirect=True)
def test_a_server_that_was_killed_is_started_again(unconfined_host):
    worker = unconfined_host.worker(
        load_of("import os\ndef f():\n    os.kill(os.getppid(), 9)\n    while True: pass\n")
    )
    with pytest.raises(StudentStopped):
        worker.call("f", [])
    honest = unconfined_host.worker(HONEST)
    assert honest.call("sigmoid", [0.0]).result == 0.5
    honest.close()


def test_a_fork_has_its_own_state(fork_host):
    text = "import numpy as np\nnp.where = None\ndef f(): return np.where is None\n"
    spoiler, honest = fork_host.worker(load_of(text)), fork_host.worker(HONEST)
    assert spoiler.call("f", []).result is True
    assert honest.call("sigmoid", [0.0]).result == 0.5
    assert spoiler.call("f", []).result is True
    spoiler.close()
    honest.close()


def test_loading_nothing_defines_nothing(host):
    worker = host.worker(Load(modules={}))
    assert worker.outline.functions == {}
    worker.close()
