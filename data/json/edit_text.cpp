// SPDX-License-Identifier: MIT
#include "data/json/edit_text.h"

#include <algorithm>
#include <array>

#include "data/json/value_builder.h"
#include "data/json/value_writer.h"
#include "model/fields/scalar.h"
#include "model/fields/spelling.h"

namespace peerplan {
namespace {

constexpr std::string_view spaces = " \t\r\n";

/// Takes words off the front of a text.
class Words {
  public:
    explicit Words(std::string_view text) : m_rest(text) { skip(); }
    std::string next() {
        const std::string_view word = m_rest.substr(0, m_rest.find_first_of(spaces));
        m_rest.remove_prefix(word.size());
        skip();
        return std::string(word);
    }
    std::string_view rest() const { return m_rest; }

  private:
    void skip() {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(spaces), m_rest.size()));
        while (!m_rest.empty() && spaces.find(m_rest.back()) != std::string_view::npos) {
            m_rest.remove_suffix(1);
        }
    }
    std::string_view m_rest;
};

bool isBareWord(std::string_view text) {
    return !text.empty() && text.find_first_of(" \t\r\n\"{}[],") == std::string_view::npos;
}

class EditReader {
  public:
    explicit EditReader(std::string_view text) : m_words(text) {}

    EditText read() {
        EditText out;
        Edit edit;
        const std::string verb = m_words.next();
        if (verb == "set") {
            set(edit);
        } else if (verb == "add") {
            edit.kind = EditKind::Add;
            target(edit, m_words.next());
            value(edit);
        } else if (verb == "remove" || verb == "fail") {
            edit.kind = verb == "fail" ? EditKind::Fail : EditKind::Remove;
            edit.object = m_words.next();
            if (edit.object.empty()) {
                wrong(tr("the object is missing"), {}, tr("an object such as circuit/er-dallas"));
            }
            nothingMore();
        } else if (verb == "scale") {
            scale(edit);
        } else {
            constexpr std::array<std::string_view, 5> verbs{"set", "add", "remove", "scale",
                                                            "fail"};
            wrong(tr("no such edit"), verb, tr("one of set, add, remove, scale, fail"),
                  nearestSpelling(verb, verbs));
        }
        out.diagnostics = std::move(m_diagnostics);
        if (out.diagnostics.empty()) out.edit = std::move(edit);
        return out;
    }

  private:
    void wrong(Text message, std::string_view found, Text expected, std::string suggestion = {}) {
        Diagnostic d;
        d.message = std::move(message);
        d.found = found;
        d.expected = std::move(expected);
        d.suggestion = std::move(suggestion);
        m_diagnostics.push_back(std::move(d));
    }
    void nothingMore() {
        if (m_diagnostics.empty() && !m_words.rest().empty()) {
            wrong(tr("more than the edit needs"), m_words.rest(), tr("the end of the edit"));
        }
    }

    /// The object ends at the first dot behind its slash; which of the dots belong to an id is
    /// only known with the plan.
    static void target(Edit& edit, const std::string& text) {
        const std::size_t slash = text.find('/');
        const std::size_t dot = text.find('.', slash == std::string::npos ? 0 : slash);
        edit.object = text.substr(0, dot);
        if (dot != std::string::npos) edit.field = text.substr(dot + 1);
    }

    void set(Edit& edit) {
        edit.kind = EditKind::Set;
        target(edit, m_words.next());
        if (edit.object.empty() || edit.field.empty()) {
            wrong(tr("the field to set is missing"), edit.object,
                  tr("an object, a dot and a field, such as circuit/er-dallas.mbps"));
            return;
        }
        value(edit);
    }

    void value(Edit& edit) {
        const std::string_view text = m_words.rest();
        if (text.empty()) {
            wrong(tr("the value is missing"), {}, tr("a value as JSON, or a word"));
            return;
        }
        JsonResult result = readJsonValue(text);
        if (result.diagnostics.empty()) {
            edit.value = std::move(result.value);
        } else if (isBareWord(text)) {
            edit.value = Value(text);
        } else {
            m_diagnostics = std::move(result.diagnostics);
        }
    }

    void scale(Edit& edit) {
        const std::string what = m_words.next();
        if (what != "users" && what != "demand") {
            constexpr std::array<std::string_view, 2> kinds{"users", "demand"};
            wrong(tr("this cannot be scaled"), what, tr("users or demand"),
                  nearestSpelling(what, kinds));
            return;
        }
        edit.kind = what == "users" ? EditKind::ScaleUsers : EditKind::ScaleDemand;
        std::string factor = m_words.next();
        if (factor.find('/') != std::string::npos) {
            edit.object = factor;
            factor = m_words.next();
        }
        const JsonResult number = readJsonValue(factor);
        if (!number.diagnostics.empty() || !number.value.isNumber()) {
            wrong(tr("a scale needs its factor"), factor, tr("a number from 0 to 1000"));
            return;
        }
        edit.factor = number.value.number();
        nothingMore();
    }

    Words m_words;
    Diagnostics m_diagnostics;
};

}  // namespace

EditText parseEdit(std::string_view text) {
    return EditReader(text).read();
}

std::string editText(const Edit& edit) {
    std::string out;
    switch (edit.kind) {
        case EditKind::Set:
            out = "set ";
            break;
        case EditKind::Add:
            out = "add ";
            break;
        case EditKind::Remove:
            out = "remove ";
            break;
        case EditKind::ScaleUsers:
            out = "scale users ";
            break;
        case EditKind::ScaleDemand:
            out = "scale demand ";
            break;
        case EditKind::Fail:
            out = "fail ";
            break;
    }
    out += edit.object;
    if (!edit.field.empty()) {
        out += '.';
        out += edit.field;
    }
    if (edit.kind == EditKind::Set || edit.kind == EditKind::Add) {
        out += ' ';
        out += compactJson(edit.value);
    }
    if (edit.factor) {
        if (!edit.object.empty()) out += ' ';
        out += numberText(*edit.factor);
    }
    return out;
}

}  // namespace peerplan
