// SPDX-License-Identifier: MIT
#include "data/text/diagnostic_text.h"

#include <vector>

#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

// What was found may be a whole document in one string.
constexpr std::size_t mostFound = 80;

std::string place(const Diagnostic& diagnostic) {
    std::string out = diagnostic.file;
    if (diagnostic.line > 0) {
        if (!out.empty()) out += ':';
        out += std::to_string(diagnostic.line);
        if (diagnostic.column > 0) {
            out += ':';
            out += std::to_string(diagnostic.column);
        }
    }
    return out;
}

// What stands in parentheses behind the message; empty where there is nothing.
std::string particulars(const Diagnostic& diagnostic, const Language& language) {
    const std::string found = shortened(printable(diagnostic.found), mostFound);
    const std::string expected = render(diagnostic.expected, language);
    std::string out;
    if (!found.empty() && !expected.empty()) {
        out = render(Text(tr("found {found}, expected {expected}"),
                          {{"found", found}, {"expected", expected}}),
                     language);
    } else if (!found.empty()) {
        out = render(Text(tr("found {found}"), {{"found", found}}), language);
    } else if (!expected.empty()) {
        out = render(Text(tr("expected {expected}"), {{"expected", expected}}), language);
    }
    if (!diagnostic.suggestion.empty()) {
        if (!out.empty()) out += "; ";
        out +=
            render(Text(tr("did you mean {suggestion}?"), {{"suggestion", diagnostic.suggestion}}),
                   language);
    }
    return out;
}

}  // namespace

const char* wordOf(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return tr("note");
        case Severity::Warning:
            return tr("warning");
        case Severity::Error:
            return tr("error");
    }
    return tr("error");
}

std::string writeDiagnosticText(const Diagnostic& diagnostic, const Language& language) {
    std::string out = place(diagnostic);
    if (!out.empty()) out += ": ";
    out += language.translate(wordOf(diagnostic.severity));
    out += ": ";
    if (!diagnostic.pointer.empty()) {
        out += shortened(printable(diagnostic.pointer), mostFound);
        out += ": ";
    }
    out += render(diagnostic.message, language);
    const std::string more = particulars(diagnostic, language);
    if (!more.empty()) {
        out += " (";
        out += more;
        out += ')';
    }
    return printable(out);
}

}  // namespace peerplan
