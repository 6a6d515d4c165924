// SPDX-License-Identifier: MIT
#include "data/csv/import_columns.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "data/csv/import_aliases.h"
#include "model/component_ref.h"
#include "model/fields/spelling.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

/// The words of a header in lower case; `/` belongs to a word (Mbit/s), what is not ASCII too.
std::vector<std::string> wordsOf(std::string_view header) {
    std::vector<std::string> words;
    bool open = false;
    for (const char raw : header) {
        const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ||
                          static_cast<unsigned char>(c) >= 0x80;
        if (part && !open) words.emplace_back();
        if (part) words.back() += c;
        open = part;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += '_';
        out += word;
    }
    return out;
}

struct Target {
    ImportColumn::Role role = ImportColumn::Role::Unread;
    std::vector<const Field*> path;
    const Field* field = nullptr;
};

class Header {
  public:
    explicit Header(ImportKind kind) : m_kind(kind) { addFields(importedType(kind), {}, ""); }

    /// The column of a name in the form of `joined`, or nothing.
    std::optional<Target> find(const std::string& name) const {
        for (const ImportAlias& alias : importAliases(m_kind)) {
            if (alias.name == name) return target(alias.means);
        }
        return target(name);
    }

    std::string nearest(const std::string& name) const {
        NearestSpelling best(name);
        for (const auto& [key, known] : m_fields) best.offer(key);
        for (const ImportAlias& alias : importAliases(m_kind)) best.offer(alias.name);
        return best.best();
    }

  private:
    void addFields(const RecordType& type, const std::vector<const Field*>& path,
                   const std::string& prefix) {
        for (const Field& field : type.fields) {
            std::string key = prefix;
            key += field.key;
            if (field.kind == FieldKind::Record) {
                // Lists of records have no place in a row.
                if (field.isList) continue;
                std::vector<const Field*> deeper = path;
                deeper.push_back(&field);
                key += '_';
                addFields(field.record(), deeper, key);
            } else if (field.kind != FieldKind::Tree && !refersToOwnList(field) &&
                       (m_kind == ImportKind::Series || !isSeries(path))) {
                m_fields.emplace_back(std::move(key),
                                      Target{ImportColumn::Role::Field, path, &field});
            }
        }
    }

    /// A row cannot refer to another row of its table, which may be left out.
    bool refersToOwnList(const Field& field) const {
        return field.kind == FieldKind::Reference && field.target == importedList(m_kind);
    }

    static bool isSeries(const std::vector<const Field*>& path) {
        return !path.empty() && path.front()->key == "series";
    }

    std::optional<Target> target(std::string_view key) const {
        using Role = ImportColumn::Role;
        constexpr std::pair<std::string_view, Role> special[] = {
            {"@users", Role::Users},
            {"@persona", Role::Persona},
            {"@time", Role::Time},
            {"@both_ways", Role::BothWays},
            {"@primary_site", Role::PrimarySite},
            {"@secondary_site", Role::SecondarySite},
            {"@both_sites", Role::BothSites},
            {"@primary_device", Role::PrimaryDevice},
            {"@secondary_device", Role::SecondaryDevice}};
        for (const auto& [word, role] : special) {
            if (key == word) return Target{role, {}, fieldBehind(role)};
        }
        for (const auto& [known, found] : m_fields) {
            if (known == key) return found;
        }
        return std::nullopt;
    }

    static const Field* fieldBehind(ImportColumn::Role role) {
        using Role = ImportColumn::Role;
        switch (role) {
            case Role::Users:
                return recordType<Users>().find("count");
            case Role::Persona:
                return recordType<Users>().find("persona");
            case Role::BothWays:
                return recordType<InternetEgress>().find("mbps_down");
            case Role::PrimarySite:
            case Role::SecondarySite:
            case Role::BothSites:
                return recordType<Connection>().find("site");
            case Role::PrimaryDevice:
            case Role::SecondaryDevice:
                return recordType<Connection>().find("device");
            default:
                return nullptr;
        }
    }

    ImportKind m_kind;
    std::vector<std::pair<std::string, Target>> m_fields;
};

/// `Users: office-worker` and `Users (office-worker)`: a column of one persona's users.
std::optional<std::string> personaOf(const Header& names, const std::string& header) {
    const std::size_t split = header.find_first_of(":([");
    if (split == std::string::npos) return std::nullopt;
    const auto target = names.find(joined(wordsOf(std::string_view(header).substr(0, split))));
    if (!target || target->role != ImportColumn::Role::Users) return std::nullopt;
    std::string persona = slug(std::string_view(header).substr(split + 1));
    if (persona.empty()) return std::nullopt;
    return persona;
}

/// A name with a unit in it: without the unit (`bandwidth_gbps`), or with the unit of a key in its
/// place (`gbps_down` for `mbps_down`).
std::optional<Target> findWithUnit(const Header& names, const std::vector<std::string>& words,
                                   std::size_t unitAt) {
    std::vector<std::string> others = words;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(unitAt));
    if (auto target = names.find(joined(others))) return target;
    for (const char* keyUnit : {"mbps", "ms", "s", "min", "h"}) {
        others = words;
        others[unitAt] = keyUnit;
        if (auto target = names.find(joined(others))) return target;
    }
    return std::nullopt;
}

ImportColumn columnOf(const Header& names, const std::string& header) {
    ImportColumn column;
    column.header = header;
    if (auto persona = personaOf(names, header)) {
        column.role = ImportColumn::Role::Users;
        column.field = recordType<Users>().find("count");
        column.persona = std::move(*persona);
        return column;
    }
    const std::vector<std::string> words = wordsOf(header);
    std::optional<Target> target = names.find(joined(words));
    const bool whole = target.has_value();
    for (std::size_t i = 0; i < words.size() && column.unit == nullptr; ++i) {
        const ImportUnit* unit = importUnit(words[i]);
        if (unit == nullptr) continue;
        auto found = whole ? target : findWithUnit(names, words, i);
        if (found && found->field != nullptr && rawPerUnit(*found->field, *unit)) {
            target = std::move(found);
            column.unit = unit;
        }
    }
    if (target) {
        column.role = target->role;
        column.path = std::move(target->path);
        column.field = target->field;
    }
    return column;
}

bool sameThing(const ImportColumn& a, const ImportColumn& b) {
    return a.role != ImportColumn::Role::Unread && a.role == b.role && a.path == b.path &&
           a.field == b.field && a.persona == b.persona;
}

}  // namespace

const RecordType& importedType(ImportKind kind) {
    switch (kind) {
        case ImportKind::Sites:
            return recordType<Site>();
        case ImportKind::Links:
            return recordType<Link>();
        case ImportKind::Circuits:
            return recordType<Circuit>();
        case ImportKind::Internet:
            return recordType<InternetEgress>();
        case ImportKind::Measurements:
        case ImportKind::Series:
            break;
    }
    return recordType<Measurement>();
}

std::string_view importedList(ImportKind kind) {
    return kind == ImportKind::Series ? word(ImportKind::Measurements) : word(kind);
}

std::vector<ImportColumn> importColumns(ImportKind kind, const CsvRow& header,
                                        Diagnostics& diagnostics) {
    const Header names(kind);
    std::vector<ImportColumn> columns;
    for (const CsvField& field : header.fields) {
        ImportColumn column = columnOf(names, field.text);
        Diagnostic diagnostic;
        diagnostic.line = field.line;
        diagnostic.column = field.column;
        diagnostic.found = field.text;
        if (column.role == ImportColumn::Role::Unread) {
            diagnostic.severity = Severity::Warning;
            diagnostic.message = tr("This column is not read.");
            diagnostic.suggestion = names.nearest(joined(wordsOf(field.text)));
            diagnostics.push_back(std::move(diagnostic));
        } else if (std::any_of(columns.begin(), columns.end(), [&](const ImportColumn& other) {
                       return sameThing(column, other);
                   })) {
            diagnostic.message = tr("Two columns are the same thing.");
            diagnostics.push_back(std::move(diagnostic));
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

}  // namespace peerplan
