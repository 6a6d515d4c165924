// SPDX-License-Identifier: MIT
#include "data/store/layout.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "model/fields/tables.h"

namespace peerplan {
namespace {

/// The raw unit that a quantity crosses in: the stored number counts these.
std::string_view rawUnit(const Unit& unit) {
    if (unit.symbol == "Mbit/s" || unit.symbol == "kbit/s") return "bps";
    if (unit.symbol == units::rttMs.symbol && unit.raw == units::rttMs.raw) return "us";
    if (unit.symbol.empty()) return "hundredths";
    return "ms";
}

/// The key with its unit replaced by the stored one: `busy_hour_mbps_up` is `busy_hour_bps_up`.
std::string columnName(const Field& field) {
    if (field.kind != FieldKind::Quantity) return std::string(field.key);
    constexpr std::string_view written[] = {"mbps", "kbps", "ms", "s", "min", "h"};
    std::string name;
    bool replaced = false;
    std::string_view rest = field.key;
    for (bool more = true; more;) {
        const std::size_t end = rest.find('_');
        const std::string_view part = rest.substr(0, end);
        if (!name.empty()) name += '_';
        if (!replaced &&
            std::find(std::begin(written), std::end(written), part) != std::end(written)) {
            name += rawUnit(field.unit);
            replaced = true;
        } else {
            name += part;
        }
        more = end != std::string_view::npos;
        if (more) rest.remove_prefix(end + 1);
    }
    if (!replaced) {
        name += '_';
        name += rawUnit(field.unit);
    }
    return name;
}

class Builder {
  public:
    std::vector<StoreTable> build() {
        StoreTable plan;
        plan.name = "plan";
        plan.type = &planType();
        m_tables.push_back(std::move(plan));
        addRecord(0, planType(), {}, "", false);
        return std::move(m_tables);
    }

  private:
    /// Columns and child tables of a record that lies, flattened by `prefix`, in the rows of a
    /// table.
    void addRecord(std::size_t table, const RecordType& type, const FieldPath& path,
                   const std::string& prefix, bool insideOptional) {
        for (const Field& field : type.fields) {
            if (field.isList) {
                addList(table, field, path, prefix);
            } else if (field.kind == FieldKind::Record) {
                std::string below = prefix;
                below += field.key;
                if (field.isOptional) {
                    StoreColumn present;
                    present.name = "has_";
                    present.name += below;
                    present.role = StoreColumn::Role::Present;
                    present.path = path;
                    present.field = &field;
                    present.nullable = insideOptional;
                    m_tables[table].columns.push_back(std::move(present));
                }
                below += '_';
                FieldPath deeper = path;
                deeper.push_back(&field);
                addRecord(table, field.record(), deeper, below, insideOptional || field.isOptional);
            } else {
                std::string name = prefix;
                name += columnName(field);
                m_tables[table].columns.push_back(
                    column(field, std::move(name), path, insideOptional));
            }
        }
    }

    static StoreColumn column(const Field& field, std::string name, const FieldPath& path,
                              bool insideOptional) {
        StoreColumn made;
        made.name = std::move(name);
        made.path = path;
        made.field = &field;
        made.nullable = insideOptional || field.isOptional;
        if (field.kind == FieldKind::Tree) {
            made.role = StoreColumn::Role::Tree;
            made.nullable = true;
        }
        if (field.kind == FieldKind::Reference) {
            // Unset is NULL; a list has no unset elements.
            made.nullable = made.nullable || (!field.isRequired && !field.isList);
            if (!field.orCatalogue && field.alsoAllowed.empty()) {
                made.references = std::string(field.target);
            }
        }
        return made;
    }

    void addList(std::size_t parent, const Field& field, const FieldPath& path,
                 const std::string& prefix) {
        StoreTable table;
        const StoreTable& above = m_tables[parent];
        if (parent != 0) {
            table.name = above.name;
            table.name += '_';
        } else if (!path.empty()) {
            table.name = "plan_";
        }
        table.name += prefix;
        table.name += field.key;
        table.list = &field;
        table.path = path;
        table.parent = static_cast<int>(parent);
        if (parent != 0) {
            table.parentKey = above.parentKey;
            std::string key(above.type->name);
            std::replace(key.begin(), key.end(), '-', '_');
            key += above.keyedById ? "_id" : "_position";
            table.parentKey.push_back(std::move(key));
        }
        const std::size_t index = m_tables.size();
        m_tables[parent].children.push_back(index);
        if (field.kind != FieldKind::Record) {
            std::string name = "value";
            if (field.kind == FieldKind::Quantity) {
                name += '_';
                name += rawUnit(field.unit);
            }
            table.columns.push_back(column(field, std::move(name), {}, false));
            m_tables.push_back(std::move(table));
            return;
        }
        const RecordType& type = field.record();
        table.type = &type;
        table.keyedById = parent == 0 && path.empty() && !type.fields.empty() &&
                          type.fields.front().kind == FieldKind::Id;
        m_tables.push_back(std::move(table));
        addRecord(index, type, {}, "", false);
    }

    std::vector<StoreTable> m_tables;
};

}  // namespace

const std::vector<StoreTable>& storeLayout() {
    static const std::vector<StoreTable> layout = Builder().build();
    return layout;
}

}  // namespace peerplan
