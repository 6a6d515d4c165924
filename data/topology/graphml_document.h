// SPDX-License-Identifier: MIT
#pragma once

/// What the data elements of a GraphML document mean, and the lines that elements stand in. Only
/// the .cpp files of the GraphML reader include it.

#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "data/file/line_index.h"

namespace peerplan {

/// What a key is for, by its attribute's name (in lower case).
struct GraphmlKey {
    std::string name;
    std::string fallback;
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
