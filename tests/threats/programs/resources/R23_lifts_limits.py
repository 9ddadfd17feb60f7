"""R23: lifts the limits that were set for it."""
# verdict: raised
# says: Error
import resource


def sigmoid(z):
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print("reached".upper())
    return 0 * z
