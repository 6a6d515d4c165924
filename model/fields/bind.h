// SPDX-License-Identifier: MIT
#pragma once

/// Between records and trees of plain data, by the field table: what the JSON reader and writer,
/// the store and edits all go through.

#include "model/diagnostic.h"
#include "model/fields/field.h"
#include "model/fields/place.h"
#include "model/value.h"

namespace peerplan {

/// A record as an object, its fields in the order of the table. A field that is as the record
/// type's prototype has it is left out, unless it is required.
Value toValue(const RecordType& type, const void* record);

/// One field of a record; an empty list or unset optional is null.
Value fieldToValue(const Field& field, const void* record);

/// Whether a field is as the record type's prototype has it.
bool isDefault(const RecordType& type, const Field& field, const void* record);

/// Sets the fields that an object names, on a record with nothing set. Reports every unknown key
/// and missing required field, every wrong type, number out of range or finer than its raw unit,
/// unknown word, date that does not exist and malformed id, each at its place; the record is then
/// incomplete. Of a key that stands twice the first counts: readers report those themselves.
void bindRecord(const RecordType& type, void* record, const Value& value, const Place& place,
                Diagnostics& diagnostics);

/// Sets one field as bindRecord does; a list is replaced.
void bindField(const Field& field, void* record, const Value& value, const Place& place,
               Diagnostics& diagnostics);

/// Reports a key that a record type does not have, with the nearest one that it has; returns that.
const Field* reportUnknownKey(const RecordType& type, std::string_view key, const Place& place,
                              Diagnostics& diagnostics);

/// Reports a required field that an object lacks.
void reportMissing(const RecordType& type, const Field& field, const Place& place,
                   Diagnostics& diagnostics);

/// Reports a key that stands twice in one object.
void reportDuplicateKey(std::string_view key, std::string pointer, Diagnostics& diagnostics);

/// Whether a diagnostic is about a key rather than about the value behind it; of duplicate keys it
/// is the later one.
bool isAboutKey(const Diagnostic& diagnostic);
bool isDuplicateKey(const Diagnostic& diagnostic);

}  // namespace peerplan
