// SPDX-License-Identifier: MIT
#include "data/json/events.h"

#include <cstdint>
#include <iterator>
#include <limits>

#include <nlohmann/json.hpp>

#include "data/json/text_position.h"
#include "model/fields/scalar.h"

namespace peerplan {
namespace {

/// Reads bytes and counts them where everybody can see: the library copies its iterators.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* text, std::size_t* consumed)
        : m_text(text), m_consumed(consumed) {}
    reference operator*() const { return m_text[*m_consumed]; }
    CountingIterator& operator++() {
        ++*m_consumed;
        return *this;
    }
    CountingIterator operator++(int) {
        const CountingIterator before = *this;
        ++*this;
        return before;
    }
    /// Only compared with the end, whose count stands still.
    bool operator==(const CountingIterator& other) const {
        return *m_consumed == *other.m_consumed;
    }
    bool operator!=(const CountingIterator& other) const { return !(*this == other); }

  private:
    const char* m_text;
    std::size_t* m_consumed;
};

struct Mistake {
    std::size_t offset = 0;
    std::string library;
};

/// The library's handler: passes events on and keeps the one error.
class Handler {
  public:
    Handler(std::string_view text, JsonEvents& events, const std::size_t* consumed)
        : m_text(text), m_events(events), m_consumed(consumed) {}

    bool null() { return pass(Value()); }
    bool boolean(bool value) { return pass(value); }
    bool number_integer(std::int64_t value) { return passNumber(value); }
    bool number_unsigned(std::uint64_t value) {
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (value <= most) return passNumber(static_cast<std::int64_t>(value));
        return passNumber(static_cast<double>(value));
    }
    bool number_float(double value, const std::string&) { return passNumber(value); }
    bool string(std::string& value) { return pass(std::move(value)); }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) {
        if (!deeper()) return false;
        m_events.beginObject();
        return told();
    }
    bool key(std::string& key) {
        m_events.key(std::move(key));
        return told();
    }
    bool end_object() {
        --m_depth;
        m_events.endObject();
        return told();
    }
    bool start_array(std::size_t) {
        if (!deeper()) return false;
        m_events.beginList();
        return told();
    }
    bool end_array() {
        --m_depth;
        m_events.endList();
        return told();
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) {
        m_mistake = {position, error.what()};
        return false;
    }

    bool tooDeep() const { return m_depth > deepestJson; }
    const Mistake& mistake() const { return m_mistake; }
    /// Bytes read when the last event was told: the next token begins after them.
    std::size_t lastEvent() const { return m_lastEvent; }

  private:
    template <class T>
    bool pass(T&& value) {
        m_events.scalar(Value(std::forward<T>(value)));
        return told();
    }
    /// To know that a number is over, one byte more was read, except at the end of the text.
    template <class T>
    bool passNumber(T value) {
        pass(value);
        const char last = m_text[m_lastEvent - 1];
        const bool isDigit = last >= '0' && last <= '9';
        if (!isDigit || (value == T{} && m_lastEvent < m_text.size())) --m_lastEvent;
        return true;
    }
    bool told() {
        m_lastEvent = *m_consumed;
        return true;
    }
    bool deeper() { return ++m_depth <= deepestJson; }

    std::string_view m_text;
    JsonEvents& m_events;
    const std::size_t* m_consumed;
    int m_depth = 0;
    Mistake m_mistake;
    std::size_t m_lastEvent = 0;
};

/// The library's sentences are for programmers; these are ours, found by a part of theirs.
struct Explanation {
    std::string_view part;
    const char* message;
};
constexpr Explanation explanations[] = {
    {"ill-formed UTF-8", tr("the text is not UTF-8 here")},
    {"missing closing quote", tr("a text has no closing quote")},
    {"control character", tr("a control character stands in a text; escape it")},
    {"must be followed by 4 hex", tr("\\u needs four hexadecimal digits")},
    {"surrogate", tr("half of a surrogate pair stands alone")},
    {"forbidden character after backslash", tr("no such escape in a text")},
    {"invalid number", tr("this is not a number as JSON writes them")},
    {"number overflow", tr("the number is too large")},
    {"unexpected end of input", tr("the text ends too early")},
    {"an empty input", tr("the text ends too early")},
};
constexpr Explanation expectations[] = {
    {"; expected string literal", tr("a key in double quotes")},
    {"; expected ':'", tr("a colon")},
    {"; expected '}'", tr("a comma or }")},
    {"; expected ']'", tr("a comma or ]")},
    {"; expected end of input", tr("the end of the text")},
    {"; expected '[', '{', or a literal", tr("a value")},
    {"invalid literal", tr("a value")},
    {"an empty input", tr("a value")},
};

template <std::size_t n>
Text explain(const std::string& library, const Explanation (&table)[n], const char* otherwise) {
    for (const Explanation& entry : table) {
        if (library.find(entry.part) != std::string::npos) return entry.message;
    }
    return otherwise;
}

/// The token that begins at an offset, cut where it is long. Only what is printable, for the text
/// may be anything.
std::string tokenAt(std::string_view text, std::size_t offset) {
    text = text.substr(offset, 40);
    const bool isText = text.front() == '"';
    std::size_t end = text.find_first_of(isText ? "\"" : " \t\r\n,:{}[]\"", 1);
    if (end == std::string_view::npos) end = text.size();
    std::string out;
    for (const char c : text.substr(0, isText ? end + 1 : end)) {
        const bool printable = c >= ' ' && c <= '~';
        out += printable ? c : '?';
    }
    return out;
}

Diagnostic at(std::string_view text, std::size_t offset, Text message) {
    const TextPosition position = positionOf(text, offset);
    Diagnostic out;
    out.line = position.line;
    out.column = position.column;
    out.message = std::move(message);
    return out;
}

Diagnostic syntaxError(std::string_view text, const Handler& handler) {
    const Mistake& mistake = handler.mistake();
    // Inside a text the very byte counts, elsewhere the token that does not fit.
    const bool inside = mistake.library.find("invalid string") != std::string::npos &&
                        mistake.library.find("closing quote") == std::string::npos;
    const std::size_t offset =
        inside && mistake.offset > 0 ? mistake.offset - 1 : tokenStart(text, handler.lastEvent());
    Diagnostic out =
        at(text, offset, explain(mistake.library, explanations, tr("this is not JSON")));
    if (offset < text.size() && !inside) out.found = tokenAt(text, offset);
    const Text expected = explain(mistake.library, expectations, "");
    if (!expected.empty()) out.expected = expected;
    return out;
}

}  // namespace

std::optional<Diagnostic> readJson(std::string_view text, JsonEvents& events,
                                   std::size_t* consumed) {
    // The library takes a zero byte for the end of its input.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
        return at(text, zero, tr("a zero byte stands in the text"));
    }
    std::size_t own = 0;
    std::size_t end = text.size();
    if (consumed == nullptr) consumed = &own;
    *consumed = 0;
    Handler handler(text, events, consumed);
    const bool good = nlohmann::json::sax_parse(CountingIterator(text.data(), consumed),
                                                CountingIterator(text.data(), &end), &handler);
    if (good) return std::nullopt;
    if (handler.tooDeep()) {
        return at(text, *consumed - 1,
                  {tr("nested more than {levels} deep"),
                   {{"levels", static_cast<std::int64_t>(deepestJson)}}});
    }
    return syntaxError(text, handler);
}

}  // namespace peerplan
