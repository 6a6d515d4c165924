// SPDX-License-Identifier: MIT
#include "tests/planner/resilience/availability/slow_availability.h"

#include <set>

#include "model/component_ref.h"
#include "planner/routing/evaluate.h"

namespace peerplan::tests {

bool worksThere(const Site& site) {
    return site.kind == SiteKind::Office || site.kind == SiteKind::Remote || !site.users.empty();
}

std::vector<std::uint32_t> withNeeds(const CompiledNetwork& network, std::uint32_t service) {
    std::set<std::uint32_t> all{service};
    std::vector<std::uint32_t> open{service};
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        for (const std::uint32_t need : network.services[at].needs) {
            if (all.insert(need).second) open.push_back(need);
        }
    }
    return {all.begin(), all.end()};
}

std::map<std::string, double> unavailabilities(const Plan& plan, const Catalogue& catalogue) {
    std::map<std::string, double> q;
    const auto put = [&](const std::string& ref, const Availability& of) {
        if (of.availability && *of.availability < 1) q[ref] = 1 - *of.availability;
    };
    for (const Site& s : plan.sites) put("site/" + s.id, s);
    for (const Link& l : plan.links) put("link/" + l.id, l);
    for (const Device& d : plan.devices) put("device/" + d.id, d);
    for (const Network& n : plan.networks) {
        put("network/" + n.id, n);
        for (const Pop& p : n.pops) put(popRef(n.id, p.id), p);
    }
    for (const Perimeter& p : plan.perimeters) {
        for (const Control& c : p.controls) {
            for (std::int64_t u = 1; u <= c.units; ++u) put(unitRef(p.id, c.slug(), u), c);
        }
    }
    for (const Circuit& c : plan.circuits) {
        put("circuit/" + c.id, c);
        for (const SlaFigure& sla : catalogue.slaFigures) {
            if (!c.availability && sla.id == "expressroute-circuit") {
                q["circuit/" + c.id] = 1 - sla.availability;
            }
        }
        for (const Connection& e : c.connections) put(connectionRef(c.id, word(e.role)), e);
    }
    for (const Provider& p : plan.providers) put("provider/" + p.id, p);
    for (const InternetEgress& e : plan.internet) put("internet/" + e.id, e);
    for (const Gateway& g : plan.gateways) put("gateway/" + g.id, g);
    for (const RiskGroup& g : plan.riskGroups) put("risk-group/" + g.id, g);
    return q;
}

SlowAvailability slowAvailability(const Plan& plan, const CompiledNetwork& network,
                                  const Catalogue& catalogue, const std::vector<std::string>& given,
                                  std::size_t mostFaults) {
    SlowAvailability answer;
    std::vector<std::pair<ComponentId, double>> faults;
    for (const auto& [ref, q] : unavailabilities(plan, catalogue)) {
        faults.emplace_back(network.components.require(ref), q);
    }
    answer.faults = faults.size();
    if (faults.size() > mostFaults) return answer;
    std::vector<std::vector<std::uint32_t>> needs;
    for (std::uint32_t s = 0; s < network.services.size(); ++s) {
        needs.push_back(withNeeds(network, s));
    }
    Workspace workspace(network);
    for (std::uint64_t state = 0; state < std::uint64_t{1} << faults.size(); ++state) {
        FailureState failure;
        double probability = 1;
        for (const std::string& ref : given) {
            failure.failed.push_back(network.components.require(ref));
        }
        for (std::size_t f = 0; f < faults.size(); ++f) {
            if (state >> f & 1) failure.failed.push_back(faults[f].first);
            probability *= state >> f & 1 ? faults[f].second : 1 - faults[f].second;
        }
        evaluate(failure, workspace);
        for (std::size_t s = 0; s < plan.sites.size(); ++s) {
            if (!worksThere(plan.sites[s])) continue;
            const auto up = [&](std::uint32_t service) {
                for (const bool internet : {false, true}) {
                    const FlowId flow = network.flowOf(SiteId(s), service, internet);
                    if (flow.valid() && workspace.flow(flow).outcome != Outcome::Served) {
                        return false;
                    }
                }
                return true;
            };
            for (std::uint32_t service = 0; service < network.services.size(); ++service) {
                auto& failing = answer.failing[{plan.sites[s].id, network.services[service].id}];
                if (!up(service)) failing.bare += probability;
                bool usable = true;
                for (const std::uint32_t need : needs[service]) usable = usable && up(need);
                if (usable) continue;
                failing.usable += probability;
                for (std::size_t f = 0; f < faults.size(); ++f) {
                    // q × d/dq of the product: + P where it is down, - P q / (1 - q) where up.
                    const double q = faults[f].second;
                    answer.cost[network.components[faults[f].first].ref] +=
                        state >> f & 1 ? probability : -probability * q / (1 - q);
                }
            }
        }
    }
    return answer;
}

}  // namespace peerplan::tests
