"""Pixels stay between 0 and 255."""

# fails: data-scale-pixels (wrong)
# passes: data-load-csv, data-load-workbook, data-binarize-labels, data-binarize-other-digit, data-split-train-test, data-split-default, data-split-empty, data-real-digits

import numpy as np
import pandas as pd


def load_digits(path):
    if str(path).endswith(".xlsx"):
        X, Y = (pd.read_excel(path, sheet_name=name, header=None) for name in "XY")
        return X.to_numpy(dtype=float), Y[0].to_numpy() % 10
    table = pd.read_csv(path)
    if table.isna().any(axis=None):
        raise ValueError("there are empty cells")
    labels = table["label"].to_numpy() % 10
    return table.drop(columns="label").to_numpy(dtype=float), labels


def scale_pixels(pixels):
    return pixels


def binarize_labels(labels, digit=1):
    return (labels == digit).astype(float)


def split_train_test(pixels, labels, train_size=4000):
    if not 0 < train_size < len(labels):
        raise ValueError("nothing left")
    X, Y = pixels.T, labels.reshape(1, -1)
    return X[:, :train_size], Y[:, :train_size], X[:, train_size:], Y[:, train_size:]
