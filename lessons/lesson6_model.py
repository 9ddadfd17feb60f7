"""Lesson 6: everything together.

Start from zeros, learn on the training examples, then answer for the training and the test
examples. The test examples are new to the model: only they show what it has learned.

Check it with: python -m checker lesson6
"""

from lessons.lesson1_initialize import initialize_with_zeros
from lessons.lesson4_optimize import optimize
from lessons.lesson5_predict import predict

__all__ = ["model"]


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    """Train a logistic regression and let it predict.

    Parameters
    ----------
    X_train : numpy.ndarray, shape (n, m_train)
        Training pixels; each column is one example.
    Y_train : numpy.ndarray, shape (1, m_train)
        Training labels, 0 or 1.
    X_test : numpy.ndarray, shape (n, m_test)
        Test pixels.
    Y_test : numpy.ndarray, shape (1, m_test)
        Test labels. They are not needed to predict; print an accuracy with them if you like.
    num_iterations : int
        How many steps of gradient descent.
    learning_rate : float
        How far each step goes.

    Returns
    -------
    result : dict
        ``"costs"`` as lesson 4 returns them, ``"Y_prediction_test"`` of shape (1, m_test),
        ``"Y_prediction_train"`` of shape (1, m_train), the learned ``"w"`` and ``"b"``, and
        the ``"learning_rate"`` and ``"num_iterations"`` that were used.
    """
    # Zeros, one weight for each feature (lesson 1).

    # Learn from the training examples alone (lesson 4).

    # Answer with what was learned (lesson 5), for both sets; then hand everything back.
    raise NotImplementedError("model: write it here")
