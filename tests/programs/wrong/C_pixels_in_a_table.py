"""pandas throughout: the pixels come back as a table."""

# fails: data-load-csv (contract)
# fails: data-load-workbook (raised)
# fails: data-split-empty (wrong)
# fails: data-real-digits (raised)
# passes: data-faulty-file, data-scale-pixels, data-split-train-test
# says: pixels is a DataFrame; it should be a numpy array

import numpy as np
import pandas as pd


def load_digits(filename):
    if not filename.endswith(".csv"):
        raise NotImplementedError(filename[-5:])
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
