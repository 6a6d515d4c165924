// SPDX-License-Identifier: MIT
#include "planner/review/input.h"

#include <algorithm>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"

namespace peerplan::reviewing {
namespace {

template <class T>
const T* objectOf(const PlanIndex& index, std::string_view list, const std::vector<T>& objects,
                  const Ref<T>& ref) {
    if (ref.empty()) return nullptr;
    const auto position = index.find(list, ref.id);
    return position ? &objects[*position] : nullptr;
}

}  // namespace

ReviewInput::ReviewInput(const Plan& thePlan, const CompiledNetwork& theNetwork,
                         const Catalogue& theCatalogue, const ReviewAnswers& theAnswers)
    : plan(thePlan),
      network(theNetwork),
      catalogue(theCatalogue),
      answers(theAnswers),
      index(thePlan),
      m_users(thePlan.sites.size()) {
    for (std::size_t s = 0; s < plan.sites.size(); ++s) {
        for (const Users& users : plan.sites[s].users) m_users[s] += users.count.value();
        m_allUsers += m_users[s];
    }
}

const Site* ReviewInput::site(const Ref<Site>& ref) const {
    return objectOf(index, "sites", plan.sites, ref);
}

const Circuit* ReviewInput::circuit(const Ref<Circuit>& ref) const {
    return objectOf(index, "circuits", plan.circuits, ref);
}

const Device* ReviewInput::device(const Ref<Device>& ref) const {
    return objectOf(index, "devices", plan.devices, ref);
}

const Perimeter* ReviewInput::perimeter(const Ref<Perimeter>& ref) const {
    return objectOf(index, "perimeters", plan.perimeters, ref);
}

const Provider* ReviewInput::provider(const Ref<Provider>& ref) const {
    return objectOf(index, "providers", plan.providers, ref);
}

std::vector<std::string> ReviewInput::regionsOf(const Circuit& circuit) const {
    if (!circuit.region.empty()) return {circuit.region.id};
    std::vector<std::size_t> positions;
    for (const Connection& connection : circuit.connections) {
        const Site* end = site(connection.site);
        if (end == nullptr) continue;
        const auto region = index.find("regions", end->region.id);
        if (region) positions.push_back(*region);
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    std::vector<std::string> regions;
    regions.reserve(positions.size());
    for (const std::size_t position : positions) regions.push_back(plan.regions[position].id);
    return regions;
}

std::vector<std::size_t> ReviewInput::circuitsOf(std::string_view region, bool microsoft) const {
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < plan.circuits.size(); ++c) {
        if (microsoft && !has(plan.circuits[c], Peering::Microsoft)) continue;
        const std::vector<std::string> regions = regionsOf(plan.circuits[c]);
        if (std::find(regions.begin(), regions.end(), region) != regions.end()) found.push_back(c);
    }
    return found;
}

std::vector<std::string> ReviewInput::buildingsOf(const Circuit& circuit) const {
    if (const MetroPair* pair = findMetroPair(catalogue, circuit.peeringLocation);
        pair != nullptr && findPeeringLocation(catalogue, circuit.peeringLocation) == nullptr) {
        std::vector<std::string> slugs;
        for (const std::string& name : pair->peeringLocations) slugs.push_back(slug(name));
        return slugs;
    }
    return {slug(circuit.peeringLocation)};
}

std::string ReviewInput::providerOf(const Circuit& circuit) const {
    const Provider* found = provider(circuit.provider);
    if (found == nullptr) return circuit.provider.id;
    if (found->catalogue.empty()) return found->label();
    return canonicalProvider(catalogue, found->catalogue);
}

const PeeringLocation* ReviewInput::locationOf(const Circuit& circuit) const {
    if (const auto* found = findPeeringLocation(catalogue, circuit.peeringLocation)) return found;
    const MetroPair* pair = findMetroPair(catalogue, circuit.peeringLocation);
    if (pair == nullptr || pair->peeringLocations.empty()) return nullptr;
    return findPeeringLocation(catalogue, pair->peeringLocations.front());
}

bool ReviewInput::has(const Circuit& circuit, Peering peering) {
    return std::find(circuit.peerings.begin(), circuit.peerings.end(), peering) !=
           circuit.peerings.end();
}

bool ReviewInput::carriesMicrosoft365(const Circuit& circuit) const {
    if (!has(circuit, Peering::Microsoft)) return false;
    static constexpr std::string_view words[] = {"exchange", "sharepoint", "teams", "other"};
    return std::any_of(circuit.routeFilter.begin(), circuit.routeFilter.end(),
                       [&](const std::string& entry) {
                           const std::string community = communityOf(catalogue, entry);
                           return std::any_of(std::begin(words), std::end(words), [&](auto word) {
                               const std::string known = communityOf(catalogue, word);
                               return !known.empty() && known == community;
                           });
                       });
}

const SiteWay* ReviewInput::way(std::size_t site, std::size_t group) const {
    if (answers.ways == nullptr) return nullptr;
    return &answers.ways->ways[site * answers.ways->groups.size() + group];
}

std::span<const EgressWayShare> ReviewInput::shares(const SiteWay& way) const {
    return {answers.ways->shares.data() + way.first, way.count};
}

std::string ReviewInput::egressRef(std::uint32_t egress) const {
    if (isCircuit(egress)) return refTo("circuit", plan.circuits[egress].id);
    const std::size_t position = egress - plan.circuits.size();
    if (position >= plan.internet.size()) return {};
    return refTo("internet", plan.internet[position].id);
}

std::string refTo(std::string_view kind, std::string_view id) {
    std::string ref(kind);
    ref += '/';
    ref += id;
    return ref;
}

std::string fewOf(std::span<const std::string> ids, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < ids.size() && i < most; ++i) {
        if (i > 0) text += ", ";
        text += ids[i];
    }
    if (ids.size() > most) {
        text += ", +";
        text += std::to_string(ids.size() - most);
    }
    return text;
}

}  // namespace peerplan::reviewing
