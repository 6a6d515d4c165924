// SPDX-License-Identifier: MIT
#pragma once

/// A JSON text as a row of events: the one place that knows the JSON library.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/value.h"

namespace peerplan {

/// Deeper nesting than this is refused: a plan needs eight levels, and a tree of values is
/// destroyed by recursion.
inline constexpr int deepestJson = 64;

/// What is told of a JSON text, in its order. Object and list events nest properly; a key comes
/// before each value of an object.
class JsonEvents {
  public:
    virtual ~JsonEvents() = default;
    /// Null, a truth value, a number or a text. A whole number beyond 64 bits comes as a decimal.
    virtual void scalar(Value value) = 0;
    virtual void beginObject() = 0;
    virtual void key(std::string key) = 0;
    virtual void endObject() = 0;
    virtual void beginList() = 0;
    virtual void endList() = 0;
};

/// Tells `events` what the text holds. Returns a syntax error with its line and column (the text
/// is then only told up to there), or nothing: the text is UTF-8 and exactly one JSON value.
/// If `consumed` is given, it counts during an event the bytes read so far: up to the end of that
/// event's token, or one more after a number.
std::optional<Diagnostic> readJson(std::string_view text, JsonEvents& events,
                                   std::size_t* consumed = nullptr);

}  // namespace peerplan
