"""A short way to tell a student's process what to load."""

import textwrap

from checker.isolation.host.launcher import Load


def load_of(text="", /, **options):
    """Tell to load one lesson, or the modules given by name."""
    modules = {name: options.pop(name) for name in list(options) if name.startswith("lesson")}
    modules = modules or {"lesson3_propagate": text}
    modules = {name: textwrap.dedent(text) for name, text in modules.items()}
    files = {name: f"lessons/{name}.py" for name in modules}
    return Load(modules=modules, files=files, **options)
