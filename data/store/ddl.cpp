// SPDX-License-Identifier: MIT
#include "data/store/ddl.h"

#include <string_view>

namespace peerplan {
namespace {

std::string_view sqlType(const StoreColumn& column) {
    if (column.role == StoreColumn::Role::Present) return "INTEGER";
    switch (column.field->kind) {
        case FieldKind::Boolean:
        case FieldKind::Integer:
        case FieldKind::Quantity:
            return "INTEGER";
        case FieldKind::Decimal:
            return "REAL";
        default:
            return "TEXT";
    }
}

/// `x = 'a' OR x = 'b'`: SQLite builds a table for every row's `x IN ('a', 'b', 'c')`, which
/// doubles the time of a save.
void appendWords(std::string& sql, const std::string& name, Words words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) sql += " OR ";
        sql += name;
        sql += " = '";
        sql += words[i];
        sql += '\'';
    }
}

std::string columnDefinition(const StoreColumn& column) {
    const std::string name = quoted(column.name);
    std::string sql = name;
    sql += ' ';
    sql += sqlType(column);
    if (!column.nullable) sql += " NOT NULL";
    if (column.role == StoreColumn::Role::Present || column.field->kind == FieldKind::Boolean) {
        sql += " CHECK (";
        sql += name;
        sql += " IN (0, 1))";
    }
    if (column.role == StoreColumn::Role::Cell && column.field->kind == FieldKind::Word) {
        sql += " CHECK (";
        appendWords(sql, name, column.field->words);
        sql += ')';
    }
    if (!column.references.empty()) {
        sql += " REFERENCES ";
        sql += quoted(column.references);
        sql += "(\"id\") DEFERRABLE INITIALLY DEFERRED";
    }
    return sql;
}

void appendNames(std::string& sql, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) sql += ", ";
        sql += quoted(names[i]);
    }
}

/// The columns of a table in the order of `INSERT` and `SELECT`.
std::vector<std::string> columnNames(const StoreTable& table) {
    std::vector<std::string> names = table.parentKey;
    if (table.parent >= 0) names.emplace_back("position");
    for (const StoreColumn& column : table.columns) names.push_back(column.name);
    return names;
}

/// The parent's row, by the columns that are its key in its own table.
std::string parentConstraint(const StoreTable& table) {
    const StoreTable& parent = storeLayout()[static_cast<std::size_t>(table.parent)];
    std::vector<std::string> key = parent.parentKey;
    key.emplace_back(parent.keyedById ? "id" : "position");
    std::string sql = "FOREIGN KEY (";
    appendNames(sql, table.parentKey);
    sql += ") REFERENCES ";
    sql += quoted(parent.name);
    sql += " (";
    appendNames(sql, key);
    sql += ") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED";
    return sql;
}

}  // namespace

std::string quoted(const std::string& name) {
    std::string out = "\"";
    out += name;
    out += '"';
    return out;
}

std::string createTable(const StoreTable& table) {
    const bool nested = !table.parentKey.empty();
    // Columns and constraints; a record may have lists only, and then no column of its own.
    std::vector<std::string> parts;
    for (const std::string& name : table.parentKey) {
        std::string& part = parts.emplace_back(quoted(name));
        part += name.ends_with("_id") ? " TEXT NOT NULL" : " INTEGER NOT NULL";
    }
    if (table.parent >= 0) {
        // In the plan's own lists the position is SQLite's row number, so that reading in order is
        // a plain scan.
        std::string& part = parts.emplace_back("\"position\" INTEGER ");
        part += nested ? "NOT NULL" : "PRIMARY KEY";
        part += " CHECK (\"position\" >= 0)";
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::string& part = parts.emplace_back(columnDefinition(table.columns[i]));
        if (i == 0 && table.keyedById) part += " UNIQUE";
    }
    if (nested) {
        std::string& part = parts.emplace_back("PRIMARY KEY (");
        std::vector<std::string> key = table.parentKey;
        key.emplace_back("position");
        appendNames(part, key);
        part += ')';
        parts.push_back(parentConstraint(table));
    }
    std::string sql = "CREATE TABLE ";
    sql += quoted(table.name);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sql += i == 0 ? " (\n  " : ",\n  ";
        sql += parts[i];
    }
    sql += nested ? "\n) STRICT, WITHOUT ROWID" : "\n) STRICT";
    return sql;
}

std::string createStore() {
    std::string sql;
    for (const StoreTable& table : storeLayout()) {
        sql += createTable(table);
        sql += ";\n";
    }
    sql += "PRAGMA application_id = ";
    sql += std::to_string(storeApplicationId);
    sql += ";\nPRAGMA user_version = ";
    sql += std::to_string(storeVersion);
    sql += ";\n";
    return sql;
}

std::string insertInto(const StoreTable& table) {
    const std::vector<std::string> names = columnNames(table);
    std::string sql = "INSERT INTO ";
    sql += quoted(table.name);
    sql += " (";
    appendNames(sql, names);
    sql += ") VALUES (";
    for (std::size_t i = 0; i < names.size(); ++i) sql += i == 0 ? "?" : ", ?";
    sql += ')';
    return sql;
}

std::string selectFrom(const StoreTable& table) {
    std::string sql = "SELECT ";
    appendNames(sql, columnNames(table));
    sql += " FROM ";
    sql += quoted(table.name);
    if (table.parent >= 0) {
        std::vector<std::string> order = table.parentKey;
        order.emplace_back("position");
        sql += " ORDER BY ";
        appendNames(sql, order);
    }
    return sql;
}

}  // namespace peerplan
