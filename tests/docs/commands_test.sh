#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# commands_test.sh SCRATCH: shows on documents of its own, with a program that only answers with the exit
# status it is told, that commands.sh runs what it should and finds what is wrong.
# shellcheck disable=SC2016,SC1003  # backslashes and dollars for the documents, not for this shell
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$1
rm -rf "$tree"
mkdir -p "$tree/docs" "$tree/bin" "$tree/examples"
printf '#!/bin/sh\nexit "$1"\n' >"$tree/bin/peerplan"
printf '#!/bin/sh\necho "  test  runs the tests"\n' >"$tree/dev"
chmod +x "$tree/bin/peerplan" "$tree/dev"
failures=0

mode=pdf
# says STATUS TEXT DOCUMENT...: the exit status and a part of what commands.sh prints about a README.
says() {
    local status=0 said
    printf '%s\n' "${@:3}" >"$tree/README.md"
    said=$("$here/commands.sh" "$tree" "$tree/bin/peerplan" "$tree/scratch" "$mode") || status=$?
    [ "$status" -eq "$1" ] && grep -qF "$2" <<<"$said" && return
    printf 'expected status %s and "%s", got status %s and: %s\n' "$1" "$2" "$status" "$said"
    failures=$((failures + 1))
}

says 77 '0 commands shown' 'peerplan 1' '```json' 'peerplan 1' '```'
says 0 '1 commands shown, 0 failed' '```console' '$ peerplan 0' 'its output' '```'
says 0 '2 commands shown, 0 failed' '```sh' 'peerplan 3  # exit 3' './dev test' '```' 'peerplan 1'
says 1 'README.md:2: peerplan 3: exit status 3, expected 0' '```sh' 'peerplan 3' '```'
says 1 'exit status 0, expected 1' '```sh' 'peerplan 0 # exit 1' '```'
says 1 './dev knows no fly' '```sh' './dev fly' '```'
says 1 'README.md:2: peerplan   4: exit status 4' '```sh' 'peerplan \' '  4' '```'
says 1 'exit status 5, expected 0' '```sh' 'peerplan 5 | cat' '```'
says 0 '1 commands shown, 0 failed' '```sh' 'peerplan 0 >out && test -d examples' '```'
says 1 'exit status 2, expected 0' '```sh' 'peerplan 2 -o plan.pdf --paper letter' '```'
mode=no-pdf
says 0 '2 commands shown, 0 failed' '```sh' 'peerplan 2 -o plan.pdf --paper letter' 'peerplan 2 --output=plan.pdf' '```'
says 0 '1 commands shown, 0 failed' '```sh' 'peerplan 0 -o plan.pdf.md' '```'
says 1 'exit status 0, expected 2' '```sh' 'peerplan 0 -o plan.pdf' '```'

rm -rf "$tree"
[ "$failures" -eq 0 ]
