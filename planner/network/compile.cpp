// SPDX-License-Identifier: MIT
#include "planner/network/compile.h"

#include "planner/network/compile_parts.h"

namespace peerplan {
namespace compiling {

const RttPlace& PlacePool::at(double lat, double lon) {
    const auto found = m_places.find({lat, lon});
    if (found != m_places.end()) return found->second;
    return m_places.emplace(std::make_pair(lat, lon), m_model.at({lat, lon})).first->second;
}

const RttPlace* Context::sitePlace(std::uint32_t site) {
    const Site& at = plan.sites[site];
    return at.lat && at.lon ? &places.at(*at.lat, *at.lon) : nullptr;
}

const RttPlace* Context::locationPlace(std::uint32_t location) {
    const PeeringLocation* known = used.locations[location].known;
    return known != nullptr ? &places.at(known->latitude, known->longitude) : nullptr;
}

const RttPlace* Context::nodePlace(NodeId node) {
    if (node.at() < plan.sites.size()) return sitePlace(node.value);
    const Pop& pop = *pops[node.at() - plan.sites.size()];
    return &places.at(pop.lat, pop.lon);
}

std::uint32_t Context::rttUs(const RttPlace* a, const RttPlace* b) {
    if (a == nullptr || b == nullptr) {
        ++unplaced;
        return 0;
    }
    ++modelled;
    return static_cast<std::uint32_t>(model.rtt(*a, *b).asUs());
}

namespace {

void noteAssumptions(const Context& c) {
    if (c.modelled > 0) {
        c.diagnostics.push_back(
            {.severity = Severity::Note,
             .message = Text(tr("{count} round-trip times are not stated and come from the "
                                "latency model (rule L1)"),
                             {{"count", static_cast<std::int64_t>(c.modelled)}})});
    }
    if (c.unplaced > 0) {
        c.diagnostics.push_back(
            {.severity = Severity::Warning,
             .message = Text(tr("{count} round-trip times count as 0: not stated, and no "
                                "coordinates to work them out from"),
                             {{"count", static_cast<std::int64_t>(c.unplaced)}})});
    }
}

}  // namespace
}  // namespace compiling

CompiledNetwork compile(const Plan& plan, const Catalogue& catalogue, Diagnostics& diagnostics) {
    CompiledNetwork network;
    const PlanIds ids(plan);
    const UsedLocations used = usedLocations(plan, catalogue);
    const RttModel model(catalogue);
    compiling::PlacePool places(model);
    ComponentBuilder components(plan, ids, used, diagnostics);
    network.components = components.build();
    compiling::Context context{
        plan,  catalogue, ids,        used, components.atoms(), components.named(),
        model, places,    diagnostics};
    network.toleranceUs =
        plan.policy.activeActiveTolerance ? plan.policy.activeActiveTolerance->asUs() : 0;
    compiling::assignRoles(context, network);
    compiling::buildElements(context, network);
    compiling::buildWan(context, network);
    compiling::buildEgresses(context, network);
    compiling::buildServices(context, network);
    compiling::buildFlows(context, network);
    compiling::findLeaves(network);
    compiling::noteAssumptions(context);
    return network;
}

std::uint32_t CompiledNetwork::serviceOf(std::string_view id) const {
    for (std::size_t i = 0; i < services.size(); ++i) {
        if (services[i].id == id) return static_cast<std::uint32_t>(i);
    }
    return none;
}

FlowId CompiledNetwork::flowOf(SiteId site, std::uint32_t service, bool internetPart) const {
    const ResolvedService& of = services[service];
    const std::uint32_t group = internetPart ? of.internetGroup : of.carriedGroup;
    return group == none ? FlowId() : FlowId(site.at() * groupCount + group);
}

}  // namespace peerplan
