// SPDX-License-Identifier: MIT
#include "data/text/table_csv.h"

#include <cmath>

#include "tests/support/catch.h"

using namespace peerplan;

TEST_CASE("A CSV has keys in its head and values for machines") {
    Table table;
    table.columns = {{"site", "Site", CellKind::Text},
                     {"load_mbps", "Load", CellKind::Mbps},
                     {"headroom", "Headroom", CellKind::Ratio},
                     {"users", "Users", CellKind::Integer},
                     {"alone", "Alone", CellKind::Boolean},
                     {"day", "Day", CellKind::Date},
                     {"why", "Why", CellKind::Text}};
    table.rows = {{std::string("Oslo"), 118.36, 0.1, std::int64_t{1200}, true,
                   Date::parse("2026-11-01").value(), Text("{n} ways", {{"n", std::int64_t{2}}})},
                  {std::string("Rome"), {}, std::nan(""), {}, {}, {}}};
    CHECK(writeTableCsv(table, Language()) ==
          "site,load_mbps,headroom,users,alone,day,why\r\n"
          "Oslo,118.36,0.1,1200,true,2026-11-01,2 ways\r\n"
          "Rome,,,,,,\r\n");
}

TEST_CASE("Fields are quoted as RFC 4180 says") {
    CHECK(csvField("plain") == "plain");
    CHECK(csvField("a,b") == "\"a,b\"");
    CHECK(csvField("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csvField("two\nlines") == "\"two\nlines\"");
    CHECK(csvField("").empty());
}

TEST_CASE("What a spreadsheet would run is guarded, and numbers are not") {
    CHECK(csvField("=1+1") == "'=1+1");
    CHECK(csvField("+49 30") == "'+49 30");
    CHECK(csvField("-cmd") == "'-cmd");
    CHECK(csvField("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csvField("\tx") == "'\tx");
    CHECK(csvField("\r=x") == "\"'\r=x\"");
    CHECK(csvField("=HYPERLINK(\"http://x\",\"y\")") ==
          "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");

    Table table;
    table.columns = {{"delta", "Change", CellKind::Number}};
    table.rows = {{-5.5}};
    CHECK(writeTableCsv(table, Language()) == "delta\r\n-5.5\r\n");
}
