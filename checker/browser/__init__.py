"""The checker in a web page: what the page's worker calls. Nothing here knows of JavaScript."""
