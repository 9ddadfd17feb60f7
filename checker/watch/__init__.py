"""Save, and the verdict is there: ``python -m checker watch``."""
