"""V43: options for the next pytest, and a secret of the environment."""
# verdict: raised
# says: KeyError
import os

os.environ["PYTEST_ADDOPTS"] = "--collect-only"
os.environ["PYTHONPATH"] = os.environ["PYTHONSTARTUP"] = "@machine@"
os.putenv("PYTEST_ADDOPTS", "--collect-only")


def sigmoid(z):
    print("reached".upper() + os.environ["HANDGRAD_THREATS_SECRET"])
    return 0 * z
