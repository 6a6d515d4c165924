// SPDX-License-Identifier: MIT
#include "data/csv/import_csv.h"

#include <algorithm>
#include <utility>

#include "data/csv/import_finish.h"
#include "data/csv/import_session.h"
#include "data/utf8.h"
#include "model/fields/scalar.h"

namespace peerplan {
namespace {

/// Whether rows that name themselves by other cells are numbered where those come twice: parallel
/// links are common, two sites of one name are a mistake.
template <class T>
constexpr bool isNumbered = !std::is_same_v<T, Site>;

/// Puts rows into the list of one kind.
template <class T>
class RowImporter {
  public:
    RowImporter(ImportSession& session, const RowReader& reader, std::vector<T>& list)
        : m_session(session),
          m_reader(reader),
          m_list(list),
          m_places(placesById(list)),
          m_type(recordType<T>()) {}

    void run(const std::vector<CsvRow>& rows) {
        for (std::size_t i = 1; i < rows.size(); ++i) importRow(rows[i]);
    }

  private:
    void importRow(const CsvRow& row) {
        T object;
        Diagnostics faults;
        Diagnostics notes;
        RowExtras extras = m_reader.read(row, &object, faults);
        const bool readable = faults.empty();
        const std::string id = readable ? idOf(row, object, faults) : std::string();
        const auto place = m_places.find(id);
        if (faults.empty() && place != m_places.end()) {
            // What the table does not say stays as it is.
            object = m_list[place->second];
            extras = m_reader.read(row, &object, faults);
        }
        object.id = id;
        if (readable) {
            finish(object,
                   {row, m_reader, extras, m_session.options(), m_session.names(), faults, notes});
        }
        if (!faults.empty()) {
            m_session.leaveOut(std::move(faults));
            return;
        }
        m_lines.emplace(id, row.line);
        m_session.makeNamed(row, extras);
        m_session.diagnostics().insert(m_session.diagnostics().end(), notes.begin(), notes.end());
        if (place != m_places.end()) {
            m_list[place->second] = std::move(object);
            m_session.countReplaced();
        } else {
            m_list.push_back(std::move(object));
            m_session.countAdded();
        }
    }

    /// The row's id: stated, or made of other cells.
    std::string idOf(const CsvRow& row, const T& object, Diagnostics& faults) const {
        std::string id = object.id;
        const bool made = id.empty();
        if (made) id = madeId(object);
        if (!isId(id)) {
            Diagnostic fault = m_reader.at(row, m_type.find(made ? "name" : "id"),
                                           tr("No id can be made for this row."));
            fault.expected = tr("a column id, or a name with letters or digits of ASCII");
            faults.push_back(std::move(fault));
            return id;
        }
        if (made && isNumbered<T>) id = numbered(id);
        const auto line = m_lines.find(id);
        if (line != m_lines.end()) {
            faults.push_back(m_reader.at(
                row, m_type.find(made ? "name" : "id"),
                {tr("Line {line} has the same id, {id}."), {{"line", line->second}, {"id", id}}}));
        } else if (m_places.contains(id) && !m_session.options().replace) {
            faults.push_back(m_reader.at(row, m_type.find(made ? "name" : "id"),
                                         {tr("The plan has {id} already."), {{"id", id}}}));
        }
        return id;
    }

    std::string numbered(const std::string& id) const {
        std::string free = id;
        for (int number = 2; m_lines.contains(free); ++number) {
            free = id;
            free += '-';
            free += std::to_string(number);
        }
        return free;
    }

    ImportSession& m_session;
    const RowReader& m_reader;
    std::vector<T>& m_list;
    std::map<std::string, std::size_t> m_places;
    const RecordType& m_type;
    /// Lines of the ids of this file.
    std::map<std::string, std::int64_t> m_lines;
};

template <class T>
void importRows(ImportSession& session, const RowReader& reader, std::vector<T>& list,
                const std::vector<CsvRow>& rows) {
    RowImporter<T>(session, reader, list).run(rows);
}

void importKind(ImportKind kind, ImportSession& session, const RowReader& reader,
                const std::vector<CsvRow>& rows) {
    Plan& plan = session.plan();
    switch (kind) {
        case ImportKind::Sites:
            return importRows(session, reader, plan.sites, rows);
        case ImportKind::Links:
            return importRows(session, reader, plan.links, rows);
        case ImportKind::Circuits:
            return importRows(session, reader, plan.circuits, rows);
        case ImportKind::Internet:
            return importRows(session, reader, plan.internet, rows);
        case ImportKind::Measurements:
            return importRows(session, reader, plan.measurements, rows);
        case ImportKind::Series:
            return importSeries(session, reader, rows);
    }
}

void fault(ImportSession& session, std::int64_t line, std::int64_t column, Text message) {
    Diagnostic diagnostic;
    diagnostic.line = line;
    diagnostic.column = column;
    diagnostic.message = std::move(message);
    session.diagnostics().push_back(std::move(diagnostic));
}

/// The line of the first byte that is no text.
std::int64_t badLine(std::string_view bytes) {
    std::int64_t line = 1;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1);
        if (!isUtf8(bytes.substr(0, end + 1))) break;
        bytes.remove_prefix(end + 1);
        ++line;
    }
    return line;
}

bool isBlank(const CsvRow& row) {
    return std::all_of(row.fields.begin(), row.fields.end(),
                       [](const CsvField& field) { return field.text.empty(); });
}

void importText(ImportKind kind, std::string_view bytes, ImportSession& session) {
    if (!isUtf8(bytes)) {
        fault(session, badLine(bytes), 1,
              tr("The file is not UTF-8 text; save the table as \"CSV UTF-8\"."));
        return;
    }
    const char delimiter = csvDelimiterOf(bytes);
    CsvText text = readCsv(bytes, delimiter);
    if (!text.fault.message.empty()) {
        fault(session, text.fault.line, text.fault.column, text.fault.message);
        return;
    }
    std::vector<CsvRow>& rows = text.rows;
    rows.erase(std::remove_if(rows.begin(), rows.end(), isBlank), rows.end());
    if (rows.empty()) {
        fault(session, 1, 1, tr("The file has no header line."));
        return;
    }
    // A comma can only be decimal where it does not separate cells; then points are none.
    bool decimalComma = false;
    if (delimiter != ',') {
        for (const CsvRow& row : rows) {
            for (const CsvField& field : row.fields) {
                decimalComma = decimalComma || hasDecimalComma(field.text);
            }
        }
    }
    const RowReader reader(importColumns(kind, rows.front(), session.diagnostics()),
                           session.names(), decimalComma);
    checkColumns(kind, reader, session.options(), session.diagnostics());
    // Without its columns every row would be wrong.
    if (!hasErrors(session.diagnostics())) importKind(kind, session, reader, rows);
}

}  // namespace

ImportResult importCsv(ImportKind kind, std::string_view bytes, const std::string& fileName,
                       const Plan& base, const ImportOptions& options) {
    ImportNames names(base, options);
    ImportSession session(base, options, names);
    importText(kind, bytes, session);
    return session.finish(base, fileName);
}

}  // namespace peerplan
