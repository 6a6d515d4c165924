// SPDX-License-Identifier: MIT
#pragma once

/// What the rows of one import share: the result that grows, and what happens to a wrong row.

#include <map>
#include <string>
#include <utility>

#include "data/csv/import_cell.h"
#include "data/csv/import_row.h"

namespace peerplan {

class ImportSession {
  public:
    ImportSession(const Plan& base, const ImportOptions& options, ImportNames& names)
        : m_options(options), m_names(names) {
        m_result.plan = base;
    }

    const ImportOptions& options() const { return m_options; }
    const ImportNames& names() const { return m_names; }
    Plan& plan() { return m_result.plan; }
    Diagnostics& diagnostics() { return m_result.diagnostics; }

    /// Reports faults: as errors, or as warnings where their row is left out.
    void leaveOut(Diagnostics faults);
    /// Adds the regions and providers that an accepted row names.
    void makeNamed(const CsvRow& row, const RowExtras& extras);
    void countAdded() { ++m_result.added; }
    void countReplaced() { ++m_result.replaced; }

    /// The result, with the plan as it was if there was an error.
    ImportResult finish(const Plan& base, const std::string& fileName);

  private:
    const ImportOptions& m_options;
    ImportNames& m_names;
    ImportResult m_result;
};

/// Where every object of a list stands, by id.
template <class T>
std::map<std::string, std::size_t> placesById(const std::vector<T>& list) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < list.size(); ++i) places.emplace(list[i].id, i);
    return places;
}

/// Puts the rows of a series table into measurements.
void importSeries(ImportSession& session, const RowReader& reader, const std::vector<CsvRow>& rows);

}  // namespace peerplan
