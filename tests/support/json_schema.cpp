// SPDX-License-Identifier: MIT
#include "tests/support/json_schema.h"

#include <cmath>
#include <map>
#include <regex>
#include <stdexcept>

namespace peerplan::tests {
namespace {

bool hasType(const Value& value, const std::string& type) {
    if (type == "object") return value.object() != nullptr;
    if (type == "array") return value.list() != nullptr;
    if (type == "string") return value.text() != nullptr;
    if (type == "boolean") return value.boolean() != nullptr;
    if (type == "number") return value.isNumber();
    // A number without a fraction is an integer, however it is written.
    if (type == "integer") {
        return value.isNumber() && std::nearbyint(value.number()) == value.number();
    }
    throw std::logic_error("unknown type " + type);
}

bool equal(const Value& a, const Value& b) {
    return a.isNumber() && b.isNumber() ? a.number() == b.number() : a == b;
}

bool hasTwins(const Value& value) {
    if (value.list() == nullptr) return false;
    for (std::size_t i = 0; i < value.list()->size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (equal((*value.list())[i], (*value.list())[j])) return true;
        }
    }
    return false;
}

class Validator {
  public:
    explicit Validator(const Value& root) : m_root(root) {}

    std::string breach(const Value& schema, const Value& value, const std::string& at) {
        for (const auto& [keyword, argument] : *schema.object()) {
            const std::string found = keep(keyword, argument, schema, value, at);
            if (!found.empty()) return found;
        }
        return {};
    }

  private:
    std::string keep(const std::string& keyword, const Value& argument, const Value& schema,
                     const Value& value, const std::string& at) {
        const std::string broken = at + ' ' + keyword;
        if (keyword == "$ref") {
            const std::string& path = *argument.text();
            const std::size_t slash = path.rfind('/');
            const Value* definitions = m_root.find(path.substr(2, slash - 2));
            return breach(*definitions->find(path.substr(slash + 1)), value, at);
        }
        if (keyword == "type") return hasType(value, *argument.text()) ? "" : broken;
        if (keyword == "const") return equal(value, argument) ? "" : broken;
        if (keyword == "enum") {
            for (const Value& one : *argument.list()) {
                if (equal(one, value)) return {};
            }
            return broken;
        }
        if (keyword == "minimum" || keyword == "maximum") {
            const double sign = keyword == "minimum" ? 1 : -1;
            const bool kept =
                !value.isNumber() || sign * value.number() >= sign * argument.number();
            return kept ? "" : broken;
        }
        if (keyword == "minLength") {
            return value.text() != nullptr && value.text()->empty() ? broken : "";
        }
        if (keyword == "pattern") {
            const bool kept = value.text() == nullptr ||
                              std::regex_search(*value.text(), pattern(*argument.text()));
            return kept ? "" : broken;
        }
        if (keyword == "items") return items(argument, value, at);
        if (keyword == "properties") return properties(argument, value, at);
        if (keyword == "required") {
            for (const Value& key : *argument.list()) {
                if (value.object() != nullptr && value.find(*key.text()) == nullptr) return broken;
            }
            return {};
        }
        if (keyword == "additionalProperties") {
            if (value.object() == nullptr) return {};
            const Value* listed = schema.find("properties");
            for (const auto& [key, inner] : *value.object()) {
                if (listed != nullptr && listed->find(key) != nullptr) continue;
                if (argument.boolean() != nullptr && *argument.boolean()) continue;
                if (argument.object() == nullptr) return broken;
                const std::string found = breach(argument, inner, at + '/' + key);
                if (!found.empty()) return found;
            }
            return {};
        }
        if (keyword == "anyOf" || keyword == "oneOf") {
            std::size_t kept = 0;
            for (const Value& one : *argument.list())
                kept += breach(one, value, at).empty() ? 1U : 0U;
            return kept == 0 || (keyword == "oneOf" && kept > 1) ? broken : "";
        }
        if (keyword == "minItems") {
            const bool few = value.list() != nullptr &&
                             static_cast<double>(value.list()->size()) < argument.number();
            return few ? broken : "";
        }
        if (keyword == "uniqueItems") return hasTwins(value) ? broken : "";
        if (keyword == "$schema" || keyword == "$defs" || keyword == "title" ||
            keyword == "description" || keyword == "definitions" || keyword == "default" ||
            keyword == "format" || keyword == "id") {
            return {};
        }
        throw std::logic_error("unknown keyword " + keyword);
    }

    std::string items(const Value& schema, const Value& value, const std::string& at) {
        if (value.list() == nullptr) return {};
        for (std::size_t i = 0; i < value.list()->size(); ++i) {
            const std::string found =
                breach(schema, (*value.list())[i], at + '/' + std::to_string(i));
            if (!found.empty()) return found;
        }
        return {};
    }

    std::string properties(const Value& schemas, const Value& value, const std::string& at) {
        if (value.object() == nullptr) return {};
        for (const auto& [key, inner] : *value.object()) {
            const Value* schema = schemas.find(key);
            if (schema == nullptr) continue;
            const std::string found = breach(*schema, inner, at + '/' + key);
            if (!found.empty()) return found;
        }
        return {};
    }

    const std::regex& pattern(const std::string& text) {
        const auto it = m_patterns.find(text);
        if (it != m_patterns.end()) return it->second;
        return m_patterns.emplace(text, std::regex(text)).first->second;
    }

    const Value& m_root;
    std::map<std::string, std::regex> m_patterns;
};

}  // namespace

std::string schemaBreach(const Value& schema, const Value& instance) {
    return Validator(schema).breach(schema, instance, "");
}

}  // namespace peerplan::tests
