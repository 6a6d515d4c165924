// SPDX-License-Identifier: MIT
#pragma once

/// The JSON that a command prints: who made it, from what, then the answers (docs/json.md).

#include <memory>
#include <string>
#include <string_view>

#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

/// Collects the members of one JSON object in the order they are added:
/// `{"peerplan": "0.1.0", "command": "bandwidth", "plan": "Woodgrove Bank", ...}`.
class AnswerJson {
  public:
    /// `plan` is the plan's name; where it is empty there is no such member.
    AnswerJson(std::string_view command, std::string_view plan, Language language = {});
    ~AnswerJson();
    AnswerJson(AnswerJson&&) noexcept;
    AnswerJson& operator=(AnswerJson&&) noexcept;
    AnswerJson(const AnswerJson&) = delete;
    AnswerJson& operator=(const AnswerJson&) = delete;

    /// A single value. An empty cell and a number that is not finite are null.
    void add(std::string_view key, const Cell& value);

    /// The rows of a table as an array under the table's id: an object a row, its keys those of the
    /// columns. Numbers keep their full precision; a text is a sentence in the language.
    void add(const Table& table);

    /// The document, indented by two spaces, ending in a line end. Bytes that are no UTF-8 become
    /// U+FFFD.
    std::string text() const;

  private:
    struct Members;
    std::unique_ptr<Members> m_members;
    Language m_language;
};

}  // namespace peerplan
