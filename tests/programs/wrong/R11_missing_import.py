"""Rule 11: numpy is not imported."""

# fails: predict-contract (raised)
# says: `np`

from lessons.lesson2_sigmoid import sigmoid


def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(float)
