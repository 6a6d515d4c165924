#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# includes.sh ROOT: whether every source of the tree under ROOT includes only what rules.txt allows.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
folders=()
for folder in model planner data cli gui tests; do [ ! -d "$folder" ] || folders+=("$folder"); done
find "${folders[@]}" -type f \( -name '*.h' -o -name '*.cpp' \) | LC_ALL=C sort \
    | xargs awk -f "$here/includes.awk" "$here/rules.txt"
