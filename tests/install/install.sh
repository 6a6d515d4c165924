#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# install.sh SOURCE BUILD PREFIX [FILE...]: installs BUILD into PREFIX, which must then hold the program, the
# documents, every example, the schema and the FILEs, and nothing else; and the program must run from there.
set -euo pipefail
source_dir=$1 build=$2 prefix=$3
shift 3

rm -rf "$prefix"
cmake --install "$build" --prefix "$prefix" >/dev/null
{
    echo bin/peerplan
    printf 'share/doc/peerplan/%s\n' LICENSE README.md CHANGELOG.md
    [ $# -eq 0 ] || printf '%s\n' "$@"
    cd "$source_dir"
    [ ! -d examples ] || find examples -type f -printf 'share/doc/peerplan/%p\n'
    [ ! -e data/schema/plan.schema.json ] || echo share/peerplan/plan.schema.json
} | LC_ALL=C sort >"$prefix.expected"
(cd "$prefix" && find . -type f -printf '%P\n') | LC_ALL=C sort | diff "$prefix.expected" -

cd /
"$prefix/bin/peerplan" --version >/dev/null
