// SPDX-License-Identifier: MIT
#include "data/csv/reader.h"

#include <random>
#include <stdexcept>
#include <string>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

std::string joined(const CsvRow& row) {
    std::string text;
    for (const CsvField& field : row.fields) {
        if (!text.empty()) text += '|';
        text += field.text;
    }
    return text;
}

}  // namespace

TEST_CASE("Fields carry their text, line and column in characters") {
    const CsvText text = readCsv("a,Zürich,c\n\"x, \"\"y\"\"\",,z\n");
    REQUIRE(text.fault.message.empty());
    REQUIRE(text.rows.size() == 2);
    CHECK(joined(text.rows[0]) == "a|Zürich|c");
    CHECK(text.rows[0].fields[1].column == 3);
    CHECK(text.rows[0].fields[2].column == 10);  // a , Z ü r i c h , are nine characters
    CHECK(joined(text.rows[1]) == "x, \"y\"||z");
    CHECK(text.rows[1].line == 2);
    CHECK(text.rows[1].fields[1].column == 12);  // "x, ""y""", are eleven
    CHECK(text.rows[1].fields[2].column == 13);
}

TEST_CASE("A quoted line break stays in its field and counts as a line") {
    const CsvText text = readCsv("a,\"one\ntwo\",b\nc,d,e\n");
    REQUIRE(text.rows.size() == 2);
    CHECK(text.rows[0].fields[1].text == "one\ntwo");
    CHECK(text.rows[0].fields[2].line == 2);
    CHECK(text.rows[0].fields[2].column == 6);
    CHECK(text.rows[1].line == 3);
}

TEST_CASE("A byte order mark, any line break, blank lines and a missing last break are fine") {
    for (const char* bytes : {"\xEF\xBB\xBFk,l\n1,2\n", "k,l\r\n1,2\r\n", "k,l\r1,2\r",
                              "k,l\n\n\n1,2", "\r\n\r\nk,l\r\n\r\n1,2"}) {
        const CsvText text = readCsv(bytes);
        REQUIRE(text.fault.message.empty());
        REQUIRE(text.rows.size() == 2);
        CHECK(joined(text.rows[0]) == "k|l");
        CHECK(text.rows[0].fields[0].column == 1);
        CHECK(joined(text.rows[1]) == "1|2");
    }
    const CsvText spaced = readCsv("\n\nk,l\r\n\r\n1,2");
    CHECK(spaced.rows[0].line == 3);
    CHECK(spaced.rows[1].line == 5);
    CHECK(readCsv("").rows.empty());
    CHECK(readCsv("\xEF\xBB\xBF").rows.empty());
}

TEST_CASE("Other delimiters are found in the first record and read") {
    CHECK(csvDelimiterOf("a;b;c,d\n1,2,3,4") == ';');
    CHECK(csvDelimiterOf("a\tb\n") == '\t');
    CHECK(csvDelimiterOf("a|b") == '|');
    CHECK(csvDelimiterOf("\"a;b;c\",d") == ',');
    CHECK(csvDelimiterOf("alone") == ',');
    const CsvText text = readCsv("a\t\tc\n1\t2,5\t \n", '\t');
    REQUIRE(text.rows.size() == 2);
    CHECK(joined(text.rows[0]) == "a||c");
    CHECK(joined(text.rows[1]) == "1|2,5|");
}

TEST_CASE("Spaces around an unquoted field are dropped, those in quotes kept") {
    const CsvText text = readCsv(" a , \" b \" \n");
    REQUIRE(text.rows.size() == 1);
    CHECK(joined(text.rows[0]) == "a| b ");
}

TEST_CASE("A broken quote is told with its place and the rows before it are kept") {
    const CsvText open = readCsv("a,b\nc,\"d\ne,f\n");
    CHECK(open.rows.size() == 1);
    CHECK(open.fault.line == 2);
    CHECK(open.fault.column == 3);
    CHECK_FALSE(open.fault.message.empty());

    const CsvText inside = readCsv("a,b\nc,d\"e\n");
    CHECK(inside.rows.size() == 1);
    CHECK(inside.fault.line == 2);
    CHECK(inside.fault.column == 4);

    const CsvText after = readCsv("\"a\"b,c\n");
    CHECK(after.rows.empty());
    CHECK(after.fault.line == 1);
}

TEST_CASE("Reading stops where the caller asks and lets its exception through") {
    int rows = 0;
    const CsvFault fault = forEachCsvRow("1\n2\n3\n", ',', [&](CsvRow&) { return ++rows < 2; });
    CHECK(fault.message.empty());
    CHECK(rows == 2);
    CHECK_THROWS_AS(
        forEachCsvRow("1\n", ',', [](CsvRow&) -> bool { throw std::runtime_error("no"); }),
        std::runtime_error);
}

TEST_CASE("What is written with quotes is read back whatever it holds") {
    const unsigned seed = 20260105;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::string alphabet = "ab,;\"\n\r \t\xC3\xA9";
    for (int round = 0; round < 500; ++round) {
        std::vector<std::vector<std::string>> rows(1 + random() % 4);
        std::string bytes;
        for (auto& row : rows) {
            row.resize(1 + random() % 4);
            for (auto& field : row) {
                for (auto n = random() % 8; n > 0; --n)
                    field += alphabet[random() % alphabet.size()];
                if (&field != &row.front()) bytes += ',';
                bytes += '"';
                for (const char byte : field) {
                    if (byte == '"') bytes += '"';
                    bytes += byte;
                }
                bytes += '"';
            }
            bytes += "\r\n";
        }
        const CsvText text = readCsv(bytes);
        REQUIRE(text.fault.message.empty());
        REQUIRE(text.rows.size() == rows.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            REQUIRE(text.rows[r].fields.size() == rows[r].size());
            for (std::size_t f = 0; f < rows[r].size(); ++f) {
                CHECK(text.rows[r].fields[f].text == rows[r][f]);
            }
        }
    }
}
