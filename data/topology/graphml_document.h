// SPDX-License-Identifier: MIT
#pragma once

/// What the data elements of a GraphML document mean, and the lines that elements stand in. Only
/// the .cpp files of the GraphML reader include it.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace peerplan {

/// What a key is for, by its attribute's name (in lower case).
struct GraphmlKey {
    std::string name;
    std::string fallback;
};

/// Line breaks of a text, to find the line of an offset.
class LineIndex {
  public:
    explicit LineIndex(std::string_view text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\n') m_breaks.push_back(at);
        }
    }
    std::int64_t lineOf(std::ptrdiff_t offset) const {
        if (offset < 0) return 0;
        const auto at =
            std::lower_bound(m_breaks.begin(), m_breaks.end(), static_cast<std::size_t>(offset));
        return at - m_breaks.begin() + 1;
    }

  private:
    std::vector<std::size_t> m_breaks;
};

/// The name of an element without its namespace prefix.
std::string_view localName(const pugi::xml_node& node);

/// A text with its spaces and line breaks at both ends taken off and those inside made one space.
std::string flat(std::string_view text);

/// The attributes that a node, edge or graph has by its data elements and the keys' defaults.
class GraphmlData {
  public:
    /// `keys` by id, those of the element's own kind and those for all.
    GraphmlData(const pugi::xml_node& element, const std::map<std::string, GraphmlKey>& keys);
    /// The value of the first of these attributes that has one; empty if none does.
    std::string first(std::initializer_list<std::string_view> names) const;

  private:
    std::map<std::string, std::string, std::less<>> m_values;
};

/// The first element of that local name two levels below the data elements, where yEd draws:
/// data / y:ShapeNode / y:NodeLabel. Null if there is none.
pugi::xml_node drawn(const pugi::xml_node& element, std::string_view name);

}  // namespace peerplan
