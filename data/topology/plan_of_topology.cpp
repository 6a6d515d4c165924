// SPDX-License-Identifier: MIT
#include "data/topology/plan_of_topology.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "data/file/file_report.h"
#include "data/topology/links.h"
#include "model/catalogue/lookup.h"
#include "model/component_ref.h"

namespace peerplan {
namespace {

/// Ids of one list: slugs, numbered where they come twice (`rome`, `rome-2`).
class Ids {
  public:
    /// The id of a label that no other has; `fallback` where the label has no letter of an id.
    std::string make(std::string_view label, std::string_view fallback) {
        std::string id = slug(withoutAccents(label));
        id.erase(0, id.find_first_not_of("._-"));
        if (id.empty()) id = fallback;
        m_first = m_taken.emplace(id, 1).second;
        if (m_first) return id;
        for (std::int64_t& n = m_taken[id];;) {
            std::string numbered = id;
            numbered += '-';
            numbered += std::to_string(++n);
            if (m_taken.emplace(numbered, 1).second) return numbered;
        }
    }

    /// Whether the last id is what its label gives, without a number.
    bool lastWasFirst() const { return m_first; }

  private:
    std::map<std::string, std::int64_t> m_taken;
    bool m_first = true;
};

Rtt microseconds(double us) {
    return Rtt::us(std::llround(us));
}

class Maker {
  public:
    Maker(const Topology& topology, Diagnostics& diagnostics)
        : m_topology(topology),
          m_report(topology.file, diagnostics),
          m_demandReport(topology.demandsFile, diagnostics) {}

    Plan make() {
        m_plan.name = m_topology.name;
        makeSites();
        makeLinks();
        makeDemands();
        return std::move(m_plan);
    }

  private:
    void makeSites() {
        Ids ids;
        std::map<std::string, std::int64_t> lineOf;
        const bool drawing = areDrawn();
        for (const TopologyNode& node : m_topology.nodes) {
            Site& site = m_plan.sites.emplace_back();
            site.kind = SiteKind::Colocation;
            site.id = ids.make(node.label, "node");
            if (site.id != node.label) site.name = node.label;
            const auto [at, fresh] = lineOf.emplace(node.label, node.line);
            if (!fresh) {
                m_report.warning(node.line,
                                 {tr("{name} stands in line {line} already: this one is {id}"),
                                  {{"name", node.label}, {"line", at->second}, {"id", site.id}}});
            }
            if (fresh && !ids.lastWasFirst()) {
                m_report.warning(node.line, {tr("{name} is {id}: another has the id that the name "
                                                "would give"),
                                             {{"name", node.label}, {"id", site.id}}});
            }
            if (drawing) continue;
            site.lat = node.lat;
            site.lon = node.lon;
            if (!node.lat && m_places > 0) {
                m_report.warning(node.line, {tr("{site} has no coordinates"), {{"site", site.id}}});
            }
        }
    }

    /// Whether coordinates are those of a drawing, because some lie beside the globe.
    bool areDrawn() {
        for (const TopologyNode& node : m_topology.nodes) {
            if (!node.lat || !node.lon) continue;
            ++m_places;
            if (std::abs(*node.lat) <= 90 && std::abs(*node.lon) <= 180) continue;
            m_report.warning(node.line, {tr("the coordinates of {node} are not degrees: no site is "
                                            "given any"),
                                         {{"node", node.label}}});
            return true;
        }
        if (m_places == 0 && !m_topology.nodes.empty()) {
            m_report.warning(m_topology.nodes[0].line,
                             tr("no node has coordinates: the map is empty, and round-trip times "
                                "that the file does not state are not known"));
        }
        return false;
    }

    void makeLinks() {
        const std::vector<EdgePair> pairs = pairEdges(m_topology, m_report);
        const auto unknown = std::count_if(pairs.begin(), pairs.end(), [&](const EdgePair& pair) {
            return !m_topology.edges[pair.there].bandwidth;
        });
        const bool none = static_cast<std::size_t>(unknown) == pairs.size() && unknown > 0;
        if (none) {
            m_report.warning(m_topology.edges[pairs[0].there].line,
                             {tr("no edge has a speed that can be read: loads of {n} links will be "
                                 "known, their headroom not"),
                              {{"n", static_cast<std::int64_t>(unknown)}}});
        }
        Ids ids;
        std::map<std::pair<std::size_t, std::size_t>, std::string> joined;
        for (const EdgePair& pair : pairs) {
            const TopologyEdge& there = m_topology.edges[pair.there];
            Link& link = m_plan.links.emplace_back(linkOf(pair));
            std::string label = there.label;
            if (label.empty()) {
                label = link.from.id;
                label += '-';
                label += link.to.id;
            }
            link.id = ids.make(label, "link");
            if (!there.label.empty() && link.id != there.label) link.name = there.label;
            const auto [first, fresh] = joined.emplace(std::minmax(there.from, there.to), link.id);
            if (!fresh) {
                m_report.note(there.line, {tr("{link} is parallel to {other}"),
                                           {{"link", link.id}, {"other", first->second}}});
            }
            if (!link.bandwidth && !none) {
                m_report.warning(there.line, {tr("{link} has no speed that can be read: its load "
                                                 "will be known, its headroom not"),
                                              {{"link", link.id}}});
            }
        }
    }

    Link linkOf(const EdgePair& pair) {
        const TopologyEdge& there = m_topology.edges[pair.there];
        Link link;
        link.from = {m_plan.sites[there.from].id};
        link.to = {m_plan.sites[there.to].id};
        link.bandwidth = there.bandwidth;
        link.metric = there.metric;
        std::optional<Bandwidth> bandwidthBack = there.bandwidthBack;
        std::optional<std::int64_t> metricBack = there.metricBack;
        std::optional<double> delayBack = there.delayUs;
        if (pair.back != EdgePair::none) {
            const TopologyEdge& back = m_topology.edges[pair.back];
            bandwidthBack = back.bandwidth;
            metricBack = back.metric;
            delayBack = back.delayUs;
            if (there.metric.has_value() != back.metric.has_value() ||
                there.bandwidth.has_value() != back.bandwidth.has_value()) {
                m_report.warning(back.line, tr("this edge and the one that it returns do not state "
                                               "the same figures: what one leaves out is taken "
                                               "from the other"));
                if (!link.bandwidth) link.bandwidth = back.bandwidth;
                if (!link.metric) link.metric = back.metric;
            }
        }
        if (bandwidthBack && bandwidthBack != link.bandwidth) link.bandwidthBack = bandwidthBack;
        if (metricBack && metricBack != link.metric) link.metricBack = metricBack;
        if (there.rttUs) {
            link.rtt = microseconds(*there.rttUs);
        } else if (there.delayUs && delayBack) {
            // One way there and one way back; each is rounded only as the round trip is.
            link.rtt = microseconds(*there.delayUs + *delayBack);
        }
        return link;
    }

    void makeDemands() {
        Ids ids;
        for (const TopologyDemand& stated : m_topology.demands) {
            if (stated.from == stated.to) {
                m_demandReport.warning(stated.line,
                                       {tr("{demand} goes from a site to itself: left out"),
                                        {{"demand", stated.label}}});
                continue;
            }
            Demand& demand = m_plan.demands.emplace_back();
            demand.id = ids.make(stated.label, "demand");
            if (demand.id != stated.label) demand.name = stated.label;
            demand.site = {m_plan.sites[stated.from].id};
            demand.toSite = {m_plan.sites[stated.to].id};
            demand.up = stated.rate;
        }
    }

    const Topology& m_topology;
    FileReport m_report;
    FileReport m_demandReport;
    std::int64_t m_places = 0;
    Plan m_plan;
};

}  // namespace

Plan planOfTopology(const Topology& topology, Diagnostics& diagnostics) {
    return Maker(topology, diagnostics).make();
}

}  // namespace peerplan
