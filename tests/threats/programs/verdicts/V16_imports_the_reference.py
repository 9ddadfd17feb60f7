"""V16: imports the reference."""
# verdict: raised
# says: ModuleNotFoundError
import importlib


def sigmoid(z):
    for name in ("solutions.lesson1_initialize", "lessons.lesson3_propagate"):
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        print("reached".upper())
    return importlib.import_module("checker.course.reference").sigmoid(z)
