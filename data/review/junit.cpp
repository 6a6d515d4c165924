// SPDX-License-Identifier: MIT
#include "data/review/junit.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "data/text/display_width.h"
#include "data/text/render.h"
#include "data/text/xml_escape.h"

namespace peerplan {
namespace {

/// Text for an attribute or an element; `printable` takes away what XML cannot hold.
std::string escaped(std::string_view text) {
    return xmlEscaped(printable(text));
}

struct Case {
    const ReviewedRule* rule = nullptr;
    std::vector<const ReviewedFinding*> failing;
    std::vector<const ReviewedFinding*> accepted;
    std::vector<const ReviewedFinding*> lesser;
};

std::string lineOf(const ReviewedFinding& row, const Language& language) {
    std::string line;
    if (!row.finding.subjects.empty()) {
        line += row.finding.subjects.front();
        line += ": ";
    }
    line += renderSentence(row.finding.what, language);
    return escaped(line);
}

void addAttribute(std::string& out, const char* name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    out += escaped(value);
    out += '"';
}

void addLines(std::string& out, const std::vector<const ReviewedFinding*>& rows,
              const Language& language) {
    for (const ReviewedFinding* row : rows) {
        out += lineOf(*row, language);
        out += '\n';
    }
}

void addCase(std::string& out, const Case& test, const ReviewDocument& document,
             const Language& language) {
    out += "    <testcase";
    addAttribute(out, "classname", "peerplan.review." + test.rule->area);
    std::string name = test.rule->id;
    name += ": ";
    name += render(test.rule->title, language);
    addAttribute(out, "name", name);
    addAttribute(out, "file", document.planFile);
    if (test.failing.empty() && test.accepted.empty() && test.lesser.empty()) {
        out += "/>\n";
        return;
    }
    out += ">\n";
    if (!test.failing.empty()) {
        out += "      <failure";
        addAttribute(out, "type",
                     test.failing.front()->finding.severity == Severity::Error     ? "error"
                     : test.failing.front()->finding.severity == Severity::Warning ? "warning"
                                                                                   : "note");
        addAttribute(out, "message", renderSentence(test.failing.front()->finding.what, language));
        out += ">";
        addLines(out, test.failing, language);
        out += escaped(render(test.rule->fix, language));
        out += "</failure>\n";
    } else if (!test.accepted.empty() && test.lesser.empty()) {
        out += "      <skipped";
        addAttribute(out, "message", test.accepted.front()->reason);
        out += "/>\n";
    }
    if (!test.lesser.empty()) {
        out += "      <system-out>";
        addLines(out, test.lesser, language);
        out += "</system-out>\n";
    }
    out += "    </testcase>\n";
}

}  // namespace

std::string writeJunit(const ReviewDocument& document, Severity least, const Language& language) {
    std::vector<Case> cases(document.rules.size());
    for (std::size_t r = 0; r < cases.size(); ++r) cases[r].rule = &document.rules[r];
    for (const ReviewedFinding& row : document.findings) {
        Case& test = cases[row.rule];
        (row.accepted                    ? test.accepted
         : row.finding.severity >= least ? test.failing
                                         : test.lesser)
            .push_back(&row);
    }
    std::int64_t failures = 0;
    std::int64_t skipped = 0;
    for (const Case& test : cases) {
        failures += test.failing.empty() ? 0 : 1;
        skipped += test.failing.empty() && test.lesser.empty() && !test.accepted.empty() ? 1 : 0;
    }
    std::string counts;
    addAttribute(counts, "tests", std::to_string(cases.size()));
    addAttribute(counts, "failures", std::to_string(failures));
    addAttribute(counts, "errors", "0");
    addAttribute(counts, "skipped", std::to_string(skipped));
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites";
    out += counts;
    out += ">\n  <testsuite";
    addAttribute(out, "name", document.planName.empty() ? document.planFile : document.planName);
    out += counts;
    out += ">\n";
    for (const Case& test : cases) addCase(out, test, document, language);
    out += "  </testsuite>\n</testsuites>\n";
    return out;
}

}  // namespace peerplan
