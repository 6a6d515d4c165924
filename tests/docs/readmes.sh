#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# readmes.sh ROOT: whether every folder under ROOT that holds sources has a README.md. A folder of tests/ that
# mirrors another needs none: what is tested there is told by the README.md of the other.
set -euo pipefail
cd "$1"
status=0
folders=()
for folder in model planner data cli gui tests; do [ ! -d "$folder" ] || folders+=("$folder"); done
while read -r folder; do
    [ ! -f "$folder/README.md" ] || continue
    [[ $folder != tests/* ]] || [ ! -f "${folder#tests/}/README.md" ] || continue
    printf '%s holds sources and has no README.md\n' "$folder"
    status=1
done < <(find "${folders[@]}" -type f \( -name '*.h' -o -name '*.cpp' -o -name '*.sh' \) -printf '%h\n' | sort -u)
exit "$status"
