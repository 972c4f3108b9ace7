#!/bin/sh
# Install the calendar readers into a folder of their own: sh tests/clients/prepare.sh DIR
# Needs Python's venv and npm; tests then find the readers by CIRCLEKIT_CLIENTS=DIR. libical is the system's:
# apt-get install python3-gi gir1.2-ical-3.0
set -eu
target=${1:?"which folder?"}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
"${PYTHON:-python3}" -m venv "$target"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cp "$here/package.json" "$target/package.json"
npm install --silent --no-audit --no-fund --prefix "$target" >/dev/null
