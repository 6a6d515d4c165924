// SPDX-License-Identifier: MIT
#include "data/csv/rtt_matrix.h"

#include <cmath>
#include <limits>
#include <unordered_set>
#include <utility>

#include "data/csv/import_number.h"
#include "data/csv/reader.h"
#include "data/utf8.h"

namespace peerplan {
namespace {

/// Hostile input could fill the memory: this is four times what placement takes.
constexpr std::size_t mostCells = std::size_t{1} << 26U;

class MatrixReader {
  public:
    MatrixReader(const std::string& file, bool commas, Diagnostics& diagnostics)
        : m_file(file), m_commas(commas), m_diagnostics(diagnostics) {}

    /// False ends the reading.
    bool take(const CsvRow& row) {
        if (m_matrix.columns.empty()) return takeHead(row);
        if (row.fields.size() != m_matrix.columns.size() + 1) {
            fault(row.line, 0, tr("the row has not as many fields as the first one"));
            return !isFull(m_diagnostics);
        }
        const CsvField& name = row.fields.front();
        if (name.text.empty()) fault(name.line, name.column, tr("the row has no name"));
        if (!m_rows.insert(name.text).second) {
            fault(name.line, name.column, tr("a row of that name stands above"), name.text);
        }
        if (m_matrix.ms.size() + m_matrix.columns.size() > mostCells) {
            fault(row.line, 0, tr("the matrix is too large"));
            return false;
        }
        m_matrix.rows.push_back(name.text);
        for (std::size_t c = 1; c < row.fields.size(); ++c) {
            m_matrix.ms.push_back(number(row.fields[c]));
        }
        return !isFull(m_diagnostics);
    }

    RttMatrix finish() {
        if (m_diagnostics.empty() && m_matrix.rows.empty()) {
            fault(1, 0, tr("a matrix has a row of names, and rows of round-trip times below"));
        }
        return std::move(m_matrix);
    }

    void fault(std::int64_t line, std::int64_t column, Text message, std::string found = {},
               Text expected = {}) {
        Diagnostic diagnostic;
        diagnostic.file = m_file;
        diagnostic.line = line;
        diagnostic.column = column;
        diagnostic.message = std::move(message);
        diagnostic.found = std::move(found);
        diagnostic.expected = std::move(expected);
        report(m_diagnostics, std::move(diagnostic));
    }

  private:
    bool takeHead(const CsvRow& row) {
        if (row.fields.size() < 2) {
            fault(row.line, 0,
                  tr("a matrix has a row of names, and rows of round-trip times below"));
            return false;
        }
        std::unordered_set<std::string> names;
        for (std::size_t c = 1; c < row.fields.size(); ++c) {
            const CsvField& field = row.fields[c];
            if (field.text.empty()) {
                fault(field.line, field.column, tr("the column has no name"));
            } else if (!names.insert(field.text).second) {
                fault(field.line, field.column, tr("a column of that name stands before"),
                      field.text);
            }
            m_matrix.columns.push_back(field.text);
        }
        return true;
    }

    double number(const CsvField& field) {
        if (field.text.empty()) return std::numeric_limits<double>::infinity();
        Text expected = tr("milliseconds, 0 or more, or nothing where there is no way");
        Text other;
        const auto value = importNumber(field.text, m_commas && hasDecimalComma(field.text), other);
        if (value && value->unit == nullptr && value->value >= 0 && std::isfinite(value->value)) {
            return value->value;
        }
        fault(field.line, field.column, tr("this is no round-trip time"), field.text,
              std::move(expected));
        return 0;
    }

    const std::string& m_file;
    /// Whether commas may stand in numbers: they divide no fields.
    bool m_commas;
    Diagnostics& m_diagnostics;
    RttMatrix m_matrix;
    std::unordered_set<std::string> m_rows;
};

}  // namespace

RttMatrix readRttMatrix(std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
    const char delimiter = csvDelimiterOf(bytes);
    MatrixReader reader(file, delimiter != ',', diagnostics);
    if (!isUtf8(bytes)) {
        reader.fault(0, 0, tr("not text: bytes that are no UTF-8"), {}, tr("a file in UTF-8"));
        return {};
    }
    const CsvFault broken =
        forEachCsvRow(bytes, delimiter, [&](CsvRow& row) { return reader.take(row); });
    if (!broken.message.empty()) reader.fault(broken.line, broken.column, broken.message);
    return reader.finish();
}

}  // namespace peerplan
