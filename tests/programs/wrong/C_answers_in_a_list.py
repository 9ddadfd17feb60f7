"""The right answers, in a list of lists."""

# fails: predict-contract (contract)
# passes: predict-values, predict-threshold, predict-real-digits
# says: Your numbers are right
# says: it should be a numpy array


from lessons.lesson2_sigmoid import sigmoid


def predict(X, w, b, threshold=0.5):
    A = sigmoid(w.T @ X + b)
    return [[1.0 if a > threshold else 0.0 for a in A[0]]]
