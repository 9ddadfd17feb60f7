"""An engine in this very process: what is submitted is done at once."""

from concurrent.futures import Executor, Future

from checker.grading.schedule.engine import Engine


class Inline(Executor):
    def submit(self, function, /, *arguments, **named):
        future = Future()
        try:
            future.set_result(function(*arguments, **named))
        except Exception as error:  # noqa: BLE001 (as a pool does)
            future.set_exception(error)
        return future


def engine(*_):
    return Engine(open=Inline, width=1)
