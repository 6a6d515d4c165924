// SPDX-License-Identifier: MIT
#include "data/json/locate.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "data/json/events.h"
#include "data/json/text_position.h"
#include "model/fields/bind.h"

namespace peerplan {
namespace {

/// A tree of the pointers that somebody asks for; the text is followed along it.
struct Wanted {
    std::map<std::string, std::unique_ptr<Wanted>, std::less<>> below;
    /// Diagnostics at this very place.
    std::vector<std::size_t> here;
    int timesSeen = 0;
};

void want(Wanted& root, std::string_view pointer, std::size_t diagnostic) {
    Wanted* node = &root;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        std::string token;
        for (std::size_t i = 0; i < end; ++i) {
            const bool escaped = pointer[i] == '~' && i + 1 < end;
            token += !escaped ? pointer[i] : pointer[++i] == '0' ? '~' : '/';
        }
        auto& next = node->below[token];
        if (next == nullptr) next = std::make_unique<Wanted>();
        node = next.get();
        pointer.remove_prefix(end);
    }
    node->here.push_back(diagnostic);
}

class Locator final : public JsonEvents {
  public:
    Locator(std::string_view text, Wanted& root, const Diagnostics& diagnostics,
            std::vector<std::size_t>& offsets)
        : m_text(text), m_diagnostics(diagnostics), m_offsets(offsets), m_next(&root) {}

    std::size_t consumed = 0;

    void scalar(Value) override {
        value();
        after();
    }
    void beginObject() override { begin(false); }
    void beginList() override { begin(true); }
    void endObject() override { end(); }
    void endList() override { end(); }
    void key(std::string key) override {
        m_next = child(key);
        if (m_next != nullptr) {
            ++m_next->timesSeen;
            settle(true);
        }
        m_lastEnd = consumed;
    }

  private:
    struct Level {
        Wanted* node;
        bool isList;
        std::size_t index;
    };

    Wanted* child(std::string_view key) const {
        Wanted* node = m_levels.back().node;
        if (node == nullptr) return nullptr;
        const auto it = node->below.find(key);
        return it == node->below.end() ? nullptr : it->second.get();
    }
    /// A value begins: it is the next of a list, or the key before it has said what it is.
    void value() {
        if (!m_levels.empty() && m_levels.back().isList) {
            Level& level = m_levels.back();
            m_next = level.node == nullptr ? nullptr : child(std::to_string(level.index));
            ++level.index;
        }
        if (m_next != nullptr) settle(false);
    }
    void begin(bool isList) {
        value();
        m_levels.push_back({m_next, isList, 0});
        after();
    }
    void end() {
        m_levels.pop_back();
        after();
    }
    void after() {
        m_next = nullptr;
        m_lastEnd = consumed;
    }
    void settle(bool atKey) {
        for (const std::size_t i : m_next->here) {
            const Diagnostic& diagnostic = m_diagnostics[i];
            if (isAboutKey(diagnostic) != atKey) continue;
            // A duplicate is reported where it stands again, all else where it stands first.
            const bool again = isDuplicateKey(diagnostic);
            if (again ? m_next->timesSeen == 2 : m_offsets[i] == std::string_view::npos) {
                m_offsets[i] = tokenStart(m_text, m_lastEnd);
            }
        }
    }

    std::string_view m_text;
    const Diagnostics& m_diagnostics;
    std::vector<std::size_t>& m_offsets;
    Wanted* m_next;
    std::size_t m_lastEnd = 0;
    std::vector<Level> m_levels;
};

}  // namespace

void locate(std::string_view text, std::string_view fileName, Diagnostics& diagnostics) {
    constexpr std::size_t nowhere = std::string_view::npos;
    Wanted root;
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
        if (diagnostics[i].severity != Severity::Note || !diagnostics[i].pointer.empty()) {
            want(root, diagnostics[i].pointer, i);
        }
        diagnostics[i].file = fileName;
    }
    std::vector<std::size_t> offsets(diagnostics.size(), nowhere);
    Locator locator(text, root, diagnostics, offsets);
    if (readJson(text, locator, &locator.consumed)) return;

    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        if (offsets[i] != nowhere) places.emplace_back(offsets[i], i);
    }
    std::sort(places.begin(), places.end());
    PositionCounter counter(text);
    for (const auto& [offset, diagnostic] : places) {
        const TextPosition position = counter.at(offset);
        diagnostics[diagnostic].line = position.line;
        diagnostics[diagnostic].column = position.column;
    }
    // The note that there is more stays the last.
    const auto end = isFull(diagnostics) ? diagnostics.end() - 1 : diagnostics.end();
    std::stable_sort(diagnostics.begin(), end, [](const Diagnostic& a, const Diagnostic& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
}

}  // namespace peerplan
