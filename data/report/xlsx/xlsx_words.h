// SPDX-License-Identifier: MIT
#pragma once

/// Text made to fit into the limits of a workbook.

#include <set>
#include <string>
#include <string_view>

namespace peerplan {

/// The text as a cell holds it: on one line, without characters that XML does not have, at most
/// 32,767 UTF-16 units (the rest gives way to `…`), and `_x0041_`, which Excel would read as `A`,
/// made to stay as it is (ECMA-376, ST_Xstring).
std::string inCell(std::string_view text);

/// The text as a title of a chart or an axis: at most 255 UTF-16 units, and never begun with `=`,
/// by which the library would take it for an address.
std::string inLabel(std::string_view text);

/// Names of sheets, each given once.
class SheetNames {
  public:
    /// The text as the name of a sheet: at most 31 UTF-16 units, cut between words where that
    /// can be, without `[]:*?/\`; a number behind it where the name is taken, small and capital
    /// letters being the same.
    std::string next(std::string_view text);

  private:
    // Excel keeps one name for itself.
    std::set<std::string> m_used{"history"};
};

/// Heads of one table: Excel takes no two that differ in nothing but capitals, and no empty one.
class ColumnHeads {
  public:
    std::string next(std::string_view text);

  private:
    std::set<std::string> m_used;
};

}  // namespace peerplan
