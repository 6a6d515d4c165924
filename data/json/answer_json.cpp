// SPDX-License-Identifier: MIT
#include "data/json/answer_json.h"

#include <cmath>
#include <cstdint>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "data/text/render.h"

namespace peerplan {
namespace {

using Json = nlohmann::ordered_json;

struct ValueWriter {
    const Language& language;

    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& word) const { return word; }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(double value) const {
        return std::isfinite(value) ? Json(value) : Json(nullptr);
    }
    Json operator()(bool value) const { return value; }
    Json operator()(Date value) const { return value.iso(); }
    Json operator()(const Text& text) const { return render(text, language); }
};

}  // namespace

struct AnswerJson::Members {
    Json object = Json::object();
};

AnswerJson::AnswerJson(std::string_view command, std::string_view plan, Language language)
    : m_members(std::make_unique<Members>()), m_language(std::move(language)) {
    m_members->object["peerplan"] = PEERPLAN_VERSION;
    m_members->object["command"] = command;
    if (!plan.empty()) m_members->object["plan"] = plan;
}

AnswerJson::~AnswerJson() = default;
AnswerJson::AnswerJson(AnswerJson&&) noexcept = default;
AnswerJson& AnswerJson::operator=(AnswerJson&&) noexcept = default;

void AnswerJson::add(std::string_view key, const Cell& value) {
    m_members->object[std::string(key)] = std::visit(ValueWriter{m_language}, value);
}

void AnswerJson::add(const Table& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json object = Json::object();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            object[table.columns[i].key] =
                i < row.size() ? std::visit(ValueWriter{m_language}, row[i]) : Json(nullptr);
        }
        rows.push_back(std::move(object));
    }
    m_members->object[table.id] = std::move(rows);
}

std::string AnswerJson::text() const {
    std::string out = m_members->object.dump(2, ' ', false, Json::error_handler_t::replace);
    out += '\n';
    return out;
}

}  // namespace peerplan
