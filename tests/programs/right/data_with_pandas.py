"""pandas reads, and is handed on as DataFrame and Series; float32 pixels; other names."""

import numpy as np
import pandas as pd


def load_digits(filename):
    df = pd.read_csv(filename)
    if df.isnull().values.any():
        raise ValueError("there are empty cells")
    return df.drop(columns="label"), df["label"].replace({10: 0})


def scale_pixels(x):
    return np.asarray(x, dtype="float32") / 255


def binarize_labels(y, digit=1):
    return np.where(np.array(y) == digit, 1.0, 0.0)


def split_train_test(x, y, train_size=4000):
    x, y = np.array(x), np.array(y).reshape(1, -1)
    return x[:train_size].T.copy(), y[:, :train_size], x[train_size:].T.copy(), y[:, train_size:]
