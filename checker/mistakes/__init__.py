"""Wrong programs with their messages: the mistakes that the checker can name, as data.

Each lesson's module here holds its ``PROGRAMS`` (a right program for each function, one
statement a line), its ``MISTAKES`` (what they change in it), and ``probes`` (inputs on which
the student's function, the right program and the wrong ones are compared).
"""
