"""The kinds of edits; of two of one rank the earlier is the likelier."""

from checker.edits.operators import arithmetic, arrays, calls, constants, flow, lines, logic

__all__ = ["arithmetic", "arrays", "calls", "constants", "flow", "lines", "logic"]
