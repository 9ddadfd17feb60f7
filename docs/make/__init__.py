"""What builds the pages: figures, tables, formulas, and the text that comes from the code."""
