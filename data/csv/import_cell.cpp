// SPDX-License-Identifier: MIT
#include "data/csv/import_cell.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/component_ref.h"
#include "model/fields/scalar.h"
#include "model/fields/spelling.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

/// Other words for the words of a plan, as slugs.
constexpr std::pair<std::string_view, std::string_view> wordAliases[] = {
    {"branch", "office"},
    {"branch-office", "office"},
    {"headquarters", "office"},
    {"hq", "office"},
    {"data-center", "datacenter"},
    {"data-centre", "datacenter"},
    {"datacentre", "datacenter"},
    {"dc", "datacenter"},
    {"colo", "colocation"},
    {"co-location", "colocation"},
    {"home", "remote"},
    {"sdwan", "sd-wan"},
    {"dark-fiber", "dark-fibre"},
    {"lte", "mobile"},
    {"4g", "mobile"},
    {"5g", "mobile"},
    {"active", "existing"},
    {"m365", "microsoft"},
};

/// The form in which names are compared: what is not ASCII stays, for a city in another script is
/// a name too.
std::string folded(std::string_view name) {
    std::string out;
    bool gap = false;
    for (const char raw : name) {
        const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                          static_cast<unsigned char>(c) >= 0x80;
        if (part && gap && !out.empty()) out += '-';
        if (part) out += c;
        gap = !part;
    }
    return out;
}

std::optional<Scalar> boolean(std::string_view cell, CellFault& fault) {
    const std::string word = slug(cell);
    for (const char* yes : {"yes", "y", "true", "1"}) {
        if (word == yes) return true;
    }
    for (const char* no : {"no", "n", "false", "0"}) {
        if (word == no) return false;
    }
    fault.expected = tr("yes or no");
    return std::nullopt;
}

std::optional<Scalar> wordOf(std::string_view cell, const Field& field, CellFault& fault) {
    std::string wanted = folded(cell);
    for (const auto& [other, own] : wordAliases) {
        if (wanted == other &&
            std::find(field.words.begin(), field.words.end(), own) != field.words.end())
            wanted = own;
    }
    for (std::size_t i = 0; i < field.words.size(); ++i) {
        if (folded(field.words[i]) == wanted) return static_cast<std::int64_t>(i);
    }
    fault.expected = expectedFor(field);
    fault.suggestion = nearestSpelling(wanted, field.words);
    return std::nullopt;
}

std::optional<Scalar> number(std::string_view cell, const CellContext& context, CellFault& fault) {
    const Field& field = context.field;
    const auto read = importNumber(cell, context.decimalComma, fault.expected);
    if (!read) return std::nullopt;
    double raw = field.unit.raw;
    if (field.kind != FieldKind::Quantity) raw = 1;
    if (const ImportUnit* unit = read->unit != nullptr ? read->unit : context.unit) {
        const auto size = rawPerUnit(field, *unit);
        if (!size) {
            fault.expected = expectedFor(field);
            return std::nullopt;
        }
        raw = *size;
    }
    const double inRaw = read->value * raw;
    const double written = field.kind == FieldKind::Quantity ? inRaw / field.unit.raw : inRaw;
    const bool whole = field.kind != FieldKind::Integer || inRaw == std::floor(inRaw);
    if (!whole || !(written >= field.least && written <= field.most)) {
        fault.expected = expectedFor(field);
        return std::nullopt;
    }
    if (field.kind == FieldKind::Decimal) return inRaw;
    // Ranges keep every field of whole numbers far below this, where doubles are still exact.
    if (!(std::abs(inRaw) < 9e15)) {
        fault.expected = expectedFor(field);
        return std::nullopt;
    }
    return static_cast<std::int64_t>(std::llround(inRaw));
}

std::optional<Scalar> reference(std::string_view cell, const CellContext& context,
                                CellFault& fault) {
    const Field& field = context.field;
    if (!field.alsoAllowed.empty() && folded(cell) == folded(field.alsoAllowed)) {
        return std::string(field.alsoAllowed);
    }
    if (auto id = context.names.find(field.target, cell)) return std::move(*id);
    fault.message = {tr("The plan has nothing of this name in {list}."),
                     {{"list", std::string(field.target)}}};
    fault.expected = tr("an id or a name");
    fault.suggestion = context.names.nearest(field.target, cell);
    return std::nullopt;
}

}  // namespace

ImportNames::ImportNames(const Plan& plan, const ImportOptions& options)
    : m_anyPersona(options.personas.empty()), m_anyService(options.services.empty()) {
    for (const Field& field : planType().fields) {
        if (!field.isList || field.kind != FieldKind::Record) continue;
        const Field* id = field.record().find("id");
        const Field* name = field.record().find("name");
        if (id == nullptr || name == nullptr) continue;
        Names& names = m_lists[std::string(field.key)];
        const std::size_t size = field.access->size(&plan);
        for (std::size_t i = 0; i < size; ++i) {
            const void* object = field.access->at(&plan, i);
            const auto text = [&](const Field* of) {
                return std::get<std::string>(of->access->get(object, 0));
            };
            // An id goes before another object's name.
            names[folded(text(id))] = text(id);
            if (!text(name).empty()) names.emplace(folded(text(name)), text(id));
        }
    }
    for (const std::string& id : options.personas) add("personas", id, "");
    for (const std::string& id : options.services) add("services", id, "");
}

std::optional<std::string> ImportNames::find(std::string_view list, std::string_view cell) const {
    const auto names = m_lists.find(list);
    if (names != m_lists.end()) {
        const auto found = names->second.find(folded(cell));
        if (found != names->second.end()) return found->second;
    }
    if ((list == "personas" && m_anyPersona) || (list == "services" && m_anyService)) {
        std::string id = slug(cell);
        if (isId(id)) return id;
    }
    return std::nullopt;
}

std::string ImportNames::nearest(std::string_view list, std::string_view cell) const {
    const auto names = m_lists.find(list);
    if (names == m_lists.end()) return {};
    NearestSpelling best(folded(cell));
    for (const auto& [name, id] : names->second) best.offer(name);
    return best.best();
}

void ImportNames::add(std::string_view list, const std::string& id, std::string_view name) {
    Names& names = m_lists[std::string(list)];
    names.emplace(folded(id), id);
    if (!name.empty()) names.emplace(folded(name), id);
}

std::optional<Scalar> importScalar(std::string_view cell, const CellContext& context,
                                   CellFault& fault) {
    const Field& field = context.field;
    fault.message = tr("This cell cannot be read.");
    switch (field.kind) {
        case FieldKind::Boolean:
            return boolean(cell, fault);
        case FieldKind::Integer:
        case FieldKind::Decimal:
        case FieldKind::Quantity:
            return number(cell, context, fault);
        case FieldKind::Date: {
            const auto date = Date::parse(cell);
            if (!date) fault.expected = expectedFor(field);
            return date ? std::optional<Scalar>(date->days()) : std::nullopt;
        }
        case FieldKind::Word:
            return wordOf(cell, field, fault);
        case FieldKind::Reference:
            return reference(cell, context, fault);
        case FieldKind::Component: {
            auto ref = canonicalRef(cell);
            if (!ref) fault.expected = expectedFor(field);
            return ref ? std::optional<Scalar>(std::move(*ref)) : std::nullopt;
        }
        case FieldKind::Id: {
            std::string id = slug(cell);
            if (isId(id)) return id;
            fault.expected = expectedFor(field);
            return std::nullopt;
        }
        default:
            return std::string(cell);
    }
}

std::vector<std::string> importElements(std::string_view cell) {
    std::vector<std::string> elements;
    std::string element;
    const auto close = [&] {
        while (!element.empty() && element.back() == ' ') element.pop_back();
        if (!element.empty()) elements.push_back(std::move(element));
        element.clear();
    };
    for (const char c : cell) {
        if (c == ';' || c == '|' || c == ',') {
            close();
        } else if (c != ' ' || !element.empty()) {
            element += c;
        }
    }
    close();
    return elements;
}

}  // namespace peerplan
