#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# includes_test.sh SCRATCH: shows that includes.sh finds each kind of offence, one at a time, and passes a
# tree without any.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=$1
failures=0

# write FILE LINE...: a file of the tree, with the licence line first.
write() {
    mkdir -p "$scratch/$(dirname "$1")"
    printf '%s\n' '// SPDX-License-Identifier: MIT' "${@:2}" >"$scratch/$1"
}

# refused FILE INCLUDE: the tree with this one include must be refused, with the file named.
refused() {
    rm -rf "$scratch"
    write "$1" '#pragma once' "#include $2"
    local said
    if said=$("$here/includes.sh" "$scratch"); then
        echo "accepted: $1 includes $2"
        failures=$((failures + 1))
    elif ! grep -qF "$1:3: may not include" <<<"$said"; then
        echo "refused, but not as expected: $1 includes $2: $said"
        failures=$((failures + 1))
    fi
}

refused model/plan.h '"planner/network/compile.h"'
refused model/plan.h '<boost/graph/adjacency_list.hpp>'
refused model/plan.h '<fstream>'
refused model/plan.cpp '"data/json/plan_reader.h"'
refused planner/network/compile.cpp '"data/json/plan_reader.h"'
refused planner/network/compile.h '<boost/graph/graph_traits.hpp>'
refused planner/network/compile.h '"planner/network/boost_view.h"'
refused planner/routing/evaluate.cpp '<QString>'
refused planner/routing/evaluate.cpp '"model/answers.h"'
refused planner/routing/evaluate.cpp '<fstream>'
refused data/json/plan_reader.h '<nlohmann/json.hpp>'
refused data/json/plan_reader.cpp '<sqlite3.h>'
refused data/json/plan_reader.cpp '"planner/network/compile.h"'
refused data/catalogue/load.cpp '<csv.h>'
refused data/report/html.cpp '"data/json/plan_reader.h"'
refused data/report/html.cpp '"data/report/charts/diurnal.h"'
refused data/report/html.cpp '<QSvgGenerator>'
refused data/store/database.cpp '"cli/app.h"'
refused cli/bandwidth.cpp '<CLI/CLI.hpp>'
refused cli/bandwidth.cpp '"gui/session.h"'
refused gui/session.cpp '"cli/app.h"'
refused tests/model/plan_test.cpp '<catch2/catch.hpp>'

# The house's form.
rm -rf "$scratch"
mkdir -p "$scratch/model"
printf '#pragma once\n' >"$scratch/model/no_licence.h"
write model/no_once.h '#include <string>'
write model/late.h '#pragma once'
write model/late.cpp '#include <string>' '#include "model/late.h"'
said=$("$here/includes.sh" "$scratch" || true)
for expected in 'model/no_licence.h:1: the first line' 'model/no_once.h:1: has no #pragma once' \
    'model/late.cpp:1: is to include model/late.h first'; do
    grep -qF "$expected" <<<"$said" || { echo "not found: $expected in: $said"; failures=$((failures + 1)); }
done

# What all parts do every day.
rm -rf "$scratch"
write model/plan.h '#pragma once' '#include <string>' '#include "model/site.h"'
write planner/network/boost_view.h '#pragma once' '#include <boost/graph/graph_traits.hpp>'
write planner/network/compile.h '#pragma once' '#include "model/plan.h"'
write planner/network/compile.cpp '#include "planner/network/compile.h"' '' \
    '#include <boost/graph/dijkstra_shortest_paths.hpp>' '#include "planner/network/boost_view.h"'
write data/store/database.cpp '#include <sqlite3.h>' '#include <unistd.h>' '#include "model/plan.h"'
write data/report/html.cpp '#include <kainjow/mustache.hpp>' '#include "data/text/render.h"' '#include "model/report.h"'
write data/report/charts/diurnal.cpp '#include <QChart>' '#include "model/chart.h"'
write planner/report/compose.h '#pragma once' '#include "model/answers.h"'
write cli/command.cpp '#include <CLI/CLI.hpp>'
write cli/bandwidth.cpp '#include "planner/network/compile.h"' '#include "data/json/plan_reader.h"'
said=$("$here/includes.sh" "$scratch") || { echo "refused: $said"; failures=$((failures + 1)); }

rm -rf "$scratch"
[ "$failures" -eq 0 ]
