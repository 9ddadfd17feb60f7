"""R20: a regular expression that tries everything."""
# verdict: timeout
import re


def sigmoid(z):
    return re.match(r"(a+)+$", "a" * 60 + "!")
