// SPDX-License-Identifier: MIT
#include "data/store/write_plan.h"

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "data/json/value_writer.h"
#include "data/store/ddl.h"
#include "data/store/layout.h"

namespace peerplan {
namespace {

/// Follows single nested records; null where an optional one is absent.
const void* descend(const void* record, const FieldPath& path) {
    for (const Field* step : path) {
        if (step->access->size(record) == 0) return nullptr;
        record = step->access->at(record, 0);
    }
    return record;
}

using Key = std::vector<Scalar>;

class Writer {
  public:
    explicit Writer(Database& database) : m_database(database), m_layout(storeLayout()) {
        for (const StoreTable& table : m_layout) {
            m_inserts.push_back(std::make_unique<Statement>(database, insertInto(table)));
        }
    }

    void write(const Plan& plan) { writeRow(0, &plan, 0); }

  private:
    void writeRow(std::size_t index, const void* record, std::size_t position) {
        const StoreTable& table = m_layout[index];
        Statement& insert = *m_inserts[index];
        int parameter = bindKey(table, insert, position);
        for (const StoreColumn& column : table.columns) {
            bindColumn(insert, parameter++, column, descend(record, column.path), table);
        }
        insert.run();
        if (table.children.empty()) return;
        if (table.parent >= 0) {
            if (table.keyedById) {
                m_key.push_back(table.columns.front().field->access->get(record, 0));
            } else {
                m_key.emplace_back(static_cast<std::int64_t>(position));
            }
        }
        for (const std::size_t child : table.children) {
            writeList(child, descend(record, m_layout[child].path));
        }
        if (table.parent >= 0) m_key.pop_back();
    }

    void writeList(std::size_t index, const void* holder) {
        if (holder == nullptr) return;
        const StoreTable& table = m_layout[index];
        const FieldAccess& access = *table.list->access;
        const std::size_t size = access.size(holder);
        for (std::size_t i = 0; i < size; ++i) {
            if (table.type != nullptr) {
                writeRow(index, access.at(holder, i), i);
                continue;
            }
            Statement& insert = *m_inserts[index];
            const int parameter = bindKey(table, insert, i);
            bindScalar(insert, parameter, table.columns.front(), access.get(holder, i), table);
            insert.run();
        }
    }

    /// Binds the parent's key and the position, as far as the table has them; returns the next
    /// parameter.
    int bindKey(const StoreTable& table, Statement& insert, std::size_t position) {
        int parameter = 1;
        for (std::size_t i = 0; i < table.parentKey.size(); ++i) {
            if (const auto* id = std::get_if<std::string>(&m_key[i])) {
                insert.bind(parameter++, std::string_view(*id));
            } else {
                insert.bind(parameter++, std::get<std::int64_t>(m_key[i]));
            }
        }
        if (table.parent >= 0) insert.bind(parameter++, static_cast<std::int64_t>(position));
        return parameter;
    }

    void bindColumn(Statement& insert, int parameter, const StoreColumn& column, const void* holder,
                    const StoreTable& table) {
        if (holder == nullptr) {
            insert.bindNull(parameter);
            return;
        }
        const FieldAccess& access = *column.field->access;
        if (column.role == StoreColumn::Role::Present) {
            insert.bind(parameter, static_cast<std::int64_t>(access.size(holder)));
        } else if (column.role == StoreColumn::Role::Tree) {
            // The tree is only read; its access has no const form.
            const Value& tree = *access.tree(const_cast<void*>(holder));
            if (tree.isNull()) {
                insert.bindNull(parameter);
                return;
            }
            const auto json = exactJson(tree);
            if (!json) refuse(table, column);
            insert.bind(parameter, std::string_view(*json));
        } else if (access.size(holder) == 0) {
            insert.bindNull(parameter);
        } else {
            bindScalar(insert, parameter, column, access.get(holder, 0), table);
        }
    }

    void bindScalar(Statement& insert, int parameter, const StoreColumn& column,
                    const Scalar& scalar, const StoreTable& table) {
        const Field& field = *column.field;
        if (field.kind == FieldKind::Word) {
            const auto word = static_cast<std::size_t>(std::get<std::int64_t>(scalar));
            if (word >= field.words.size()) refuse(table, column);
            insert.bind(parameter, field.words[word]);
        } else if (field.kind == FieldKind::Date) {
            const std::string iso = Date::fromDays(std::get<std::int64_t>(scalar)).iso();
            if (Date::parse(iso)->days() != std::get<std::int64_t>(scalar)) refuse(table, column);
            insert.bind(parameter, std::string_view(iso));
        } else if (const auto* text = std::get_if<std::string>(&scalar)) {
            if (text->empty() && field.kind == FieldKind::Reference) {
                insert.bindNull(parameter);
            } else {
                insert.bind(parameter, std::string_view(*text));
            }
        } else if (const auto* decimal = std::get_if<double>(&scalar)) {
            // SQLite would store NaN as NULL, which reads as unset.
            if (!std::isfinite(*decimal)) refuse(table, column);
            insert.bind(parameter, *decimal);
        } else if (const auto* flag = std::get_if<bool>(&scalar)) {
            insert.bind(parameter, static_cast<std::int64_t>(*flag ? 1 : 0));
        } else {
            insert.bind(parameter, std::get<std::int64_t>(scalar));
        }
    }

    [[noreturn]] void refuse(const StoreTable& table, const StoreColumn& column) const {
        m_database.fail({tr("A value of {table}.{column} cannot be stored."),
                         {{"table", table.name}, {"column", column.name}}});
    }

    Database& m_database;
    const std::vector<StoreTable>& m_layout;
    std::vector<std::unique_ptr<Statement>> m_inserts;
    /// Ids and positions of the rows above the one that is written.
    Key m_key;
};

}  // namespace

void writePlan(Database& database, const Plan& plan) {
    for (const StoreTable& table : storeLayout()) {
        std::string sql = "DELETE FROM ";
        sql += quoted(table.name);
        database.execute(sql.c_str());
    }
    Writer(database).write(plan);
}

}  // namespace peerplan
