// SPDX-License-Identifier: MIT
#include "data/json/schema.h"

#include <cmath>
#include <map>
#include <string_view>

#include "data/json/value_writer.h"
#include "model/component_ref.h"
#include "model/fields/scalar.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

using Members = Value::Object;

constexpr std::string_view idPattern = "^[a-z0-9][a-z0-9._-]*$";
constexpr std::string_view datePattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A kind, and parts that each hold something a slug keeps.
std::string componentPattern() {
    constexpr std::string_view part = "[^/#]*[A-Za-z0-9._-][^/#]*";
    std::string out = "^(";
    for (const std::string_view word : wordsOf(ComponentKind{})) {
        if (out.size() > 2) out += '|';
        out += word;
    }
    out += ")/";
    out += part;
    out += "([/#]";
    out += part;
    out += ")*$";
    return out;
}

Value decimal(double value) {
    if (std::abs(value) < 1e15 && std::nearbyint(value) == value) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

/// What a person reads in an editor: meaning, unit, and what an unset field means.
std::string description(const Field& field) {
    std::string out(field.meaning);
    if (!field.unit.symbol.empty()) {
        out += ", in ";
        out += field.unit.symbol;
    }
    if (!field.fallback.empty()) {
        out += ". Unset: ";
        out += field.fallback;
    }
    return out;
}

void addRange(Members& schema, const Field& field) {
    if (std::isfinite(field.least)) schema.emplace_back("minimum", decimal(field.least));
    if (std::isfinite(field.most)) schema.emplace_back("maximum", decimal(field.most));
}

std::string referenceTo(const RecordType& type) {
    std::string out = "#/$defs/";
    out += type.name;
    return out;
}

/// The schema of one value of a field, without its description.
Members single(const Field& field) {
    Members out;
    switch (field.kind) {
        case FieldKind::Record:
            out.emplace_back("$ref", referenceTo(field.record()));
            break;
        case FieldKind::Tree:
            break;
        case FieldKind::Boolean:
            out.emplace_back("type", "boolean");
            break;
        case FieldKind::Integer:
            out.emplace_back("type", "integer");
            addRange(out, field);
            break;
        case FieldKind::Decimal:
        case FieldKind::Quantity:
            out.emplace_back("type", "number");
            addRange(out, field);
            break;
        case FieldKind::Word: {
            Value::List words;
            for (const std::string_view word : field.words) words.emplace_back(word);
            out.emplace_back("enum", std::move(words));
            break;
        }
        case FieldKind::Date:
            out.emplace_back("type", "string");
            out.emplace_back("pattern", datePattern);
            break;
        case FieldKind::Id:
        case FieldKind::Reference:
            out.emplace_back("type", "string");
            out.emplace_back("pattern", idPattern);
            break;
        case FieldKind::Component:
            out.emplace_back("type", "string");
            out.emplace_back("pattern", componentPattern());
            break;
        case FieldKind::Text:
            out.emplace_back("type", "string");
            if (field.isRequired) out.emplace_back("minLength", 1);
            break;
    }
    return out;
}

Value propertyOf(const RecordType& type, const Field& field) {
    Members out;
    out.emplace_back("description", description(field));
    if (&type == &planType() && field.key == "format") {
        out.emplace_back("const", planFormat);
        return out;
    }
    if (field.isList) {
        out.emplace_back("type", "array");
        out.emplace_back("items", single(field));
    } else {
        Members inner = single(field);
        out.insert(out.end(), inner.begin(), inner.end());
    }
    return out;
}

/// `type` as an object, and the records it holds into `definitions`.
Value recordSchema(const RecordType& type, std::map<std::string, Value>& definitions) {
    Members properties;
    Value::List required;
    for (const Field& field : type.fields) {
        properties.emplace_back(std::string(field.key), propertyOf(type, field));
        if (field.isRequired) required.emplace_back(field.key);
        if (field.kind != FieldKind::Record) continue;
        const RecordType& inner = field.record();
        const std::string name(inner.name);
        if (definitions.count(name) > 0) continue;
        definitions.emplace(name, Value());
        definitions[name] = recordSchema(inner, definitions);
    }
    Members out;
    out.emplace_back("description", type.meaning);
    out.emplace_back("type", "object");
    out.emplace_back("properties", std::move(properties));
    if (!required.empty()) out.emplace_back("required", std::move(required));
    out.emplace_back("additionalProperties", false);
    return out;
}

}  // namespace

Value planSchema() {
    std::map<std::string, Value> definitions;
    Value plan = recordSchema(planType(), definitions);
    Members out;
    out.emplace_back("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.emplace_back("title", std::string("A plan of peerplan, format ") + std::string(planFormat));
    for (auto& member : *plan.object()) out.push_back(std::move(member));
    Members defs;
    for (auto& [name, schema] : definitions) defs.emplace_back(name, std::move(schema));
    out.emplace_back("$defs", std::move(defs));
    return out;
}

std::string planSchemaText() {
    std::string out;
    appendJson(out, planSchema(), 0, 0);
    out += '\n';
    return out;
}

}  // namespace peerplan
