#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image; it lies in /autograder/source.
set -euo pipefail
cd "$(dirname "$0")/.."

newest() {
    local each
    for each in python3.14 python3.13 python3.12 python3.11 python3; do
        if command -v "$each" && "$each" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'; then
            return
        fi
    done
} 2>/dev/null

if [ -z "$(newest)" ]; then
    apt-get update
    apt-get install -y python3.12 python3.12-venv || apt-get install -y python3.11 python3.11-venv
fi
"$(newest | tail -n 1)" -m venv venv
# The checker runs where it lies; what it needs is installed.
venv/bin/python - > requirements.txt <<'END'
import pathlib, tomllib
project = tomllib.loads(pathlib.Path("source/pyproject.toml").read_text("utf-8"))["project"]
print("\n".join(project["dependencies"]))
END
venv/bin/python -m pip install --no-cache-dir -r requirements.txt
