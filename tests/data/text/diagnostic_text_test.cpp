// SPDX-License-Identifier: MIT
#include "data/text/diagnostic_text.h"

#include "tests/support/catch.h"

using namespace peerplan;

namespace {
const Language english;
}

TEST_CASE("A diagnostic names the place, what is there, what should be and the nearest spelling") {
    CHECK(
        writeDiagnosticText({.severity = Severity::Error,
                             .file = "plan.json",
                             .line = 12,
                             .column = 5,
                             .pointer = "/sites/0/kind",
                             .message = Text("this is no {what}", {{"what", std::string("kind")}}),
                             .found = "\"offise\"",
                             .expected = "office or datacenter",
                             .suggestion = "office"},
                            english) ==
        "plan.json:12:5: error: /sites/0/kind: this is no kind "
        "(found \"offise\", expected office or datacenter; did you mean office?)");
}

TEST_CASE("Parts that are not there leave nothing behind") {
    CHECK(writeDiagnosticText({.message = "no such file"}, english) == "error: no such file");
    CHECK(writeDiagnosticText({.severity = Severity::Warning, .file = "a.csv", .message = "m"},
                              english) == "a.csv: warning: m");
    CHECK(writeDiagnosticText({.file = "a.csv", .line = 3, .message = "m", .found = "x"},
                              english) == "a.csv:3: error: m (found x)");
    CHECK(writeDiagnosticText({.message = "m", .suggestion = "dallas"}, english) ==
          "error: m (did you mean dallas?)");
    CHECK(writeDiagnosticText({.message = "m", .expected = "a number"}, english) ==
          "error: m (expected a number)");
}

TEST_CASE("What was found is cut short and made printable") {
    const std::string line =
        writeDiagnosticText({.message = "m", .found = std::string(5000, 'x')}, english);
    CHECK(line.size() < 120);
    CHECK(writeDiagnosticText({.file = "a\nb", .message = "m", .found = "\x1b[0m"}, english) ==
          "a b: error: m (found \uFFFD[0m)");
}
