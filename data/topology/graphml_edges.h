// SPDX-License-Identifier: MIT
#pragma once

/// The edges of a GraphML document. Only the .cpp files of the GraphML reader include it.

#include <map>
#include <set>
#include <string>

#include "data/file/file_report.h"
#include "data/topology/graphml_document.h"
#include "data/topology/topology.h"

namespace peerplan {

class GraphmlEdges {
  public:
    GraphmlEdges(const LineIndex& lines, const std::map<std::string, std::size_t>& nodes,
                 const std::set<std::string>& groups, const std::map<std::string, GraphmlKey>& keys,
                 Topology& topology, FileReport& report)
        : m_lines(lines),
          m_nodes(nodes),
          m_groups(groups),
          m_keys(keys),
          m_topology(topology),
          m_report(report) {}

    /// Reads the edges that stand in one graph, not those of graphs in it.
    void read(const pugi::xml_node& graph);

  private:
    void readEdge(const pugi::xml_node& edge, bool directedByDefault);
    /// The node that an attribute names; reports it where there is none.
    std::optional<std::size_t> endOf(const pugi::xml_node& edge, const char* attribute);
    void readFigures(const pugi::xml_node& edge, TopologyEdge& made);
    std::optional<double> figure(const GraphmlData& data,
                                 std::initializer_list<std::string_view> names, double least,
                                 double most, std::int64_t line);
    std::optional<std::int64_t> metric(const GraphmlData& data,
                                       std::initializer_list<std::string_view> names,
                                       std::int64_t line);
    std::optional<Bandwidth> speed(const pugi::xml_node& edge, const GraphmlData& data,
                                   std::int64_t line);

    const LineIndex& m_lines;
    const std::map<std::string, std::size_t>& m_nodes;
    const std::set<std::string>& m_groups;
    const std::map<std::string, GraphmlKey>& m_keys;
    Topology& m_topology;
    FileReport& m_report;
};

}  // namespace peerplan
