"""Plain descriptions of the rich objects that a lesson may ask for: tables and plots.

Runs in the student's process. pandas and matplotlib are looked up among the modules that are
loaded already, never imported: an object of theirs cannot exist without them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np

from checker.isolation.wire.values import Record, Value

if TYPE_CHECKING:
    from collections.abc import Iterable


def describe(value: object) -> object:
    """Return a plainer stand-in for a table or a plot, or the same object.

    Parameters
    ----------
    value
        Any object that is no plain value.

    Returns
    -------
    object
        A `Record` for a DataFrame, a Series, an Axes or a Figure with one Axes; a list of
        records for a Figure with several, or an array of Axes; else `value` itself.
    """
    pandas, axes = sys.modules.get("pandas"), sys.modules.get("matplotlib.axes")
    if pandas is not None:
        if isinstance(value, pandas.DataFrame):
            return _frame(value)
        if isinstance(value, pandas.Series | pandas.Index):
            return _series(value)
    if axes is not None:
        if isinstance(value, axes.Axes):
            return _axes(value)
        if isinstance(value, sys.modules["matplotlib.figure"].Figure):
            records = [_axes(each) for each in value.axes]
            return records[0] if len(records) == 1 else records
        if isinstance(value, np.ndarray) and value.dtype == object:
            entries = value.tolist()
            if value.size and all(isinstance(each, axes.Axes) for each in value.flat):
                return entries
    return value


def _column(values: Value) -> object:
    """Give an array if all are numbers or bools, else a list."""
    array = values.to_numpy()
    return array if array.dtype.kind in "biufc" else array.tolist()


def _frame(frame: Value) -> Record:
    columns = frame.columns.tolist()
    values = {name: _column(frame.iloc[:, i]) for i, name in enumerate(columns)}
    index = frame.index.tolist()
    return Record("DataFrame", {"columns": columns, "index": index, "values": values})


def _series(series: Value) -> Record:
    index = series.index.tolist() if hasattr(series, "index") else []
    return Record("Series", {"name": series.name, "index": index, "values": _column(series)})


def _numbers(values: Iterable[object]) -> object:
    array = np.asarray(values)
    return array.astype(float) if array.dtype.kind in "biuf" else array.tolist()


def _axes(axes: Value) -> Record:
    legend = axes.get_legend()
    return Record(
        "Axes",
        {
            "title": axes.get_title(),
            "xlabel": axes.get_xlabel(),
            "ylabel": axes.get_ylabel(),
            "legend": [] if legend is None else [text.get_text() for text in legend.get_texts()],
            "lines": [
                {
                    "label": line.get_label(),
                    "x": _numbers(line.get_xdata()),
                    "y": _numbers(line.get_ydata()),
                }
                for line in axes.get_lines()
            ],
        },
    )
