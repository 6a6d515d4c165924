// SPDX-License-Identifier: MIT
#pragma once

/// What is wrong with an input, and where: collected, so that all errors of a file show at once.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/text.h"

namespace peerplan {

enum class Severity : std::uint8_t { Note, Warning, Error };

/// One thing wrong with one place of an input.
struct Diagnostic {
    Severity severity = Severity::Error;
    /// The file as the user named it; empty where the input is no file.
    std::string file{};
    /// From 1; 0 is unknown.
    std::int64_t line = 0;
    std::int64_t column = 0;
    /// JSON pointer (RFC 6901) of the place in a plan; empty where there is none.
    std::string pointer{};
    /// What is wrong.
    Text message{};
    /// What stands there, what should, and the nearest right spelling; each may be empty.
    std::string found{};
    Text expected{};
    std::string suggestion{};
};

using Diagnostics = std::vector<Diagnostic>;

/// Past this many a list of diagnostics helps nobody, and hostile input could fill the memory.
inline constexpr std::size_t mostDiagnostics = 1000;

inline bool isFull(const Diagnostics& diagnostics) {
    return diagnostics.size() > mostDiagnostics;
}

/// Adds a diagnostic; in place of the first one too many it notes that more were left out.
inline void report(Diagnostics& diagnostics, Diagnostic diagnostic) {
    if (isFull(diagnostics)) return;
    if (diagnostics.size() < mostDiagnostics) {
        diagnostics.push_back(std::move(diagnostic));
        return;
    }
    Diagnostic more;
    more.severity = Severity::Note;
    more.message = tr("there is more: only this much is shown");
    diagnostics.push_back(std::move(more));
}

inline bool hasErrors(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::Error) return true;
    }
    return false;
}

}  // namespace peerplan
