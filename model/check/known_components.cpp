// SPDX-License-Identifier: MIT
#include "model/check/known_components.h"

#include <algorithm>
#include <charconv>

#include "model/component_ref.h"
#include "model/fields/spelling.h"
#include "model/fields/tables.h"

namespace peerplan {

KnownComponents::KnownComponents(const Plan& plan, const PlanIndex& index)
    : m_plan(plan), m_index(index) {
    for (const Circuit& circuit : plan.circuits) {
        m_others.insert(componentRef(ComponentKind::PeeringLocation, circuit.peeringLocation));
        if (!circuit.provider.empty()) {
            m_others.insert(providerAtLocationRef(circuit.provider.id, circuit.peeringLocation));
        }
        const std::string pair =
            slug(circuit.mseePair.empty() ? circuit.peeringLocation : circuit.mseePair);
        for (const std::string_view role : wordsOf(ConnectionRole{})) {
            m_others.insert(mseeRef(pair, role));
        }
    }
    for (const InternetEgress& egress : plan.internet) {
        m_others.insert(componentRef(ComponentKind::Isp, egress.isp));
    }
    // A resolver is known by the site whose egress it uses.
    for (const Site& site : plan.sites) {
        if (!site.dns.resolverSite.empty()) {
            m_others.insert(componentRef(ComponentKind::Resolver, site.dns.resolverSite.id));
        }
    }
}

bool KnownComponents::has(std::string_view text) const {
    const auto folded = canonicalRef(text);
    if (!folded) return false;
    if (m_others.count(*folded) > 0) return true;
    const std::string_view reference = *folded;
    const std::size_t slash = reference.find('/');
    const std::string_view kind = reference.substr(0, slash);
    const std::string_view rest = reference.substr(slash + 1);
    const std::size_t next = rest.find('/');
    if (next != std::string_view::npos) {
        return hasPart(kind, rest.substr(0, next), rest.substr(next + 1));
    }
    // The implicit group of a metro: its peering locations and the sites near them.
    constexpr std::string_view metro = "metro-";
    if (kind == "risk-group" && rest.substr(0, metro.size()) == metro) return true;
    const Field* list = listOfKind(kind);
    return list != nullptr && m_index.has(list->key, rest);
}

bool KnownComponents::hasPart(std::string_view kind, std::string_view name,
                              std::string_view part) const {
    if (kind == "connection") {
        const auto i = m_index.find("circuits", name);
        if (!i) return false;
        for (const Connection& connection : m_plan.circuits[*i].connections) {
            if (word(connection.role) == part) return true;
        }
        return false;
    }
    if (kind == "network") {
        constexpr std::string_view pop = "pop/";
        const auto i = m_index.find("networks", name);
        if (!i || part.substr(0, pop.size()) != pop) return false;
        for (const Pop& one : m_plan.networks[*i].pops) {
            if (one.id == part.substr(pop.size())) return true;
        }
        return false;
    }
    return kind == "control" && hasControl(name, part);
}

bool KnownComponents::hasControl(std::string_view perimeter, std::string_view control) const {
    const auto i = m_index.find("perimeters", perimeter);
    if (!i) return false;
    const std::size_t hash = control.find('#');
    std::int64_t unit = 1;
    if (hash != std::string_view::npos) {
        const char* end = control.data() + control.size();
        const auto read = std::from_chars(control.data() + hash + 1, end, unit);
        if (read.ec != std::errc() || read.ptr != end) return false;
    }
    for (const Control& one : m_plan.perimeters[*i].controls) {
        if (one.slug() == control.substr(0, hash)) return unit >= 1 && unit <= one.units;
    }
    return false;
}

std::vector<std::string> KnownComponents::partsOf(std::string_view kind,
                                                  std::string_view name) const {
    std::vector<std::string> out;
    if (const auto i = m_index.find("networks", name); i && kind == "network") {
        for (const Pop& pop : m_plan.networks[*i].pops) out.push_back("pop/" + pop.id);
    }
    if (const auto i = m_index.find("perimeters", name); i && kind == "control") {
        for (const Control& control : m_plan.perimeters[*i].controls) {
            out.push_back(control.slug());
        }
    }
    if (m_index.has("circuits", name) && kind == "connection") {
        for (const std::string_view role : wordsOf(ConnectionRole{})) out.emplace_back(role);
    }
    return out;
}

std::string KnownComponents::nearest(std::string_view text) const {
    const auto folded = canonicalRef(text);
    if (!folded) return {};
    const std::string_view reference = *folded;
    const std::size_t slash = reference.find('/');
    const std::string_view kind = reference.substr(0, slash);
    std::string out(kind);
    out += '/';
    NearestSpelling whole(reference);
    for (auto it = m_others.lower_bound(out); it != m_others.end(); ++it) {
        if (it->compare(0, out.size(), out) != 0) break;
        whole.offer(*it);
    }
    if (!whole.best().empty()) return whole.best();

    // Either the object's name is misspelled, or that of its part.
    const std::string_view rest = reference.substr(slash + 1);
    const std::size_t next = std::min(rest.find('/'), rest.size());
    const std::string_view name = rest.substr(0, next);
    const Field* list = kind == "connection" ? planType().find("circuits")
                        : kind == "control"  ? planType().find("perimeters")
                                             : listOfKind(kind);
    if (list == nullptr) return {};
    if (!m_index.has(list->key, name)) {
        const std::string right = nearestSpelling(name, m_index.ids(list->key));
        return right.empty() ? right : out + right + std::string(rest.substr(next));
    }
    if (next == rest.size()) return {};
    const std::string right = nearestSpelling(rest.substr(next + 1), partsOf(kind, name));
    return right.empty() ? right : out + std::string(name) + '/' + right;
}

}  // namespace peerplan
