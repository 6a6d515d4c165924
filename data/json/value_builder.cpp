// SPDX-License-Identifier: MIT
#include "data/json/value_builder.h"

#include <algorithm>
#include <cstdint>

#include "model/fields/bind.h"

namespace peerplan {
namespace {

/// Up to this many members, comparing each with each is the quickest.
constexpr std::size_t fewMembers = 24;

bool hasDuplicates(const Value::Object& object) {
    if (object.size() <= fewMembers) {
        for (std::size_t i = 1; i < object.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (object[i].first == object[j].first) return true;
            }
        }
        return false;
    }
    std::vector<std::string_view> keys;
    keys.reserve(object.size());
    for (const auto& [key, value] : object) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

}  // namespace

void ValueBuilder::begin(const Place& place, bool discard) {
    m_place = &place;
    m_discard = discard;
    m_depth = 0;
    m_root = Value();
    m_open.clear();
}

Value& ValueBuilder::add(Value value) {
    if (m_open.empty()) {
        m_root = std::move(value);
        return m_root;
    }
    if (Value::List* list = m_open.back()->list()) return list->emplace_back(std::move(value));
    Value& slot = m_open.back()->object()->back().second;
    slot = std::move(value);
    return slot;
}

void ValueBuilder::scalar(Value value) {
    if (!m_discard) add(std::move(value));
}

void ValueBuilder::open(Value container) {
    ++m_depth;
    if (!m_discard) m_open.push_back(&add(std::move(container)));
}

void ValueBuilder::close() {
    --m_depth;
    if (!m_discard) m_open.pop_back();
}

void ValueBuilder::key(std::string key) {
    if (!m_discard) m_open.back()->object()->emplace_back(std::move(key), Value());
}

void ValueBuilder::endObject() {
    if (!m_discard) {
        Value::Object& object = *m_open.back()->object();
        if (hasDuplicates(object)) dropDuplicates(object);
    }
    close();
}

void ValueBuilder::dropDuplicates(Value::Object& object) {
    std::vector<std::uint32_t> order(object.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return object[a].first < object[b].first;
    });
    std::vector<bool> drop(object.size(), false);
    const std::string pointer = pointerOfInnermost();
    for (std::size_t i = 1; i < order.size(); ++i) {
        const std::string& key = object[order[i]].first;
        if (key != object[order[i - 1]].first) continue;
        drop[order[i]] = true;
        std::string at = pointer;
        appendPointerToken(at, key);
        reportDuplicateKey(key, std::move(at), m_diagnostics);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < object.size(); ++i) {
        if (drop[i]) continue;
        if (kept != i) object[kept] = std::move(object[i]);
        ++kept;
    }
    object.resize(kept);
}

std::string ValueBuilder::pointerOfInnermost() const {
    std::string out = m_place->pointer();
    for (std::size_t i = 0; i + 1 < m_open.size(); ++i) {
        if (const Value::List* list = m_open[i]->list()) {
            out += '/';
            out += std::to_string(list->size() - 1);
        } else {
            appendPointerToken(out, m_open[i]->object()->back().first);
        }
    }
    return out;
}

JsonResult readJsonValue(std::string_view text) {
    JsonResult out;
    ValueBuilder builder(out.diagnostics);
    const Place document;
    builder.begin(document, false);
    if (auto error = readJson(text, builder)) {
        out.diagnostics.assign(1, *error);
        return out;
    }
    out.value = builder.take();
    return out;
}

}  // namespace peerplan
