// SPDX-License-Identifier: MIT
#pragma once

/// The list of the catalogue whose rows are of one type, read and shown by its columns.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "data/catalogue/list.h"
#include "data/catalogue/row_fault.h"

namespace peerplan::catalogue {

/// Columns `source`, `as_of`, `assumed` and `note`, which every list but that of sources has.
template <class Row>
void addProvenance(std::vector<CsvColumn<Row>>& columns) {
    columns.push_back(column<Row, &Row::provenance, &Provenance::source>("source"));
    columns.push_back(column<Row, &Row::provenance, &Provenance::asOf>("as_of"));
    columns.push_back(column<Row, &Row::provenance, &Provenance::assumed>("assumed"));
    columns.push_back(column<Row, &Row::provenance, &Provenance::note>("note"));
}

template <class Row>
class TypedList : public List {
  public:
    TypedList(std::string_view name, std::string_view file, std::vector<Row> Catalogue::*rows,
              std::vector<CsvColumn<Row>> columns)
        : m_name(name), m_file(file), m_rows(rows), m_columns(std::move(columns)) {
        if constexpr (requires(Row row) { row.provenance; }) addProvenance(m_columns);
    }

    std::string_view name() const override { return m_name; }
    std::string_view file() const override { return m_file; }

    std::vector<ShownColumn> columns() const override {
        std::vector<ShownColumn> shown;
        for (const auto& column : m_columns) {
            shown.push_back({column.name, column.kind, column.unit, column.key});
        }
        return shown;
    }

    std::size_t size(const Catalogue& catalogue) const override {
        return (catalogue.*m_rows).size();
    }

    std::vector<std::string> cells(const Catalogue& catalogue, std::size_t row) const override {
        std::vector<std::string> cells;
        for (const auto& column : m_columns) {
            cells.push_back(column.write((catalogue.*m_rows)[row]));
        }
        return cells;
    }

    bool hasPlaces() const override { return placed; }

    RowPlace place(const Catalogue& catalogue, std::size_t row) const override {
        if constexpr (placed) {
            const Row& here = (catalogue.*m_rows)[row];
            return {here.latitude, here.longitude};
        } else {
            return {};
        }
    }

    void lay(Catalogue& catalogue, const CsvText& text, std::string_view fileName,
             std::string_view fallbackSource, Diagnostics& diagnostics) const override {
        FaultLog log(fileName, diagnostics);
        if (text.rows.empty()) {
            if (text.fault.message.empty())
                log.empty();
            else
                log.broken(text.fault);
            return;
        }
        const auto header = headerOf(text.rows.front(), log);
        if (!header) return;

        std::vector<Row> rows = catalogue.*m_rows;
        std::unordered_map<std::string, std::size_t> index;
        for (std::size_t i = 0; i < rows.size(); ++i) index.emplace(keyOf(rows[i]), i);
        const bool sourced = hasSource(*header);
        std::unordered_map<std::string, std::int64_t> linesOfKeys;

        for (std::size_t r = 1; r < text.rows.size(); ++r) {
            const CsvRow& line = text.rows[r];
            if (line.fields.size() != header->size()) {
                log.width(line, header->size());
                continue;
            }
            Row fresh{};
            if (!fill(fresh, line, *header, false, log)) continue;
            const std::string key = keyOf(fresh);
            if (const auto [seen, first] = linesOfKeys.emplace(key, line.line); !first) {
                log.repeated(line, seen->second);
                continue;
            }
            const auto [found, added] = index.emplace(key, rows.size());
            if (added) {
                if (!complete(*header, line, log)) continue;
                rows.push_back(std::move(fresh));
            } else {
                fill(rows[found->second], line, *header, true, log);
            }
            if constexpr (requires { fresh.provenance; }) {
                if (!sourced) rows[found->second].provenance.source = fallbackSource;
            }
        }
        if (!text.fault.message.empty()) log.broken(text.fault);
        if (log.clean()) catalogue.*m_rows = std::move(rows);
    }

  private:
    static constexpr bool placed = requires(Row row) {
        row.latitude;
        row.longitude;
    };
    using Header = std::vector<const CsvColumn<Row>*>;

    std::string keyOf(const Row& row) const {
        std::string key;
        for (const auto& column : m_columns) {
            if (!column.key) continue;
            key += column.write(row);
            key += '\x1f';
        }
        return key;
    }

    std::optional<Header> headerOf(const CsvRow& line, FaultLog& log) const {
        Header header;
        std::vector<std::string_view> names;
        for (const auto& column : m_columns) names.push_back(column.name);
        bool good = true;
        for (const CsvField& field : line.fields) {
            const CsvColumn<Row>* known = nullptr;
            for (const auto& column : m_columns) {
                if (column.name == field.text) known = &column;
            }
            if (known == nullptr) {
                log.unknownColumn(field, names);
                good = false;
            }
            for (const CsvColumn<Row>* other : header) {
                if (known != nullptr && other == known) {
                    log.repeatedColumn(field);
                    good = false;
                }
            }
            header.push_back(known);
        }
        for (const auto& column : m_columns) {
            if (!column.key) continue;
            if (std::find(header.begin(), header.end(), &column) == header.end()) {
                log.missingColumn(line, column.name);
                good = false;
            }
        }
        if (!good) return std::nullopt;
        return header;
    }

    static bool hasSource(const Header& header) {
        for (const CsvColumn<Row>* column : header) {
            if (column->name == "source") return true;
        }
        return false;
    }

    /// Reads the cells of a line into a row; `again` where the cells have been checked before.
    static bool fill(Row& row, const CsvRow& line, const Header& header, bool again,
                     FaultLog& log) {
        bool good = true;
        for (std::size_t i = 0; i < header.size(); ++i) {
            const CsvColumn<Row>& column = *header[i];
            const CsvField& field = line.fields[i];
            if (field.text.empty() && column.required) {
                if (!again) log.emptyCell(field, column.name);
                good = false;
                continue;
            }
            if (!column.read(field.text, row)) {
                if (!again) log.wrongType(field, column.name, column.kind);
                good = false;
                continue;
            }
            const double number = column.number(row);
            if (number < column.least || number > column.most) {
                if (!again) log.outOfRange(field, column.name, column.least, column.most);
                good = false;
            }
        }
        return good;
    }

    bool complete(const Header& header, const CsvRow& line, FaultLog& log) const {
        bool good = true;
        for (const auto& column : m_columns) {
            if (!column.required ||
                std::find(header.begin(), header.end(), &column) != header.end())
                continue;
            log.missingCell(line, column.name);
            good = false;
        }
        return good;
    }

    std::string_view m_name;
    std::string_view m_file;
    std::vector<Row> Catalogue::*m_rows;
    std::vector<CsvColumn<Row>> m_columns;
};

}  // namespace peerplan::catalogue
