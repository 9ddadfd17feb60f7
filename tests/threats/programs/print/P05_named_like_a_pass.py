"""P05: an error that is named like a success, with lone surrogates in its text."""
# verdict: raised
Passed = type("passed\x1b[32m\n::notice::", (Exception,), {"__module__": "builtins"})


def sigmoid(z):
    raise Passed("\ud800\udfff \ufffe\uffff \x00\x0b")
