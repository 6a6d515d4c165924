// SPDX-License-Identifier: MIT
#pragma once

/// A field of the field table in words: its head, its help, its value as people read and type it.

#include <QString>
#include <QVariant>

#include "model/diagnostic.h"
#include "model/fields/field.h"
#include "model/value.h"

namespace peerplan::gui {

/// `Peering location`, `Bandwidth`.
QString fieldName(const Field& field);
/// The same with its unit: `Bandwidth [Mbit/s]`.
QString fieldTitle(const Field& field);
/// Meaning, unit, range, words, and what it means where it is not stated.
QString fieldHelp(const Field& field);

/// The field of a record as one line: lists with commas, nested objects as their number. Empty
/// where it is not stated.
QString shownField(const Field& field, const void* record);
/// The same to compare by: numbers as numbers.
QVariant sortField(const Field& field, const void* record);

/// Whether its value is typed on one line: scalars and lists of them.
bool isTyped(const Field& field);

/// What was typed as a value for the field table: nothing typed unsets, lists stand with commas,
/// `2 Gbit/s` and `2G` are 2000 in a field of Mbit/s. A text that no value can be made of stays a
/// text, for the field table to refuse.
Value typedValue(const Field& field, const QString& text);
/// What is wrong with what was typed; empty if it holds.
Diagnostics typedFaults(const Field& field, const QString& text);

}  // namespace peerplan::gui
