"""V31: sitecustomize.py and usercustomize.py beside the submission."""
# verdict: wrong
def sigmoid(z):
    return 0 * z + 0.5
# beside it: sitecustomize.py
try:
    open("@machine@/sitecustomize-ran", "w").close()
    print("reached".upper())
except OSError:
    pass
# beside it: usercustomize.py
try:
    open("@machine@/usercustomize-ran", "w").close()
    print("reached".upper())
except OSError:
    pass
