"""D23: which sockets, addresses and file systems does this machine have?"""
# verdict: raised
# control: reached
# says: Error
def sigmoid(z):
    got = []
    for name in ("net/unix", "net/tcp", "net/route", "mountinfo", "cgroup"):
        try:
            got.append(open(f"/proc/self/{name}").read())
        except OSError as error:
            refused = error
    if not got:
        raise refused
    print("reached".upper())
    return 0 * z
