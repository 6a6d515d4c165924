// SPDX-License-Identifier: MIT
#include "planner/report/names.h"

namespace peerplan {
namespace {

template <class T>
void addAll(std::unordered_map<std::string, std::string>& names, std::string_view kind,
            const std::vector<T>& objects) {
    for (const T& object : objects) {
        if (object.name.empty()) continue;
        std::string ref(kind);
        ref += '/';
        ref += object.id;
        names.emplace(std::move(ref), object.name);
    }
}

}  // namespace

Names::Names(const Plan& plan) {
    addAll(m_names, "region", plan.regions);
    addAll(m_names, "site", plan.sites);
    addAll(m_names, "provider", plan.providers);
    addAll(m_names, "network", plan.networks);
    addAll(m_names, "link", plan.links);
    addAll(m_names, "device", plan.devices);
    addAll(m_names, "control", plan.perimeters);
    addAll(m_names, "circuit", plan.circuits);
    addAll(m_names, "internet", plan.internet);
    addAll(m_names, "gateway", plan.gateways);
    addAll(m_names, "service", plan.services);
    addAll(m_names, "risk-group", plan.riskGroups);
    std::unordered_map<std::string, const Site*> sites;
    for (const Site& site : plan.sites) sites.emplace(site.id, &site);
    const auto siteName = [&](const std::string& id) {
        const auto found = sites.find(id);
        return found == sites.end() ? id : found->second->label();
    };
    // A link or egress without a name is called by its ends.
    for (const Link& link : plan.links) {
        std::string name = siteName(link.from.id);
        name += " – ";
        name += link.to.empty() ? of("network/" + link.network.id) : siteName(link.to.id);
        m_names.emplace("link/" + link.id, std::move(name));
    }
    for (const InternetEgress& egress : plan.internet) {
        m_names.emplace("internet/" + egress.id, siteName(egress.site.id) + ", Internet");
    }
}

std::string Names::lookUp(std::string_view kind, std::string_view id) const {
    std::string ref(kind);
    ref += '/';
    ref += id;
    const auto found = m_names.find(ref);
    return found == m_names.end() ? std::string(id) : found->second;
}

std::string Names::of(std::string_view ref) const {
    if (const auto found = m_names.find(std::string(ref)); found != m_names.end()) {
        return found->second;
    }
    const std::size_t slash = ref.find('/');
    if (slash == std::string_view::npos) return std::string(ref);
    std::string_view kind = ref.substr(0, slash);
    if (kind == "connection") kind = "circuit";
    const std::string_view rest = ref.substr(slash + 1);
    const std::size_t part = rest.find('/');
    if (part == std::string_view::npos || (kind != "circuit" && kind != "control")) {
        return std::string(ref);
    }
    std::string name = lookUp(kind, rest.substr(0, part));
    name += ", ";
    name += rest.substr(part + 1);
    return name;
}

std::string Names::site(std::string_view id) const {
    return lookUp("site", id);
}
std::string Names::region(std::string_view id) const {
    return lookUp("region", id);
}
std::string Names::service(std::string_view id) const {
    return lookUp("service", id);
}

}  // namespace peerplan
