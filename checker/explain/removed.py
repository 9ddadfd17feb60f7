"""Names that numpy once had, with what they are called today.

Source: numpy's release notes 1.24 to 2.4 and its migration guide to 2.0.
"""

from __future__ import annotations

#: Old name → the present one; empty where there is none.
REMOVED = {
    "float": "float, without np",
    "int": "int, without np",
    "bool8": "np.bool",
    "object": "object, without np",
    "complex": "complex, without np",
    "str": "str, without np",
    "unicode": "str, without np",
    "float_": "np.float64",
    "complex_": "np.complex128",
    "string_": "np.bytes_",
    "unicode_": "np.str_",
    "product": "np.prod",
    "cumproduct": "np.cumprod",
    "sometrue": "np.any",
    "alltrue": "np.all",
    "asscalar": "the method item of an array",
    "mat": "np.asmatrix",
    "asfarray": "np.asarray with a dtype",
    "round_": "np.round",
    "row_stack": "np.vstack",
    "in1d": "np.isin",
    "trapz": "np.trapezoid",
    "msort": "np.sort",
    "NaN": "np.nan",
    "NAN": "np.nan",
    "Inf": "np.inf",
    "infty": "np.inf",
    "Infinity": "np.inf",
    "PINF": "np.inf",
    "NINF": "-np.inf",
    "cast": "the method astype of an array",
    "source": "",
    "safe_eval": "",
    "find_common_type": "np.result_type",
    "issubclass_": "",
    "rank": "np.ndim",
}
