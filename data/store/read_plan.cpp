// SPDX-License-Identifier: MIT
#include "data/store/read_plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "data/json/value_builder.h"
#include "data/store/ddl.h"
#include "data/store/layout.h"
#include "data/utf8.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

/// The first column of a row that belongs to the layout's columns.
int firstColumn(const StoreTable& table) {
    return static_cast<int>(table.parentKey.size()) + (table.parent >= 0 ? 1 : 0);
}

/// Follows single nested records; null where an optional one is absent. The records are the ones
/// that this reader fills, so they may be written.
void* descend(void* record, const FieldPath& path) {
    for (const Field* step : path) {
        if (step->access->size(record) == 0) return nullptr;
        record = const_cast<void*>(step->access->at(record, 0));
    }
    return record;
}

/// `[a-z0-9][a-z0-9._-]*`
bool isId(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool first = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!first && (i == 0 || (c != '.' && c != '_' && c != '-'))) return false;
    }
    return !text.empty();
}

/// The place of a bad cell, for messages.
struct Cell {
    const StoreTable& table;
    std::string_view column;
    std::int64_t row;
};

class Reader {
  public:
    explicit Reader(Database& database) : m_database(database), m_layout(storeLayout()) {}

    Plan read() {
        Plan plan;
        readPlanRow(plan);
        m_byId.resize(m_layout.size());
        for (std::size_t i = 1; i < m_layout.size(); ++i) readTable(i, plan);
        return plan;
    }

  private:
    void readPlanRow(Plan& plan) {
        const StoreTable& table = m_layout.front();
        Statement rows(m_database, selectFrom(table));
        if (!rows.step()) m_database.fail(tr("The store holds no plan."));
        readColumns(table, rows, 0, &plan);
        if (rows.step()) m_database.fail(tr("The store holds more than one plan."));
    }

    void readTable(std::size_t index, Plan& plan) {
        const StoreTable& table = m_layout[index];
        const FieldAccess& access = *table.list->access;
        const bool top = table.parentKey.empty();
        if (top) {
            std::string sql = "SELECT count(*) FROM ";
            sql += quoted(table.name);
            const std::int64_t rows = m_database.number(sql.c_str());
            void* holder = descend(&plan, table.path);
            access.clear(holder);
            access.reserve(holder, static_cast<std::size_t>(rows));
        }
        Statement rows(m_database, selectFrom(table));
        std::int64_t row = 0;
        for (; rows.step(); ++row) {
            void* holder = top ? descend(&plan, table.path) : parentOf(table, rows, row, plan);
            if (holder == nullptr)
                fail(tr("The store holds no whole plan: {place} of row {row} names a parent that "
                        "is not there."),
                     {table, "", row});
            const int positionColumn = firstColumn(table) - 1;
            const auto position = static_cast<std::int64_t>(access.size(holder));
            if (rows.type(positionColumn) != SQLITE_INTEGER ||
                rows.integer(positionColumn) != position) {
                fail(tr("The store holds no whole plan: {place} of row {row} leaves a gap in the "
                        "order."),
                     {table, "position", row});
            }
            if (table.type == nullptr) {
                putScalar(table, table.columns.front(), rows, firstColumn(table), row, holder);
            } else {
                void* record = access.add(holder);
                clearLists(index, record);
                readColumns(table, rows, row, record);
            }
        }
        if (table.keyedById) indexIds(index, plan);
    }

    /// Lists that a fresh record does not leave empty.
    void clearLists(std::size_t index, void* record) {
        for (const std::size_t child : m_layout[index].children) {
            const StoreTable& table = m_layout[child];
            void* holder = descend(record, table.path);
            if (holder != nullptr && table.list->access->size(holder) != 0) {
                table.list->access->clear(holder);
            }
        }
    }

    /// Ids live in the records, which do not move once their table is read.
    void indexIds(std::size_t index, Plan& plan) {
        const StoreTable& table = m_layout[index];
        if (table.children.empty()) return;
        auto& ids = m_byId[index];
        const std::size_t size = table.list->access->size(&plan);
        ids.reserve(size);
        for (std::size_t i = 0; i < size; ++i) {
            const void* record = table.list->access->at(&plan, i);
            ids.emplace(std::get<std::string>(table.columns.front().field->access->get(record, 0)),
                        const_cast<void*>(record));
        }
    }

    /// The record that holds the list a row belongs to, found by the row's parent key; null if
    /// there is none.
    void* parentOf(const StoreTable& table, Statement& rows, std::int64_t row, Plan& plan) {
        // From the plan's list down to the parent.
        std::vector<std::size_t>& chain = m_chain;
        chain.clear();
        for (int up = table.parent; up > 0; up = m_layout[static_cast<std::size_t>(up)].parent) {
            chain.insert(chain.begin(), static_cast<std::size_t>(up));
        }
        void* record = &plan;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            const StoreTable& level = m_layout[chain[i]];
            const int column = static_cast<int>(i);
            if (level.keyedById) {
                record = byId(chain[i], table, rows, column, row);
            } else {
                void* holder = descend(record, level.path);
                if (holder == nullptr) return nullptr;
                const std::int64_t position = rows.integer(column);
                const auto size = static_cast<std::int64_t>(level.list->access->size(holder));
                if (position < 0 || position >= size) return nullptr;
                record = const_cast<void*>(
                    level.list->access->at(holder, static_cast<std::size_t>(position)));
            }
            if (record == nullptr) return nullptr;
        }
        return descend(record, table.path);
    }

    void* byId(std::size_t level, const StoreTable& table, Statement& rows, int column,
               std::int64_t row) {
        if (rows.type(column) != SQLITE_TEXT) {
            fail(tr("The store holds no whole plan: {place} of row {row} has the wrong type."),
                 {table, table.parentKey.front(), row});
        }
        m_id = rows.text(column);
        const auto found = m_byId[level].find(m_id);
        return found == m_byId[level].end() ? nullptr : found->second;
    }

    void readColumns(const StoreTable& table, Statement& rows, std::int64_t row, void* record) {
        int sql = firstColumn(table);
        for (const StoreColumn& column : table.columns) {
            readColumn(table, column, rows, sql++, row, descend(record, column.path));
        }
    }

    void readColumn(const StoreTable& table, const StoreColumn& column, Statement& rows, int sql,
                    std::int64_t row, void* holder) {
        const Cell cell{table, column.name, row};
        const bool null = rows.type(sql) == SQLITE_NULL;
        if (holder == nullptr) {
            if (!null)
                fail(tr("The store holds no whole plan: {place} of row {row} belongs to a record "
                        "that is not there."),
                     cell);
            return;
        }
        const FieldAccess& access = *column.field->access;
        if (column.role == StoreColumn::Role::Present) {
            if (rows.type(sql) != SQLITE_INTEGER)
                fail(tr("The store holds no whole plan: {place} of row {row} has the wrong type."),
                     cell);
            access.clear(holder);
            if (rows.integer(sql) != 0) access.add(holder);
        } else if (column.role == StoreColumn::Role::Tree) {
            readTree(rows, sql, cell, *access.tree(holder));
        } else if (null) {
            const bool mayBeUnset =
                column.field->isOptional ||
                (column.field->kind == FieldKind::Reference && !column.field->isRequired);
            if (!mayBeUnset)
                fail(tr("The store holds no whole plan: {place} of row {row} is missing."), cell);
            if (access.size(holder) != 0) access.clear(holder);
        } else {
            putScalar(table, column, rows, sql, row, holder);
        }
    }

    void readTree(Statement& rows, int sql, const Cell& cell, Value& tree) {
        if (rows.type(sql) == SQLITE_NULL) return;
        if (rows.type(sql) != SQLITE_TEXT)
            fail(tr("The store holds no whole plan: {place} of row {row} has the wrong type."),
                 cell);
        JsonResult json = readJsonValue(rows.text(sql));
        if (!json.diagnostics.empty())
            fail(tr("The store holds no whole plan: {place} of row {row} is not JSON."), cell);
        tree = std::move(json.value);
    }

    void putScalar(const StoreTable& table, const StoreColumn& column, Statement& rows, int sql,
                   std::int64_t row, void* holder) {
        column.field->access->put(holder,
                                  scalar(*column.field, rows, sql, {table, column.name, row}));
    }

    Scalar scalar(const Field& field, Statement& rows, int sql, const Cell& cell) {
        const int type = rows.type(sql);
        switch (field.kind) {
            case FieldKind::Boolean:
                need(type == SQLITE_INTEGER, cell);
                return rows.integer(sql) != 0;
            case FieldKind::Integer:
            case FieldKind::Quantity: {
                need(type == SQLITE_INTEGER, cell);
                const std::int64_t whole = rows.integer(sql);
                checkRange(field, static_cast<double>(whole) / field.unit.raw, cell);
                return whole;
            }
            case FieldKind::Decimal: {
                need(type == SQLITE_FLOAT, cell);
                const double decimal = rows.decimal(sql);
                checkRange(field, decimal, cell);
                return decimal;
            }
            case FieldKind::Date: {
                const auto date = Date::parse(text(rows, sql, cell));
                if (!date)
                    fail(tr("The store holds no whole plan: {place} of row {row} is no day "
                            "(YYYY-MM-DD)."),
                         cell);
                return date->days();
            }
            case FieldKind::Word:
                return wordIndex(field, text(rows, sql, cell), cell);
            case FieldKind::Id: {
                const std::string_view id = text(rows, sql, cell);
                if (id.empty() ? field.isRequired : !isId(id)) {
                    fail(tr("The store holds no whole plan: {place} of row {row} is no id."), cell);
                }
                return std::string(id);
            }
            default:
                return std::string(text(rows, sql, cell));
        }
    }

    std::string_view text(Statement& rows, int sql, const Cell& cell) {
        need(rows.type(sql) == SQLITE_TEXT, cell);
        const std::string_view value = rows.text(sql);
        if (!isUtf8(value))
            fail(tr("The store holds no whole plan: {place} of row {row} is not UTF-8."), cell);
        return value;
    }

    std::int64_t wordIndex(const Field& field, std::string_view value, const Cell& cell) {
        for (std::size_t i = 0; i < field.words.size(); ++i) {
            if (field.words[i] == value) return static_cast<std::int64_t>(i);
        }
        fail(tr("The store holds no whole plan: {place} of row {row} holds an unknown word."),
             cell);
    }

    void need(bool rightType, const Cell& cell) {
        if (!rightType)
            fail(tr("The store holds no whole plan: {place} of row {row} has the wrong type."),
                 cell);
    }

    void checkRange(const Field& field, double written, const Cell& cell) {
        if (!(written >= field.least && written <= field.most)) {
            fail(tr("The store holds no whole plan: {place} of row {row} is out of its range."),
                 cell);
        }
    }

    /// `what` is a sentence with the arguments place and row.
    [[noreturn]] void fail(const char* what, const Cell& cell) {
        std::string place = cell.table.name;
        if (!cell.column.empty()) {
            place += '.';
            place += cell.column;
        }
        m_database.fail({what, {{"place", place}, {"row", cell.row + 1}}});
    }

    Database& m_database;
    const std::vector<StoreTable>& m_layout;
    /// Per table, the records that children name by id.
    std::vector<std::unordered_map<std::string, void*>> m_byId;
    std::vector<std::size_t> m_chain;
    std::string m_id;
};

}  // namespace

Plan readPlan(Database& database) {
    return Reader(database).read();
}

}  // namespace peerplan
