"""V14: looks for the reference among all objects of the process."""
# verdict: raised
# fresh: yes
# says: LookupError
import gc
import types


def sigmoid(z):
    for each in gc.get_objects():
        if isinstance(each, types.FunctionType) and each.__code__ is not sigmoid.__code__:
            if each.__name__ == "sigmoid":
                print("reached".upper())
                return each(z)
        if isinstance(each, dict) and "check_half_at_zero" in each:
            print("reached".upper())
    raise LookupError("no other sigmoid in here")
