// SPDX-License-Identifier: MIT
#include "data/topology/graphml_edges.h"

#include <cmath>
#include <utility>

#include "data/csv/import_number.h"
#include "data/topology/words.h"

namespace peerplan {
namespace {

// The ranges of the plan's own fields.
constexpr double leastMbps = 0.001;
constexpr double mostMbps = 1e7;
constexpr double mostRttMs = 1e4;
constexpr double mostMetric = 1e9;

/// "10 Gbps" as a rate: one number and its unit, nothing before ("< 10 Gbps" says no speed).
std::optional<Bandwidth> rateIn(std::string_view text) {
    Text expected;
    const auto number = importNumber(text, false, expected);
    if (!number || number->unit == nullptr || number->unit->of != ImportUnit::Of::Rate) {
        return std::nullopt;
    }
    const double mbps = number->value * number->unit->size / 1e6;
    if (mbps < leastMbps || mbps > mostMbps) return std::nullopt;
    return Bandwidth::mbps(mbps);
}

}  // namespace

void GraphmlEdges::read(const pugi::xml_node& graph) {
    const bool directed = std::string_view(graph.attribute("edgedefault").value()) == "directed";
    for (const pugi::xml_node child : graph.children()) {
        if (m_report.full()) return;
        if (localName(child) == "edge") {
            readEdge(child, directed);
        } else if (localName(child) == "hyperedge") {
            m_report.warning(m_lines.lineOf(child.offset_debug()),
                             tr("an edge of more than two ends is left out"));
        }
    }
}

std::optional<std::size_t> GraphmlEdges::endOf(const pugi::xml_node& edge, const char* attribute) {
    const std::string id = edge.attribute(attribute).value();
    const auto at = m_nodes.find(id);
    if (at != m_nodes.end()) return at->second;
    const std::int64_t line = m_lines.lineOf(edge.offset_debug());
    if (m_groups.count(id) > 0) {
        m_report.warning(line, tr("an edge to a group of nodes is left out"), id);
    } else {
        m_report.error(line, 0,
                       {tr("the edge's {end} is no node"), {{"end", std::string(attribute)}}}, id,
                       tr("the id of a node"));
    }
    return std::nullopt;
}

void GraphmlEdges::readEdge(const pugi::xml_node& edge, bool directedByDefault) {
    const auto from = endOf(edge, "source");
    const auto to = endOf(edge, "target");
    if (!from || !to) return;
    TopologyEdge made;
    made.from = *from;
    made.to = *to;
    made.line = m_lines.lineOf(edge.offset_debug());
    made.directed = directedByDefault;
    const std::string_view directed = edge.attribute("directed").value();
    if (!directed.empty()) made.directed = directed == "true";
    // yEd marks every graph as directed; whether an edge is shows in its arrows.
    if (const pugi::xml_node arrows = drawn(edge, "Arrows")) {
        const std::string_view source = arrows.attribute("source").value();
        const std::string_view target = arrows.attribute("target").value();
        const bool atSource = !source.empty() && source != "none";
        const bool atTarget = !target.empty() && target != "none";
        made.directed = atSource != atTarget;
        if (made.directed && atSource) std::swap(made.from, made.to);
    }
    readFigures(edge, made);
    m_topology.edges.push_back(std::move(made));
}

void GraphmlEdges::readFigures(const pugi::xml_node& edge, TopologyEdge& made) {
    const GraphmlData data(edge, m_keys);
    made.bandwidth = speed(edge, data, made.line);
    if (const auto back = figure(data, {"mbps_back"}, leastMbps, mostMbps, made.line)) {
        made.bandwidthBack = Bandwidth::mbps(*back);
    }
    made.metric = metric(data, {"metric", "weight"}, made.line);
    made.metricBack = metric(data, {"metric_back"}, made.line);
    if (const auto rtt = figure(data, {"rtt_ms"}, 0, mostRttMs, made.line)) {
        made.rttUs = *rtt * 1e3;
    } else if (const auto delay = figure(data, {"delay_ms"}, 0, mostRttMs / 2, made.line)) {
        made.delayUs = *delay * 1e3;
    }
}

std::optional<double> GraphmlEdges::figure(const GraphmlData& data,
                                           std::initializer_list<std::string_view> names,
                                           double least, double most, std::int64_t line) {
    const std::string text = data.first(names);
    if (text.empty()) return std::nullopt;
    const std::optional<double> value = decimalOf(flat(text));
    if (value && *value >= least && *value <= most) return value;
    m_report.error(
        line, 0,
        {tr("{attribute} is not a number that can stand here"),
         {{"attribute", std::string(*names.begin())}}},
        text,
        {tr("a number from {least} to {most}"),
         {{"least", Decimal{least, least < 1 && least > 0 ? 3 : 0}}, {"most", Decimal{most, 0}}}});
    return std::nullopt;
}

std::optional<std::int64_t> GraphmlEdges::metric(const GraphmlData& data,
                                                 std::initializer_list<std::string_view> names,
                                                 std::int64_t line) {
    const auto value = figure(data, names, 0, mostMetric, line);
    if (!value) return std::nullopt;
    if (*value >= 1 && std::floor(*value) == *value) return static_cast<std::int64_t>(*value);
    m_report.warning(line, tr("no whole number from 1: the edge has no metric"), data.first(names));
    return std::nullopt;
}

std::optional<Bandwidth> GraphmlEdges::speed(const pugi::xml_node& edge, const GraphmlData& data,
                                             std::int64_t line) {
    if (const auto mbps = figure(data, {"mbps"}, leastMbps, mostMbps, line)) {
        return Bandwidth::mbps(*mbps);
    }
    // The Topology Zoo: in bit/s, or a number and the letter of its unit.
    if (const auto raw = figure(data, {"linkspeedraw"}, leastMbps * 1e6, mostMbps * 1e6, line)) {
        return Bandwidth::mbps(*raw / 1e6);
    }
    std::string both = flat(data.first({"linkspeed"}));
    if (!both.empty()) {
        both += ' ';
        both += flat(data.first({"linkspeedunits"}));
        both += "bps";
        if (const auto rate = rateIn(both)) return rate;
    }
    for (const std::string& text :
         {flat(data.first({"linklabel", "label"})), flat(drawn(edge, "EdgeLabel").child_value())}) {
        if (const auto rate = rateIn(text)) return rate;
    }
    return std::nullopt;
}

}  // namespace peerplan
