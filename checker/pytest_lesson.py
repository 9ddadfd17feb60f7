"""The plugin's name of before, for settings that load it by ``-p checker.pytest_lesson``."""

from checker.integrations.pytest_plugin import pytest_addoption, pytest_configure

__all__ = ["pytest_addoption", "pytest_configure"]
