// SPDX-License-Identifier: MIT
#include "data/json/value_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "data/utf8.h"

namespace peerplan {
namespace {

void appendNumber(std::string& out, double value) {
    // JSON has no other word for what is no number; a plan never holds one.
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    const std::string_view text(buffer, static_cast<std::size_t>(end.ptr - buffer));
    out += text;
    // A decimal stays one when it is read again.
    if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

void appendScalar(std::string& out, const Value& value) {
    if (const bool* truth = value.boolean()) {
        out += *truth ? "true" : "false";
    } else if (const std::int64_t* whole = value.integer()) {
        out += std::to_string(*whole);
    } else if (const double* number = value.decimal()) {
        appendNumber(out, *number);
    } else if (const std::string* text = value.text()) {
        appendJsonText(out, *text);
    } else {
        out += "null";
    }
}

bool isContainer(const Value& value) {
    return value.list() != nullptr || value.object() != nullptr;
}

/// Appends without line breaks; gives up, with `out` longer than `limit`, where it does not fit.
bool appendFlat(std::string& out, const Value& value, std::size_t limit) {
    if (const Value::List* list = value.list()) {
        out += '[';
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (i > 0) out += ", ";
            if (!appendFlat(out, (*list)[i], limit)) return false;
        }
        out += ']';
    } else if (const Value::Object* object = value.object()) {
        out += '{';
        for (std::size_t i = 0; i < object->size(); ++i) {
            if (i > 0) out += ", ";
            appendJsonText(out, (*object)[i].first);
            out += ": ";
            if (!appendFlat(out, (*object)[i].second, limit)) return false;
        }
        out += '}';
    } else {
        appendScalar(out, value);
    }
    return out.size() <= limit;
}

/// Containers inside containers: 0 for a scalar.
int levels(const Value& value) {
    int deepest = 0;
    if (const Value::List* list = value.list()) {
        for (const Value& inner : *list) deepest = std::max(deepest, levels(inner));
        return deepest + 1;
    }
    if (const Value::Object* object = value.object()) {
        for (const auto& [key, inner] : *object) deepest = std::max(deepest, levels(inner));
        return deepest + 1;
    }
    return 0;
}

void newLine(std::string& out, std::size_t indent) {
    out += '\n';
    out.append(indent, ' ');
}

/// UTF-8 with NUL bytes, which JSON can escape.
bool isJsonText(std::string_view text) {
    for (;;) {
        const std::size_t zero = text.find('\0');
        if (!isUtf8(text.substr(0, zero))) return false;
        if (zero == std::string_view::npos) return true;
        text.remove_prefix(zero + 1);
    }
}

bool isExact(const Value& value) {
    if (const double* number = value.decimal()) return std::isfinite(*number);
    if (const std::string* text = value.text()) return isJsonText(*text);
    if (const Value::List* list = value.list()) {
        return std::all_of(list->begin(), list->end(), isExact);
    }
    if (const Value::Object* object = value.object()) {
        return std::all_of(object->begin(), object->end(), [](const Value::Member& member) {
            return isJsonText(member.first) && isExact(member.second);
        });
    }
    return true;
}

void appendFilled(std::string& out, const Value::List& list, std::size_t indent) {
    std::size_t lineStart = out.size();
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::string element;
        appendScalar(element, list[i]);
        if (i + 1 < list.size()) element += ',';
        if (i == 0 || indent + out.size() - lineStart + 1 + element.size() > jsonColumns) {
            newLine(out, indent);
            lineStart = out.size();
        } else {
            out += ' ';
        }
        out += element;
    }
}

}  // namespace

void appendJsonText(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

void appendJson(std::string& out, const Value& value, std::size_t indent, std::size_t column,
                std::size_t after) {
    if (!isContainer(value)) return appendScalar(out, value);
    const std::size_t before = out.size();
    const std::size_t used = column + after;
    const std::size_t room = used < jsonColumns ? jsonColumns - used : 0;
    // Three levels on a line are still read at a glance, more are not.
    if (appendFlat(out, value, before + room) && levels(value) <= 3) return;
    out.resize(before);
    const std::size_t inner = indent + 2;
    if (const Value::Object* object = value.object()) {
        out += '{';
        for (std::size_t i = 0; i < object->size(); ++i) {
            newLine(out, inner);
            const std::size_t start = out.size();
            appendJsonText(out, (*object)[i].first);
            out += ": ";
            appendJson(out, (*object)[i].second, inner, inner + out.size() - start);
            if (i + 1 < object->size()) out += ',';
        }
        newLine(out, indent);
        out += '}';
        return;
    }
    const Value::List& list = *value.list();
    out += '[';
    bool flat = true;
    for (const Value& element : list) flat = flat && !isContainer(element);
    if (flat) {
        appendFilled(out, list, inner);
    } else {
        for (std::size_t i = 0; i < list.size(); ++i) {
            newLine(out, inner);
            appendJson(out, list[i], inner, inner);
            if (i + 1 < list.size()) out += ',';
        }
    }
    newLine(out, indent);
    out += ']';
}

std::string compactJson(const Value& value) {
    std::string out;
    appendFlat(out, value, std::numeric_limits<std::size_t>::max());
    return out;
}

std::optional<std::string> exactJson(const Value& value) {
    if (!isExact(value)) return std::nullopt;
    return compactJson(value);
}

}  // namespace peerplan
