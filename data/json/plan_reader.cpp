// SPDX-License-Identifier: MIT
#include "data/json/plan_reader.h"

#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "data/json/events.h"
#include "data/json/locate.h"
#include "data/json/value_builder.h"
#include "model/fields/bind.h"
#include "model/fields/scalar.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

/// Binds each member of the document, and each element of its lists, as soon as it is complete.
class PlanEvents final : public JsonEvents {
  public:
    PlanEvents(Plan& plan, Diagnostics& diagnostics)
        : m_plan(plan), m_diagnostics(diagnostics), m_builder(diagnostics) {}

    void scalar(Value value) override {
        begin();
        m_builder.scalar(std::move(value));
        completeIfDone();
    }
    void beginObject() override {
        if (m_level == Level::Document && !m_builder.isOpen()) {
            m_level = Level::Members;
            return;
        }
        begin();
        m_builder.beginObject();
    }
    void beginList() override {
        if (m_level == Level::Members && !m_builder.isOpen() && m_field != nullptr &&
            m_field->isList && m_field->kind == FieldKind::Record) {
            m_level = Level::Elements;
            m_index = 0;
            return;
        }
        begin();
        m_builder.beginList();
    }
    void endObject() override {
        if (m_builder.isOpen()) {
            m_builder.endObject();
            completeIfDone();
        } else {
            m_level = Level::Done;
        }
    }
    void endList() override {
        if (m_builder.isOpen()) {
            m_builder.endList();
            completeIfDone();
        } else {
            m_level = Level::Members;
        }
    }
    void key(std::string key) override {
        if (m_builder.isOpen()) {
            m_builder.key(std::move(key));
            return;
        }
        m_key = std::move(key);
        m_memberPlace = Place(&m_document, m_key);
        m_field = planType().find(m_key);
        if (m_field == nullptr) {
            if (isFull(m_diagnostics)) return;
            const Field* near = reportUnknownKey(planType(), m_key, m_memberPlace, m_diagnostics);
            if (near != nullptr) row(*near).guessed = true;
        } else if (std::exchange(row(*m_field).seen, true)) {
            reportDuplicateKey(m_key, m_memberPlace.pointer(), m_diagnostics);
            m_field = nullptr;
        }
    }

    /// After the last event: what the document lacks.
    void finish() {
        if (m_level != Level::Done) return;
        for (const Field& field : planType().fields) {
            if (!field.isRequired || row(field).seen || row(field).guessed) continue;
            reportMissing(planType(), field, m_document, m_diagnostics);
        }
    }

  private:
    enum class Level { Document, Members, Elements, Done };
    struct Row {
        bool seen = false, guessed = false;
    };

    Row& row(const Field& field) {
        return m_rows[static_cast<std::size_t>(&field - planType().fields.data())];
    }
    void begin() {
        if (m_builder.isOpen()) return;
        m_elementPlace = Place(&m_memberPlace, m_index);
        const bool isElement = m_level == Level::Elements;
        m_builder.begin(isElement ? m_elementPlace : m_memberPlace,
                        m_field == nullptr && m_level != Level::Document);
    }
    void completeIfDone() {
        if (m_builder.isOpen()) return;
        if (m_level == Level::Document) {
            bindRecord(planType(), &m_plan, m_builder.take(), m_document, m_diagnostics);
        } else if (m_level == Level::Elements) {
            bindRecord(m_field->record(), m_field->access->add(&m_plan), m_builder.take(),
                       m_elementPlace, m_diagnostics);
            ++m_index;
        } else if (m_field != nullptr) {
            bindField(*m_field, &m_plan, m_builder.take(), m_memberPlace, m_diagnostics);
        }
    }

    Plan& m_plan;
    Diagnostics& m_diagnostics;
    ValueBuilder m_builder;
    Level m_level = Level::Document;
    std::vector<Row> m_rows = std::vector<Row>(planType().fields.size());
    const Field* m_field = nullptr;
    std::string m_key;
    std::size_t m_index = 0;
    const Place m_document;
    Place m_memberPlace;
    Place m_elementPlace;
};

/// Of this family, by a number that is higher.
bool isNewer(std::string_view format) {
    const auto numberOf = [](std::string_view text) -> std::int64_t {
        const std::size_t slash = text.find('/');
        std::int64_t number = 0;
        if (slash == std::string_view::npos || text.substr(0, slash) != "peerplan") return 0;
        std::from_chars(text.data() + slash + 1, text.data() + text.size(), number);
        return number;
    };
    return numberOf(format) > numberOf(planFormat);
}

/// A document of another format would have an error in every line: only that one is told.
std::optional<Diagnostic> foreignFormat(const Plan& plan) {
    if (plan.format == planFormat) return std::nullopt;
    const Place document;
    Diagnostic out;
    out.pointer = Place(&document, "format").pointer();
    out.message = isNewer(plan.format) ? tr("a format of a newer version of peerplan")
                                       : tr("a format that this version does not read");
    out.found = shown(Value(plan.format));
    out.expected = {tr("{format}"), {{"format", std::string(planFormat)}}};
    return out;
}

}  // namespace

ReadResult readPlan(std::string_view text, std::string_view fileName) {
    ReadResult out;
    Plan plan;
    PlanEvents events(plan, out.diagnostics);
    if (auto error = readJson(text, events)) {
        error->file = fileName;
        out.diagnostics.assign(1, *error);
        return out;
    }
    events.finish();
    if (auto foreign = foreignFormat(plan)) out.diagnostics.assign(1, *foreign);
    if (out.diagnostics.empty()) {
        out.plan = std::move(plan);
    } else {
        locate(text, fileName, out.diagnostics);
    }
    return out;
}

}  // namespace peerplan
