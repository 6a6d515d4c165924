#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# commands.sh SOURCE PEERPLAN SCRATCH [no-pdf]: runs every command line that begins with "peerplan " in the fenced
# console and sh blocks of README.md, docs/*.md and docs/*/*.md, in SCRATCH with a copy of examples/, one document after
# the other, so that a tour may build on what it wrote. A line fails when its exit status is not 0, or not N where
# it ends in "# exit N". "./dev X" is not run: X must be a command of ./dev. "$ " may stand before a command,
# and a backslash at the end continues it. With no-pdf PEERPLAN is a build without Qt, which is to refuse every
# report that ends in .pdf as wrong usage (2). Exits 77 (skipped) when the documents show no command.
set -euo pipefail
source_dir=$(readlink -f "$1")
program=$(readlink -f "$2")
scratch=$3
pdf=${4:-pdf}
PATH=$(dirname "$program"):$PATH
export PATH LC_ALL=C.UTF-8
failures=0 shown=0

# The commands of one document, each as LINE<tab>COMMAND.
commands() {
    awk '
        /^```/ { inside = !inside && $0 ~ /^```(console|sh)[ \t]*$/; joined = ""; next }
        !inside { next }
        {
            line = $0
            if (joined == "") { sub(/^\$ /, "", line); start = FNR }
            if (line ~ /\\$/) { joined = joined substr(line, 1, length(line) - 1); next }
            line = joined line
            joined = ""
            if (line ~ /^(peerplan|\.\/dev) /) printf "%d\t%s\n", start, line
        }' "$1"
}

fail() {
    printf '%s\n' "$*"
    failures=$((failures + 1))
}

# run DOCUMENT LINE COMMAND
run() {
    local expected=0 status=0 output
    [[ ! $3 =~ \#\ exit\ ([0-9]+)$ ]] || expected=${BASH_REMATCH[1]}
    [[ $pdf != no-pdf || ! $3 =~ \ (-o|--output)[\ =][^\ ]+\.pdf(\ |$) ]] || expected=2
    output=$(timeout 120 bash -o pipefail -c "$3" 2>&1 </dev/null) || status=$?
    [ "$status" -eq "$expected" ] || fail "$1:$2: $3: exit status $status, expected $expected
$output"
}

rm -rf "$scratch"
mkdir -p "$scratch"
[ ! -d "$source_dir/examples" ] || cp -r "$source_dir/examples" "$scratch/"
cd "$scratch"
for document in "$source_dir"/README.md "$source_dir"/docs/*.md "$source_dir"/docs/*/*.md; do
    [ -f "$document" ] || continue
    while IFS=$'\t' read -r line command <&3; do
        shown=$((shown + 1))
        case "$command" in
            ./dev\ *)
                read -r _ word _ <<<"$command"
                "$source_dir/dev" help | grep -qE "^  $word( |$)" \
                    || fail "${document#"$source_dir"/}:$line: $command: ./dev knows no $word"
                ;;
            *) run "${document#"$source_dir"/}" "$line" "$command" ;;
        esac
    done 3< <(commands "$document")
done

printf '%d commands shown, %d failed\n' "$shown" "$failures"
[ "$failures" -eq 0 ] || exit 1
[ "$shown" -gt 0 ] || exit 77
