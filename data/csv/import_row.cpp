// SPDX-License-Identifier: MIT
#include "data/csv/import_row.h"

#include <algorithm>

#include "model/component_ref.h"
#include "model/fields/scalar.h"

namespace peerplan {
namespace {

Diagnostic atCell(const CsvField& cell, Text message) {
    Diagnostic diagnostic;
    diagnostic.line = cell.line;
    diagnostic.column = cell.column;
    diagnostic.found = shown(Value(cell.text));
    diagnostic.message = std::move(message);
    return diagnostic;
}

/// Regions and providers come into being where a table names them: they hold nothing but a name.
bool isMadeByName(const Field& field) {
    return field.kind == FieldKind::Reference &&
           (field.target == "regions" || field.target == "providers");
}

}  // namespace

RowExtras RowReader::read(const CsvRow& row, void* object, Diagnostics& faults) const {
    RowExtras extras;
    if (row.fields.size() != m_columns.size()) {
        Diagnostic fault;
        fault.line = row.line;
        fault.column = 1;
        fault.message = {tr("The row has {found} cells where the header has {expected}."),
                         {{"found", static_cast<std::int64_t>(row.fields.size())},
                          {"expected", static_cast<std::int64_t>(m_columns.size())}}};
        faults.push_back(std::move(fault));
        return extras;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const ImportColumn& column = m_columns[i];
        if (column.role == ImportColumn::Role::Users) extras.hasUsers = true;
        if (column.role == ImportColumn::Role::Unread || row.fields[i].text.empty()) continue;
        readCell(column, row.fields[i], object, extras, faults);
    }
    return extras;
}

void RowReader::readCell(const ImportColumn& column, const CsvField& cell, void* object,
                         RowExtras& extras, Diagnostics& faults) const {
    using Role = ImportColumn::Role;
    if (column.role == Role::Field) {
        putField(column, cell, object, extras, faults);
        return;
    }
    if (column.role == Role::Time) {
        const auto instant = importInstant(cell.text);
        if (!instant) {
            Diagnostic fault = atCell(cell, tr("This is no instant."));
            fault.expected = tr("YYYY-MM-DDThh:mm in UTC, in whole minutes");
            faults.push_back(std::move(fault));
            return;
        }
        extras.instant = instant;
        return;
    }
    auto value = scalar(column, cell, cell.text, extras, faults);
    if (!value) return;
    switch (column.role) {
        case Role::Users:
            extras.users.emplace_back(column.persona, std::get<std::int64_t>(*value));
            break;
        case Role::Persona:
            extras.persona = std::get<std::string>(*value);
            break;
        case Role::BothWays:
            extras.bothWays = Bandwidth::bps(std::get<std::int64_t>(*value));
            break;
        case Role::PrimarySite:
            extras.primarySite = std::get<std::string>(*value);
            break;
        case Role::SecondarySite:
            extras.secondarySite = std::get<std::string>(*value);
            break;
        case Role::BothSites:
            extras.bothSites = std::get<std::string>(*value);
            break;
        case Role::PrimaryDevice:
            extras.primaryDevice = std::get<std::string>(*value);
            break;
        case Role::SecondaryDevice:
            extras.secondaryDevice = std::get<std::string>(*value);
            break;
        default:
            break;
    }
}

void RowReader::putField(const ImportColumn& column, const CsvField& cell, void* object,
                         RowExtras& extras, Diagnostics& faults) const {
    // Every cell is read before an optional record comes into being, so that a fault leaves none.
    std::vector<Scalar> values;
    const bool isList = column.field->isList && column.field->kind != FieldKind::Quantity;
    const std::vector<std::string> texts =
        isList ? importElements(cell.text) : std::vector<std::string>{cell.text};
    for (const std::string& text : texts) {
        auto value = scalar(column, cell, text, extras, faults);
        if (!value) return;
        values.push_back(std::move(*value));
    }
    for (const Field* step : column.path) {
        const FieldAccess& access = *step->access;
        object =
            access.size(object) == 0 ? access.add(object) : const_cast<void*>(access.at(object, 0));
    }
    if (column.field->isList) column.field->access->clear(object);
    for (Scalar& value : values) column.field->access->put(object, std::move(value));
    extras.set.insert(column.field);
}

std::optional<Scalar> RowReader::scalar(const ImportColumn& column, const CsvField& cell,
                                        std::string_view text, RowExtras& extras,
                                        Diagnostics& faults) const {
    CellFault wrong;
    auto value = importScalar(text, {*column.field, column.unit, m_decimalComma, m_names}, wrong);
    if (value) return value;
    if (isMadeByName(*column.field)) {
        std::string id = slug(text);
        if (isId(id)) {
            extras.newObjects.push_back({std::string(column.field->target), id, std::string(text)});
            return id;
        }
    }
    Diagnostic fault = atCell(cell, std::move(wrong.message));
    fault.expected = std::move(wrong.expected);
    fault.suggestion = std::move(wrong.suggestion);
    faults.push_back(std::move(fault));
    return std::nullopt;
}

bool RowReader::has(const Field* field) const {
    return std::any_of(m_columns.begin(), m_columns.end(), [&](const ImportColumn& column) {
        return column.role == ImportColumn::Role::Field && column.path.empty() &&
               column.field == field;
    });
}

bool RowReader::has(ImportColumn::Role role) const {
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [&](const ImportColumn& column) { return column.role == role; });
}

Diagnostic RowReader::at(const CsvRow& row, const Field* field, Text message) const {
    for (std::size_t i = 0; i < m_columns.size() && i < row.fields.size(); ++i) {
        if (field != nullptr && m_columns[i].field == field &&
            m_columns[i].role == ImportColumn::Role::Field) {
            return atCell(row.fields[i], std::move(message));
        }
    }
    Diagnostic diagnostic;
    diagnostic.line = row.line;
    diagnostic.column = 1;
    diagnostic.message = std::move(message);
    return diagnostic;
}

}  // namespace peerplan
