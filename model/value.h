// SPDX-License-Identifier: MIT
#pragma once

/// A tree of plain data (null, boolean, number, text, list, object in order): what a document holds
/// before it is known what it means, and what an edit carries.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace peerplan {

class Value {
  public:
    using List = std::vector<Value>;
    using Member = std::pair<std::string, Value>;
    using Object = std::vector<Member>;

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool value) : m_data(value) {}
    Value(int value) : m_data(static_cast<std::int64_t>(value)) {}
    Value(std::int64_t value) : m_data(value) {}
    Value(double value) : m_data(value) {}
    Value(const char* value) : m_data(std::string(value)) {}
    Value(std::string_view value) : m_data(std::string(value)) {}
    Value(std::string value) : m_data(std::move(value)) {}
    Value(List value) : m_data(std::move(value)) {}
    Value(Object value) : m_data(std::move(value)) {}

    bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    const bool* boolean() const { return std::get_if<bool>(&m_data); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&m_data); }
    const double* decimal() const { return std::get_if<double>(&m_data); }
    const std::string* text() const { return std::get_if<std::string>(&m_data); }
    const List* list() const { return std::get_if<List>(&m_data); }
    List* list() { return std::get_if<List>(&m_data); }
    const Object* object() const { return std::get_if<Object>(&m_data); }
    Object* object() { return std::get_if<Object>(&m_data); }
    bool isNumber() const { return integer() != nullptr || decimal() != nullptr; }
    /// The number as a double; 0 if it is none.
    double number() const {
        if (const auto* whole = integer()) return static_cast<double>(*whole);
        return decimal() != nullptr ? *decimal() : 0.0;
    }
    /// The member of that name of an object, or nothing. Linear in the number of members.
    const Value* find(std::string_view key) const;

    bool operator==(const Value&) const = default;

  private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> m_data;
};

inline const Value* Value::find(std::string_view key) const {
    if (const Object* members = object()) {
        for (const Member& member : *members) {
            if (member.first == key) return &member.second;
        }
    }
    return nullptr;
}

}  // namespace peerplan
