"""The course in the browser: what makes its files, and the page's own code (``page/``)."""
