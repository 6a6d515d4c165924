// SPDX-License-Identifier: MIT
#include "model/fields/scalar.h"

#include <charconv>
#include <cmath>

#include "model/component_ref.h"
#include "model/fields/spelling.h"

namespace peerplan {
namespace {

/// Every whole number up to this is a double of its own, so that raw units survive a division and
/// a multiplication.
constexpr double largestExact = 9007199254740992.0;  // 2^53

bool isWhole(double value) {
    return std::abs(value) <= largestExact && std::nearbyint(value) == value;
}

Diagnostic wrong(const Field& field, const Value& value, const Place& place, Text message) {
    Diagnostic out;
    out.pointer = place.pointer();
    out.message = std::move(message);
    out.found = shown(value);
    out.expected = expectedFor(field);
    return out;
}

std::string joined(Words words) {
    std::string out;
    for (const std::string_view w : words) {
        if (!out.empty()) out += ", ";
        out += w;
    }
    return out;
}

/// A number in the field's range, or a diagnostic.
std::optional<double> inRange(const Field& field, const Value& value, const Place& place,
                              Diagnostics& diagnostics) {
    if (!value.isNumber()) {
        if (!isFull(diagnostics)) {
            report(diagnostics, wrong(field, value, place, tr("wrong type of value")));
        }
        return std::nullopt;
    }
    const double number = value.number();
    const bool tooLarge = std::abs(number) * std::abs(field.unit.raw) > largestExact;
    if (number < field.least || number > field.most ||
        (tooLarge && field.kind != FieldKind::Decimal)) {
        if (!isFull(diagnostics)) {
            report(diagnostics, wrong(field, value, place, tr("number out of range")));
        }
        return std::nullopt;
    }
    return number;
}

std::optional<Scalar> quantity(const Field& field, const Value& value, const Place& place,
                               Diagnostics& diagnostics) {
    const auto number = inRange(field, value, place, diagnostics);
    if (!number) return std::nullopt;
    // What the writer makes of raw units is the double nearest to raw / unit, so that a number is
    // a whole number of raw units exactly if dividing the nearest one gives it back.
    const double raw = std::nearbyint(*number * field.unit.raw);
    if (raw / field.unit.raw != *number) {
        if (!isFull(diagnostics)) {
            Diagnostic d = wrong(field, value, place, tr("number finer than peerplan keeps"));
            d.expected = {tr("a multiple of {step}"), {{"step", std::string(field.unit.step)}}};
            d.suggestion = numberText(raw / field.unit.raw);
            report(diagnostics, std::move(d));
        }
        return std::nullopt;
    }
    return Scalar(static_cast<std::int64_t>(raw));
}

std::optional<Scalar> wholeNumber(const Field& field, const Value& value, const Place& place,
                                  Diagnostics& diagnostics) {
    const auto number = inRange(field, value, place, diagnostics);
    if (!number) return std::nullopt;
    if (!isWhole(*number)) {
        if (!isFull(diagnostics)) {
            report(diagnostics, wrong(field, value, place, tr("not a whole number")));
        }
        return std::nullopt;
    }
    return Scalar(static_cast<std::int64_t>(*number));
}

std::optional<Scalar> enumerator(const Field& field, const Value& value, const std::string& text,
                                 const Place& place, Diagnostics& diagnostics) {
    for (std::size_t i = 0; i < field.words.size(); ++i) {
        if (field.words[i] == text) return Scalar(static_cast<std::int64_t>(i));
    }
    if (!isFull(diagnostics)) {
        Diagnostic d = wrong(field, value, place, tr("unknown word"));
        d.suggestion = nearestSpelling(text, field.words);
        report(diagnostics, std::move(d));
    }
    return std::nullopt;
}

std::optional<Scalar> day(const Field& field, const Value& value, const std::string& text,
                          const Place& place, Diagnostics& diagnostics) {
    if (const auto date = Date::parse(text)) return Scalar(date->days());
    if (!isFull(diagnostics)) {
        report(diagnostics, wrong(field, value, place, tr("no such date")));
    }
    return std::nullopt;
}

/// In a document the kind is written as its word; the names behind it may be folded.
bool isComponentRef(std::string_view text) {
    return fromWord<ComponentKind>(text.substr(0, text.find('/'))) && canonicalRef(text);
}

std::optional<Scalar> name(const Field& field, const Value& value, const std::string& text,
                           const Place& place, Diagnostics& diagnostics) {
    const bool isComponent = field.kind == FieldKind::Component;
    if (isComponent ? isComponentRef(text) : isId(text)) return Scalar(text);
    if (!isFull(diagnostics)) {
        Diagnostic d = wrong(field, value, place,
                             isComponent ? tr("not a component reference") : tr("not an id"));
        if (!isComponent) {
            const std::string folded = slug(text);
            if (isId(folded) && folded.size() <= 64) d.suggestion = folded;
        } else if (const std::size_t slash = text.find('/'); slash < 32) {
            const std::string kind =
                nearestSpelling(text.substr(0, slash), wordsOf(ComponentKind{}));
            if (!kind.empty()) d.suggestion = kind + text.substr(slash, 64);
        }
        report(diagnostics, std::move(d));
    }
    return std::nullopt;
}

}  // namespace

bool isId(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (text.empty() || !plain(text.front())) return false;
    for (const char c : text) {
        if (!plain(c) && c != '.' && c != '_' && c != '-') return false;
    }
    return true;
}

std::string numberText(double value) {
    char buffer[64];
    const double shownValue = value == 0 ? 0.0 : value;
    const auto end =
        isWhole(shownValue)
            ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(shownValue))
            : std::to_chars(buffer, buffer + sizeof buffer, shownValue);
    return {buffer, end.ptr};
}

std::string shown(const Value& value) {
    if (value.isNull()) return "null";
    if (const bool* truth = value.boolean()) return *truth ? "true" : "false";
    if (const std::int64_t* whole = value.integer()) return std::to_string(*whole);
    if (const double* number = value.decimal()) return numberText(*number);
    if (value.list() != nullptr) return "[…]";
    if (value.object() != nullptr) return "{…}";
    constexpr std::size_t longest = 60;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : *value.text()) {
        const auto byte = static_cast<unsigned char>(c);
        // Cut only between characters: 10xxxxxx continues one in UTF-8.
        if (out.size() > longest && (byte & 0xC0U) != 0x80U) {
            out += "…";
            break;
        }
        if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + '"';
}

Text expectedFor(const Field& field) {
    const bool ranged = std::isfinite(field.least) && std::isfinite(field.most);
    switch (field.kind) {
        case FieldKind::Text:
            return field.isRequired ? tr("a text that is not empty") : tr("a text");
        case FieldKind::Id:
        case FieldKind::Reference:
            return tr(
                "an id: lower-case letters, digits, '.', '_' and '-', a letter or digit first");
        case FieldKind::Component:
            return tr("a component reference such as circuit/er-dallas");
        case FieldKind::Boolean:
            return tr("true or false");
        case FieldKind::Date:
            return tr("a date as YYYY-MM-DD");
        case FieldKind::Word:
            return {tr("one of {words}"), {{"words", joined(field.words)}}};
        case FieldKind::Record:
            return tr("an object");
        case FieldKind::Tree:
            return tr("any value");
        case FieldKind::Integer:
            if (!ranged) return tr("a whole number");
            return {tr("a whole number from {least} to {most}"),
                    {{"least", numberText(field.least)}, {"most", numberText(field.most)}}};
        default:
            break;
    }
    if (!ranged) return tr("a number");
    if (field.unit.symbol.empty()) {
        return {tr("a number from {least} to {most}"),
                {{"least", numberText(field.least)}, {"most", numberText(field.most)}}};
    }
    return {tr("a number from {least} to {most} {unit}"),
            {{"least", numberText(field.least)},
             {"most", numberText(field.most)},
             {"unit", std::string(field.unit.symbol)}}};
}

Value scalarToValue(const Field& field, const Scalar& scalar) {
    switch (field.kind) {
        case FieldKind::Boolean:
            return std::get<bool>(scalar);
        case FieldKind::Integer:
            return std::get<std::int64_t>(scalar);
        case FieldKind::Date:
            return Date::fromDays(std::get<std::int64_t>(scalar)).iso();
        case FieldKind::Word:
            return field.words[static_cast<std::size_t>(std::get<std::int64_t>(scalar))];
        case FieldKind::Quantity:
        case FieldKind::Decimal: {
            const double number =
                field.kind == FieldKind::Decimal
                    ? std::get<double>(scalar)
                    : static_cast<double>(std::get<std::int64_t>(scalar)) / field.unit.raw;
            if (isWhole(number)) return static_cast<std::int64_t>(number);
            return number;
        }
        default:
            return std::get<std::string>(scalar);
    }
}

std::optional<Scalar> scalarFromValue(const Field& field, const Value& value, const Place& place,
                                      Diagnostics& diagnostics) {
    switch (field.kind) {
        case FieldKind::Quantity:
            return quantity(field, value, place, diagnostics);
        case FieldKind::Integer:
            return wholeNumber(field, value, place, diagnostics);
        case FieldKind::Decimal:
            if (const auto number = inRange(field, value, place, diagnostics))
                return Scalar(*number);
            return std::nullopt;
        case FieldKind::Boolean:
            if (const bool* truth = value.boolean()) return Scalar(*truth);
            break;
        default:
            if (const std::string* text = value.text()) {
                if (field.kind == FieldKind::Word) {
                    return enumerator(field, value, *text, place, diagnostics);
                }
                if (field.kind == FieldKind::Date)
                    return day(field, value, *text, place, diagnostics);
                if (field.kind != FieldKind::Text) {
                    return name(field, value, *text, place, diagnostics);
                }
                if (!text->empty() || !field.isRequired) return Scalar(*text);
                if (!isFull(diagnostics)) {
                    report(diagnostics, wrong(field, value, place, tr("empty text")));
                }
                return std::nullopt;
            }
    }
    if (!isFull(diagnostics)) {
        report(diagnostics, wrong(field, value, place, tr("wrong type of value")));
    }
    return std::nullopt;
}

}  // namespace peerplan
