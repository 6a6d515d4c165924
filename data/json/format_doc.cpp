// SPDX-License-Identifier: MIT
#include "data/json/format_doc.h"

#include <cmath>
#include <string_view>
#include <vector>

#include "model/fields/scalar.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

std::string code(std::string_view text) {
    std::string out = "`";
    out += text;
    out += '`';
    return out;
}

std::string linkTo(std::string_view name) {
    std::string out = "[";
    out += name;
    out += "](#";
    out += name;
    out += ')';
    return out;
}

std::string range(const Field& field) {
    std::string out;
    if (std::isfinite(field.least)) out += numberText(field.least);
    if (std::isfinite(field.least) && std::isfinite(field.most)) out += " to ";
    if (std::isfinite(field.most)) out += numberText(field.most);
    if (!field.unit.symbol.empty()) {
        out += ' ';
        out += field.unit.symbol;
    }
    return out;
}

/// What may stand in a field.
std::string content(const Field& field) {
    std::string out = field.isList ? "list of " : "";
    switch (field.kind) {
        case FieldKind::Text:
            return out + "text";
        case FieldKind::Id:
            return out + "id";
        case FieldKind::Component:
            return out + "component";
        case FieldKind::Boolean:
            return out + "`true` or `false`";
        case FieldKind::Date:
            return out + "date";
        case FieldKind::Tree:
            return out + "any value";
        case FieldKind::Record:
            return out + linkTo(field.record().name);
        case FieldKind::Integer:
            return out + "whole number, " + range(field);
        case FieldKind::Decimal:
        case FieldKind::Quantity:
            return out + "number, " + range(field);
        case FieldKind::Reference:
            out += "id from ";
            out += code(field.target);
            if (field.orCatalogue) out += " or the catalogue";
            if (!field.alsoAllowed.empty()) out += ", or " + code(field.alsoAllowed);
            return out;
        case FieldKind::Word:
            for (std::size_t i = 0; i < field.words.size(); ++i) {
                if (i > 0) out += ", ";
                out += code(field.words[i]);
            }
            return out;
    }
    return out;
}

/// What an unset field means: the table's words, else what the record begins with.
std::string fallback(const RecordType& type, const Field& field) {
    if (field.isRequired) return "**required**";
    if (!field.fallback.empty()) return std::string(field.fallback);
    const bool plain = !field.isList && field.kind != FieldKind::Record &&
                       field.kind != FieldKind::Tree && field.access->size(type.prototype) == 1;
    if (!plain) return "none";
    const Value value = scalarToValue(field, field.access->get(type.prototype, 0));
    if (const bool* truth = value.boolean()) return *truth ? "yes" : "no";
    if (value.isNumber()) return numberText(value.number());
    return value.text()->empty() ? "none" : code(*value.text());
}

void appendRecord(std::string& out, const RecordType& type) {
    out += "\n### ";
    out += type.name;
    out += "\n\n";
    out += type.meaning;
    out += ".\n\n| key | what stands there | unset | meaning |\n|---|---|---|---|\n";
    for (const Field& field : type.fields) {
        out += "| ";
        out += code(field.key);
        out += " | ";
        out += content(field);
        out += " | ";
        out += fallback(type, field);
        out += " | ";
        out += field.meaning;
        out += " |\n";
    }
}

void appendWithNested(std::string& out, const RecordType& type,
                      std::vector<const RecordType*>& told) {
    for (const RecordType* one : told) {
        if (one == &type) return;
    }
    told.push_back(&type);
    appendRecord(out, type);
    for (const Field& field : type.fields) {
        if (field.kind == FieldKind::Record) appendWithNested(out, field.record(), told);
    }
}

}  // namespace

std::string planFormatReference() {
    std::string out;
    std::vector<const RecordType*> told;
    appendWithNested(out, planType(), told);
    return out;
}

}  // namespace peerplan
