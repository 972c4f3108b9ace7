#!/bin/sh
# Install what looks at the poll page for barriers into a folder of its own: sh tests/browser/prepare.sh DIR
# Needs npm; tests then find it by CIRCLEKIT_AXE=DIR. The browser is the system's, its driver speaks to selenium:
# apt-get install chromium chromium-driver; pip install 'circlekit[browser]'
set -eu
target=${1:?"which folder?"}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$target"
cp "$here/package.json" "$target/package.json"
npm install --silent --no-audit --no-fund --prefix "$target" >/dev/null
