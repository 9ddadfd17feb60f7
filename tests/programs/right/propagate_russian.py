"""Комментарии и имена по-русски."""

import numpy as np

from lessons.lesson2_sigmoid import sigmoid


def propagate(w, b, X, Y):
    # сколько примеров
    м = X.shape[1]
    # прямой проход → вероятности
    вероятности = sigmoid(np.dot(w.T, X) + b)
    ошибка = вероятности - Y
    # 损失函数
    цена = -np.sum(Y * np.log(вероятности) + (1 - Y) * np.log(1 - вероятности)) / м
    return {"dw": np.dot(X, ошибка.T) / м, "db": np.sum(ошибка) / м}, цена
