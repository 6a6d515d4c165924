// SPDX-License-Identifier: MIT
#include "model/fields/bind.h"

#include <bitset>
#include <cassert>

#include "model/fields/scalar.h"
#include "model/fields/spelling.h"

namespace peerplan {
namespace {

constexpr const char* unknownKey = "unknown key";
constexpr const char* duplicateKey = "key stands twice";

/// More fields than any record has.
constexpr std::size_t mostFields = 64;

Value elementToValue(const Field& field, const void* record, std::size_t i) {
    if (field.kind == FieldKind::Record)
        return toValue(field.record(), field.access->at(record, i));
    return scalarToValue(field, field.access->get(record, i));
}

/// A tree is reached through a pointer for writing only; nothing is written through it here.
const Value& treeOf(const Field& field, const void* record) {
    return *field.access->tree(const_cast<void*>(record));
}

bool sameElement(const Field& field, const void* a, const void* b, std::size_t i) {
    if (field.kind != FieldKind::Record) {
        return field.access->get(a, i) == field.access->get(b, i);
    }
    const RecordType& type = field.record();
    for (const Field& inner : type.fields) {
        if (!isDefault(type, inner, field.access->at(a, i))) return false;
    }
    return true;
}

void bindElement(const Field& field, void* record, const Value& value, const Place& place,
                 Diagnostics& diagnostics) {
    if (field.kind == FieldKind::Record) {
        bindRecord(field.record(), field.access->add(record), value, place, diagnostics);
    } else if (auto scalar = scalarFromValue(field, value, place, diagnostics)) {
        field.access->put(record, std::move(*scalar));
    }
}

void reportWrongType(const Value& value, const Place& place, Text expected,
                     Diagnostics& diagnostics) {
    if (isFull(diagnostics)) return;
    Diagnostic d;
    d.pointer = place.pointer();
    d.message = tr("wrong type of value");
    d.found = shown(value);
    d.expected = std::move(expected);
    report(diagnostics, std::move(d));
}

}  // namespace

bool isDefault(const RecordType& type, const Field& field, const void* record) {
    if (field.kind == FieldKind::Tree) return treeOf(field, record).isNull();
    const void* prototype = type.prototype;
    const std::size_t n = field.access->size(record);
    if (n != field.access->size(prototype)) return false;
    for (std::size_t i = 0; i < n; ++i) {
        if (!sameElement(field, record, prototype, i)) return false;
    }
    return true;
}

Value fieldToValue(const Field& field, const void* record) {
    if (field.kind == FieldKind::Tree) return treeOf(field, record);
    const std::size_t n = field.access->size(record);
    if (!field.isList) return n == 0 ? Value() : elementToValue(field, record, 0);
    Value::List list;
    list.reserve(n);
    for (std::size_t i = 0; i < n; ++i) list.push_back(elementToValue(field, record, i));
    return list;
}

Value toValue(const RecordType& type, const void* record) {
    Value::Object object;
    for (const Field& field : type.fields) {
        if (!field.isRequired && isDefault(type, field, record)) continue;
        object.emplace_back(std::string(field.key), fieldToValue(field, record));
    }
    return object;
}

void bindField(const Field& field, void* record, const Value& value, const Place& place,
               Diagnostics& diagnostics) {
    if (field.kind == FieldKind::Tree) {
        *field.access->tree(record) = value;
        return;
    }
    if (!field.isList) return bindElement(field, record, value, place, diagnostics);
    const Value::List* list = value.list();
    if (list == nullptr) return reportWrongType(value, place, tr("a list"), diagnostics);
    field.access->clear(record);
    field.access->reserve(record, list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
        bindElement(field, record, (*list)[i], Place(&place, i), diagnostics);
    }
}

void bindRecord(const RecordType& type, void* record, const Value& value, const Place& place,
                Diagnostics& diagnostics) {
    const Value::Object* members = value.object();
    if (members == nullptr) return reportWrongType(value, place, tr("an object"), diagnostics);
    const std::size_t count = type.fields.size();
    assert(count <= mostFields);
    std::bitset<mostFields> seen, guessed;
    // Written in the order of the table, a document's next key is near the last one's row.
    std::size_t next = 0;
    for (const auto& [key, inner] : *members) {
        std::size_t tried = 0;
        while (tried < count && type.fields[next % count].key != key) ++next, ++tried;
        const Place at(&place, key);
        if (tried == count) {
            if (isFull(diagnostics)) continue;
            if (const Field* near = reportUnknownKey(type, key, at, diagnostics)) {
                guessed.set(static_cast<std::size_t>(near - type.fields.data()));
            }
            continue;
        }
        const std::size_t row = next++ % count;
        if (seen.test(row)) continue;
        seen.set(row);
        bindField(type.fields[row], record, inner, at, diagnostics);
    }
    // A required field that is only misspelled is not missing as well.
    for (std::size_t row = 0; row < count; ++row) {
        if (!type.fields[row].isRequired || seen.test(row) || guessed.test(row)) continue;
        reportMissing(type, type.fields[row], place, diagnostics);
    }
}

const Field* reportUnknownKey(const RecordType& type, std::string_view key, const Place& place,
                              Diagnostics& diagnostics) {
    NearestSpelling nearest(key);
    for (const Field& field : type.fields) nearest.offer(field.key);
    Diagnostic d;
    d.pointer = place.pointer();
    d.message = tr(unknownKey);
    d.found = shown(Value(key));
    d.expected = {tr("a key of a {record}"), {{"record", std::string(type.name)}}};
    d.suggestion = nearest.best();
    report(diagnostics, std::move(d));
    return nearest.best().empty() ? nullptr : type.find(nearest.best());
}

void reportMissing(const RecordType& type, const Field& field, const Place& place,
                   Diagnostics& diagnostics) {
    if (isFull(diagnostics)) return;
    Diagnostic d;
    d.pointer = place.pointer();
    d.message = {tr("the key {key} is missing from this {record}"),
                 {{"key", std::string(field.key)}, {"record", std::string(type.name)}}};
    d.expected = field.isList ? Text(tr("a list")) : expectedFor(field);
    report(diagnostics, std::move(d));
}

void reportDuplicateKey(std::string_view key, std::string pointer, Diagnostics& diagnostics) {
    if (isFull(diagnostics)) return;
    Diagnostic d;
    d.pointer = std::move(pointer);
    d.message = tr(duplicateKey);
    d.found = shown(Value(key));
    d.expected = tr("each key once in an object");
    report(diagnostics, std::move(d));
}

bool isAboutKey(const Diagnostic& diagnostic) {
    return diagnostic.message.pattern == unknownKey || isDuplicateKey(diagnostic);
}

bool isDuplicateKey(const Diagnostic& diagnostic) {
    return diagnostic.message.pattern == duplicateKey;
}

}  // namespace peerplan
