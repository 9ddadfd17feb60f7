"""The student's process, and how the trusted process talks to it.

Student code never runs in the process that judges. This package is kept empty so that the
student's process can be started before anything heavy is imported.
"""
