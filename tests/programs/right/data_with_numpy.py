"""numpy alone reads the file; answers by lists and loops; parts by hsplit."""

import numpy as np


def load_digits(path):
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    labels = table[:, 0].astype(int)
    labels[labels == 10] = 0
    return table[:, 1:], labels


def scale_pixels(pixels):
    return np.divide(pixels, 255.0)


def binarize_labels(labels, digit=1):
    return np.array([1 if label == digit else 0 for label in labels])


def split_train_test(pixels, labels, train_size=4000):
    X_train, X_test = np.hsplit(np.transpose(pixels), [train_size])
    Y_train, Y_test = np.hsplit(np.array([labels]), [train_size])
    return X_train, Y_train, X_test, Y_test
