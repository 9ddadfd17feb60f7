"""Submissions on processes of one machine or many: none is lost."""
