// SPDX-License-Identifier: MIT
#include "data/file/file_report.h"

namespace peerplan {

void FileReport::error(std::int64_t line, std::int64_t column, Text message, std::string_view found,
                       Text expected) {
    add(Severity::Error, line, column, std::move(message), found, std::move(expected));
}

void FileReport::warning(std::int64_t line, Text message, std::string_view found) {
    add(Severity::Warning, line, 0, std::move(message), found, {});
}

void FileReport::note(std::int64_t line, Text message) {
    add(Severity::Note, line, 0, std::move(message), {}, {});
}

void FileReport::add(Severity severity, std::int64_t line, std::int64_t column, Text message,
                     std::string_view found, Text expected) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.file = m_file;
    diagnostic.line = line;
    diagnostic.column = column;
    diagnostic.message = std::move(message);
    diagnostic.found = shortened(found);
    diagnostic.expected = std::move(expected);
    report(m_out, std::move(diagnostic));
}

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return std::string(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    std::string out(text.substr(0, end));
    out += "...";
    return out;
}

}  // namespace peerplan
