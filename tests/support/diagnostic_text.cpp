// SPDX-License-Identifier: MIT
#include "tests/support/diagnostic_text.h"

namespace peerplan::tests {

std::string plain(const Text& text) {
    std::string out = text.pattern;
    for (const auto& [name, argument] : text.arguments) {
        std::string value = "?";
        if (const auto* words = std::get_if<std::string>(&argument)) value = *words;
        if (const auto* number = std::get_if<std::int64_t>(&argument)) {
            value = std::to_string(*number);
        }
        const std::string hole = '{' + name + '}';
        const std::size_t at = out.find(hole);
        if (at != std::string::npos) out.replace(at, hole.size(), value);
    }
    return out;
}

std::string asLine(const Diagnostic& diagnostic) {
    std::string out;
    if (diagnostic.line > 0) {
        out += std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column) + ' ';
    }
    if (!diagnostic.pointer.empty()) out += diagnostic.pointer + ' ';
    if (diagnostic.severity == Severity::Warning) out += "warning: ";
    if (diagnostic.severity == Severity::Note) out += "note: ";
    out += plain(diagnostic.message);
    if (!diagnostic.found.empty()) out += "; found " + diagnostic.found;
    if (!diagnostic.expected.empty()) out += "; expected " + plain(diagnostic.expected);
    if (!diagnostic.suggestion.empty()) out += "; did you mean " + diagnostic.suggestion;
    return out;
}

std::string asLines(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics) {
        out += asLine(diagnostic);
        out += '\n';
    }
    return out;
}

}  // namespace peerplan::tests
