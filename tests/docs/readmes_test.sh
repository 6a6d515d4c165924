#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# readmes_test.sh SCRATCH: shows on a tree of its own that readmes.sh asks for what it should.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$1
rm -rf "$tree"
mkdir -p "$tree/model/part" "$tree/tests/model/part" "$tree/tests/odd" "$tree/data/only_data"
touch "$tree/model/a.h" "$tree/model/part/b.cpp" "$tree/tests/model/part/b_test.cpp" "$tree/tests/odd/c.sh" \
    "$tree/data/only_data/rows.csv" "$tree/model/README.md"

expect() {
    local said
    said=$("$here/readmes.sh" "$tree" | sed 's/ holds.*//' | tr '\n' ' ') || true
    [ "$said" = "$1" ] || { printf 'expected "%s", got "%s"\n' "$1" "$said"; exit 1; }
}

expect 'model/part tests/model/part tests/odd '
touch "$tree/model/part/README.md"
expect 'tests/odd '
touch "$tree/tests/odd/README.md"
expect ''
"$here/readmes.sh" "$tree"
