// SPDX-License-Identifier: MIT
// Rule W2: only transit sites carry others' traffic, and validate names every site that is only
// reachable through one that does not.
#include <algorithm>
#include <numeric>

#include "model/check/context.h"

namespace peerplan::check {
namespace {

/// Disjoint sets with path halving; of two the one with the smaller root takes the other, so that
/// roots do not depend on the order of unions.
class Sets {
  public:
    explicit Sets(std::size_t n) : m_parent(n) {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }
    std::size_t root(std::size_t i) {
        while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::size_t> m_parent;
};

struct Arc {
    std::size_t from, to;
};

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Sites, then networks, which carry everybody's traffic.
std::vector<Arc> arcsOf(const Context& context) {
    std::vector<Arc> out;
    for (const Link& link : context.plan.links) {
        const auto from = context.index.find("sites", link.from.id);
        const auto to = context.index.find("sites", link.to.id);
        const auto network = context.index.find("networks", link.network.id);
        if (!from) continue;
        if (to && *to != *from) out.push_back({*from, *to});
        if (network) out.push_back({*from, context.plan.sites.size() + *network});
    }
    return out;
}

}  // namespace

std::vector<bool> transitSites(const Plan& plan, const PlanIndex& index) {
    std::vector<bool> out;
    out.reserve(plan.sites.size());
    for (const Site& site : plan.sites) {
        out.push_back(site.kind == SiteKind::Datacenter || site.kind == SiteKind::Colocation);
    }
    const auto host = [&](const Ref<Site>& site) {
        if (const auto i = index.find("sites", site.id)) out[*i] = true;
    };
    // A perimeter that only its own site's traffic crosses does not make an office carry others'
    // traffic (docs/method/routing.md, W2).
    const auto perimeterOf = [&](const Ref<Perimeter>& ref) -> const Perimeter* {
        const auto i = index.find("perimeters", ref.id);
        return i ? &plan.perimeters[*i] : nullptr;
    };
    for (const Circuit& circuit : plan.circuits) {
        for (const Connection& connection : circuit.connections) host(connection.site);
        for (const Ref<Perimeter>& ref : circuit.perimeters) {
            if (const Perimeter* perimeter = perimeterOf(ref)) host(perimeter->site);
        }
    }
    for (const InternetEgress& egress : plan.internet) {
        for (const Ref<Perimeter>& ref : egress.perimeters) {
            const Perimeter* perimeter = perimeterOf(ref);
            if (perimeter == nullptr) continue;
            if (perimeter->site != egress.site || egress.shared.value_or(false)) {
                host(perimeter->site);
            }
        }
    }
    for (std::size_t i = 0; i < plan.sites.size(); ++i) {
        if (plan.sites[i].transit) out[i] = *plan.sites[i].transit;
    }
    return out;
}

// The transit sites and networks fall into pieces that reach each other without anybody's help. Of
// the pieces that all links together connect, the largest is where the rest wants to go; whoever
// is neither in it nor beside it is only reachable through a site that does not carry others'
// traffic.
void warnOfTransit(Context& context) {
    const std::size_t sites = context.plan.sites.size();
    const std::size_t nodes = sites + context.plan.networks.size();
    std::vector<bool> carries = transitSites(context.plan, context.index);
    carries.resize(nodes, true);
    const std::vector<Arc> arcs = arcsOf(context);

    Sets all(nodes), pieces(nodes);
    for (const Arc& arc : arcs) {
        all.join(arc.from, arc.to);
        if (carries[arc.from] && carries[arc.to]) pieces.join(arc.from, arc.to);
    }
    std::vector<std::size_t> size(nodes, 0);
    for (std::size_t i = 0; i < nodes; ++i) {
        if (carries[i]) ++size[pieces.root(i)];
    }
    std::vector<std::size_t> largest(nodes, none);
    for (std::size_t i = 0; i < nodes; ++i) {
        if (!carries[i] || pieces.root(i) != i) continue;
        std::size_t& best = largest[all.root(i)];
        if (best == none || size[i] > size[best]) best = i;
    }

    std::vector<bool> reached(nodes, false);
    const auto inLargest = [&](std::size_t i) {
        return carries[i] && pieces.root(i) == largest[all.root(i)];
    };
    for (std::size_t i = 0; i < nodes; ++i) reached[i] = inLargest(i);
    std::vector<std::size_t> through(nodes, none);
    for (const Arc& arc : arcs) {
        if (inLargest(arc.from)) reached[arc.to] = true;
        if (inLargest(arc.to)) reached[arc.from] = true;
        if (!carries[arc.to] && through[arc.from] == none) through[arc.from] = arc.to;
        if (!carries[arc.from] && through[arc.to] == none) through[arc.to] = arc.from;
    }
    for (std::size_t i = 0; i < sites; ++i) {
        if (reached[i] || largest[all.root(i)] == none) continue;
        const std::string& site = context.plan.sites[i].id;
        if (through[i] == none) {
            context.warning(pointerTo("sites", i),
                            {tr("{site} is only reachable through sites that carry no others' "
                                "traffic (W2)"),
                             {{"site", site}}});
        } else {
            context.warning(pointerTo("sites", i),
                            {tr("{site} is only reachable through {through}, which carries no "
                                "others' traffic (W2)"),
                             {{"site", site}, {"through", context.plan.sites[through[i]].id}}});
        }
    }
}

}  // namespace peerplan::check
