// SPDX-License-Identifier: MIT
#pragma once

/// A place in a document as a chain of keys and indices on the stack: going down costs nothing,
/// and the JSON pointer is only spelled out where something is wrong.

#include <cstddef>
#include <string>
#include <string_view>

namespace peerplan {

/// Refers to its parent and its key, which must outlive it.
class Place {
  public:
    /// The document itself.
    Place() = default;
    Place(const Place* parent, std::string_view key) : m_parent(parent), m_key(key) {}
    Place(const Place* parent, std::size_t index)
        : m_parent(parent), m_index(index), m_isIndex(true) {}

    /// The JSON pointer of RFC 6901: empty for the document, else `/sites/3/users`.
    std::string pointer() const;

  private:
    const Place* m_parent = nullptr;
    std::string_view m_key;
    std::size_t m_index = 0;
    bool m_isIndex = false;
};

/// Appends `/key` to a JSON pointer, `~` and `/` in it escaped.
void appendPointerToken(std::string& pointer, std::string_view key);

}  // namespace peerplan
