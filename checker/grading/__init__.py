"""Grade a class: submissions of many students → verdicts → marks, tables and pages."""
