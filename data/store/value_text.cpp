// SPDX-License-Identifier: MIT
#include "data/store/value_text.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace peerplan {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t deepest = 100;

bool append(std::string& out, const Value& value) {
    if (const auto* flag = value.boolean()) {
        out += *flag ? "true" : "false";
    } else if (const auto* whole = value.integer()) {
        out += std::to_string(*whole);
    } else if (const auto* decimal = value.decimal()) {
        if (!std::isfinite(*decimal)) return false;
        out += Json(*decimal).dump();
    } else if (const auto* text = value.text()) {
        out += Json(*text).dump();
    } else if (const auto* list = value.list()) {
        char before = '[';
        for (const Value& element : *list) {
            out += std::exchange(before, ',');
            if (!append(out, element)) return false;
        }
        out += list->empty() ? "[]" : "]";
    } else if (const auto* object = value.object()) {
        char before = '{';
        for (const Value::Member& member : *object) {
            out += std::exchange(before, ',');
            out += Json(member.first).dump();
            out += ':';
            if (!append(out, member.second)) return false;
        }
        out += object->empty() ? "{}" : "}";
    } else {
        out += "null";
    }
    return true;
}

/// Builds the tree from nlohmann's events, so that depth is bounded before anything is nested.
class TreeHandler : public nlohmann::json_sax<Json> {
  public:
    Value take() { return std::move(m_root); }

    bool null() override { return add(Value()); }
    bool boolean(bool value) override { return add(Value(value)); }
    bool number_integer(number_integer_t value) override { return add(Value(value)); }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return add(Value(static_cast<double>(value)));
        }
        return add(Value(static_cast<std::int64_t>(value)));
    }
    bool number_float(number_float_t value, const string_t&) override { return add(Value(value)); }
    bool string(string_t& value) override { return add(Value(std::move(value))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Value(Value::Object{})); }
    bool key(string_t& value) override {
        m_open.back()->object()->emplace_back(std::move(value), Value());
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Value(Value::List{})); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
        return false;
    }

  private:
    Value& place(Value value) {
        if (m_open.empty()) return m_root = std::move(value);
        Value& parent = *m_open.back();
        if (auto* list = parent.list()) return list->emplace_back(std::move(value));
        return parent.object()->back().second = std::move(value);
    }
    bool add(Value value) {
        place(std::move(value));
        return true;
    }
    bool open(Value value) {
        if (m_open.size() >= deepest) return false;
        // Only the innermost container grows while it is open, so the pointers stay valid.
        m_open.push_back(&place(std::move(value)));
        return true;
    }
    bool close() {
        m_open.pop_back();
        return true;
    }

    Value m_root;
    std::vector<Value*> m_open;
};

}  // namespace

std::optional<std::string> jsonOf(const Value& value) {
    std::string out;
    try {
        if (!append(out, value)) return std::nullopt;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
    return out;
}

std::optional<Value> valueOf(std::string_view json) {
    TreeHandler handler;
    if (!Json::sax_parse(json.begin(), json.end(), &handler)) return std::nullopt;
    return handler.take();
}

}  // namespace peerplan
