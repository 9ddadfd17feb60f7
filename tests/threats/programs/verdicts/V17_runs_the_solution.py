"""V17: reads the solution's file and runs it."""
# verdict: raised
# control: reached
# says: Error
def sigmoid(z):
    names = {}
    exec(open("@root@/solutions/lesson2_sigmoid.py", encoding="utf-8").read(), names)
    print("reached".upper())
    return names["sigmoid"](z)
