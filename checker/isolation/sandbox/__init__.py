"""What a student's process may not do: layers that it puts on itself before any student code.

Linux only, by `ctypes`, without root and without a dependency. Each module is one layer.
"""
