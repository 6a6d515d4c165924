// SPDX-License-Identifier: MIT
#pragma once

/// Builds one tree of values out of JSON events, and reports keys that stand twice in an object.

#include <string>
#include <vector>

#include "data/json/events.h"
#include "model/diagnostic.h"
#include "model/fields/place.h"
#include "model/value.h"

namespace peerplan {

class ValueBuilder final : public JsonEvents {
  public:
    explicit ValueBuilder(Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

    /// Begins anew, for the value at `place` (which must outlive the building). A discarded value
    /// is followed to its end and not kept.
    void begin(const Place& place, bool discard);
    /// Whether containers are open: more events belong to the value.
    bool isOpen() const { return m_depth > 0; }
    Value take() { return std::move(m_root); }

    void scalar(Value value) override;
    void beginObject() override { open(Value(Value::Object{})); }
    void key(std::string key) override;
    void endObject() override;
    void beginList() override { open(Value(Value::List{})); }
    void endList() override { close(); }

  private:
    Value& add(Value value);
    void open(Value container);
    void close();
    /// Drops all but the first of equal keys of the innermost object and reports the rest.
    void dropDuplicates(Value::Object& object);
    std::string pointerOfInnermost() const;

    Diagnostics& m_diagnostics;
    const Place* m_place = nullptr;
    bool m_discard = false;
    std::size_t m_depth = 0;
    Value m_root;
    /// The open containers, outermost first. Only the innermost grows, so that none moves.
    std::vector<Value*> m_open;
};

/// The value of a JSON text, or one syntax error; duplicate keys are errors too.
struct JsonResult {
    Value value;
    Diagnostics diagnostics;
};
JsonResult readJsonValue(std::string_view text);

}  // namespace peerplan
