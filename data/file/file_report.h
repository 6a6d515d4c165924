// SPDX-License-Identifier: MIT
#pragma once

/// What the reader of a file says about it, line by line.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "model/diagnostic.h"

namespace peerplan {

/// Collects the diagnostics of one file. What is found is cut to a length that fits a line.
class FileReport {
  public:
    FileReport(std::string file, Diagnostics& out) : m_file(std::move(file)), m_out(out) {}

    void error(std::int64_t line, std::int64_t column, Text message, std::string_view found = {},
               Text expected = {});
    void warning(std::int64_t line, Text message, std::string_view found = {});
    void note(std::int64_t line, Text message);
    /// Too many diagnostics for anybody: readers may stop.
    bool full() const { return isFull(m_out); }

  private:
    void add(Severity severity, std::int64_t line, std::int64_t column, Text message,
             std::string_view found, Text expected);

    std::string m_file;
    Diagnostics& m_out;
};

/// At most 60 bytes of a text, cut between characters, with dots where something is missing.
std::string shortened(std::string_view text);

}  // namespace peerplan
