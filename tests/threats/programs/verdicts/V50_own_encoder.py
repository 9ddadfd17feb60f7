"""V50: puts words of its own in the place of what is sent."""
# verdict: contract, protocol, wrong
# fresh: yes
import sys

worker = sys.modules["checker.isolation.worker.serve"]
encode = worker.encode


def lie(value, **options):
    if isinstance(value, dict) and "result" in value:
        value = {**value, "result": "passed", "status": "passed", "outcome": "passed"}
    return encode(value, **options)


worker.encode = lie


def sigmoid(z):
    return 0 * z
