// SPDX-License-Identifier: MIT
#include "planner/report/names.h"

#include <algorithm>
#include <utility>

#include "model/component_ref.h"

namespace peerplan {
namespace {

template <class T>
void add(std::unordered_map<std::string, std::string>& names, std::string_view kind,
         const T& object, const std::string& name) {
    std::string ref(kind);
    ref += '/';
    ref += object.id;
    names.emplace(std::move(ref), name);
}

/// An id where there is no name: in a sentence it reads better than a reference.
template <class T>
void addAll(std::unordered_map<std::string, std::string>& names, std::string_view kind,
            const std::vector<T>& objects) {
    for (const T& object : objects) add(names, kind, object, object.label());
}

/// Those that have a name.
template <class T>
void addNamed(std::unordered_map<std::string, std::string>& names, std::string_view kind,
              const std::vector<T>& objects) {
    for (const T& object : objects) {
        if (!object.name.empty()) add(names, kind, object, object.name);
    }
}

/// A name's pattern holds nothing but other names.
std::string inEnglish(const Text& text) {
    std::string out;
    std::string_view rest = text.pattern;
    while (!rest.empty()) {
        const std::size_t brace = std::min(rest.find('{'), rest.size());
        out += rest.substr(0, brace);
        rest.remove_prefix(brace);
        const std::size_t close = rest.find('}');
        if (close == std::string_view::npos) return out += rest;
        for (const auto& [name, value] : text.arguments) {
            const auto* word = std::get_if<std::string>(&value);
            if (word != nullptr && name == rest.substr(1, close - 1)) out += *word;
        }
        rest.remove_prefix(close + 1);
    }
    return out;
}

/// What is one of two of a kind: of a circuit's connections, of a location's routers.
constexpr std::string_view primary = "primary";
constexpr std::string_view secondary = "secondary";

}  // namespace

Names::Names(const Plan& plan, Wording wording) : m_wording(std::move(wording)) {
    add(plan);
}

std::string Names::worded(const Text& text) const {
    return m_wording ? m_wording(text) : inEnglish(text);
}

void Names::add(const Plan& plan) {
    addAll(m_names, "region", plan.regions);
    addAll(m_names, "site", plan.sites);
    addAll(m_names, "provider", plan.providers);
    addAll(m_names, "network", plan.networks);
    addNamed(m_names, "link", plan.links);
    addAll(m_names, "device", plan.devices);
    addAll(m_names, "control", plan.perimeters);
    addAll(m_names, "perimeter", plan.perimeters);
    addAll(m_names, "direct-port", plan.directPorts);
    addAll(m_names, "circuit", plan.circuits);
    addNamed(m_names, "internet", plan.internet);
    addAll(m_names, "gateway", plan.gateways);
    addAll(m_names, "vpn-profile", plan.vpnProfiles);
    addAll(m_names, "vnet-gateway", plan.vnetGateways);
    addAll(m_names, "persona", plan.personas);
    addNamed(m_names, "service", plan.services);
    addAll(m_names, "demand", plan.demands);
    addAll(m_names, "inbound", plan.inbound);
    addAll(m_names, "route", plan.routes);
    addAll(m_names, "measurement", plan.measurements);
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
        m_names.emplace("internet/" + egress.id,
                        worded(Text(tr("{site}, Internet"), {{"site", siteName(egress.site.id)}})));
        if (!egress.isp.empty()) {
            m_names.emplace(componentRef(ComponentKind::Isp, egress.isp), egress.isp);
        }
    }
    for (const Circuit& circuit : plan.circuits) {
        if (circuit.peeringLocation.empty()) continue;
        m_names.emplace(componentRef(ComponentKind::PeeringLocation, slug(circuit.peeringLocation)),
                        circuit.peeringLocation);
    }
    label();
}

void Names::add(const Catalogue& catalogue) {
    addNamed(m_names, "service", catalogue.services);
    label();
}

void Names::label() {
    for (const auto& [ref, name] : m_names) {
        std::string label = ref.substr(0, ref.find('/') + 1);
        label += name;
        m_labels.insert(std::move(label));
    }
}

namespace {

/// The kind of object that an argument or a column of this key holds ids of; empty for none.
std::string_view kindOfKey(std::string_view key) {
    struct Row {
        std::string_view key;
        std::string_view kind;
    };
    static constexpr Row rows[] = {
        {"region", "region"},
        {"regions", "region"},
        {"worst_region", "region"},
        {"site", "site"},
        {"sites", "site"},
        {"first_sites", "site"},
        {"here", "site"},
        {"there", "site"},
        {"place", "site"},
        {"resolver", "site"},
        {"service", "service"},
        {"services", "service"},
        {"gateway", "gateway"},
        {"gateways", "gateway"},
        {"lost", "gateway"},
        {"worst_loss", "gateway"},
        {"most_used", "gateway"},
        {"nearest", "gateway"},
        {"next", "gateway"},
        {"best", "gateway"},
        {"better", "gateway"},
        {"busiest", "gateway"},
        {"chosen", "gateway"},
        {"second", "gateway"},
        {"other", "gateway"},
        {"circuit", "circuit"},
        {"circuits", "circuit"},
        {"device", "device"},
        {"location", "peering-location"},
        {"locations", "peering-location"},
        {"persona", "persona"},
    };
    for (const Row& row : rows) {
        if (row.key == key) return row.kind;
    }
    return {};
}

}  // namespace

std::string Names::byKey(std::string_view key, std::string_view words) const {
    const std::string_view kind = kindOfKey(key);
    if (kind.empty()) return std::string(words);
    std::string result;
    std::size_t from = 0;
    while (from <= words.size()) {
        const std::size_t to = std::min(words.find(", ", from), words.size());
        if (from > 0) result += ", ";
        const std::string item(words.substr(from, to - from));
        std::string label(kind);
        label += '/';
        label += item;
        result += m_labels.contains(label) ? item : lookUp(kind, item);
        from = to + 2;
    }
    return result;
}

std::string Names::lookUp(std::string_view kind, std::string_view id) const {
    std::string ref(kind);
    ref += '/';
    ref += id;
    const auto found = m_names.find(ref);
    return found == m_names.end() ? std::string(id) : found->second;
}

/// A part of a whole that has a name: by its words where the part is one of a pair, by its own id
/// otherwise.
std::string Names::part(std::string_view kind, const std::string& whole,
                        std::string_view part) const {
    if (kind == "msee" && part == primary) {
        return worded(Text(tr("{place}, MSEE primary"), {{"place", whole}}));
    }
    if (kind == "msee" && part == secondary) {
        return worded(Text(tr("{place}, MSEE secondary"), {{"place", whole}}));
    }
    if (kind == "circuit" && part == primary) {
        return worded(Text(tr("{circuit}, primary"), {{"circuit", whole}}));
    }
    if (kind == "circuit" && part == secondary) {
        return worded(Text(tr("{circuit}, secondary"), {{"circuit", whole}}));
    }
    std::string name = whole;
    name += ", ";
    name += part.starts_with("pop/") ? part.substr(4) : part;
    return name;
}

std::string Names::of(std::string_view ref) const {
    const std::size_t slash = ref.find('/');
    if (slash == std::string_view::npos) return std::string(ref);
    std::string_view kind = ref.substr(0, slash);
    const std::string_view rest = ref.substr(slash + 1);
    // Many places have an office, a peering location and a metro of their name: what could as well
    // be another thing's says what it is.
    constexpr std::string_view metro = "metro-";
    if (kind == "peering-location") {
        return worded(Text(tr("{place}, peering location"), {{"place", lookUp(kind, rest)}}));
    }
    if (const auto found = m_names.find(std::string(ref)); found != m_names.end()) {
        return found->second;
    }
    if (kind == "risk-group" && rest.starts_with(metro)) {
        return worded(Text(tr("{place}, metro"),
                           {{"place", lookUp("peering-location", rest.substr(metro.size()))}}));
    }
    if (kind == "resolver") return worded(Text(tr("{site}, resolver"), {{"site", site(rest)}}));
    const std::size_t middle = rest.find('/');
    if (middle == std::string_view::npos) return std::string(ref);
    const std::string_view first = rest.substr(0, middle);
    const std::string_view second = rest.substr(middle + 1);
    if (kind == "msee") return part(kind, lookUp("peering-location", first), second);
    if (kind == "provider") return lookUp(kind, first) + ", " + lookUp("peering-location", second);
    if (kind == "connection") kind = "circuit";
    if (kind != "circuit" && kind != "control" && kind != "network") return std::string(ref);
    return part(kind, lookUp(kind, first), second);
}

std::string Names::ofList(std::string_view list, std::string_view kind) const {
    std::string result;
    std::size_t from = 0;
    while (from <= list.size()) {
        const std::size_t to = std::min(list.find(", ", from), list.size());
        if (!result.empty()) result += ", ";
        const std::string_view item = list.substr(from, to - from);
        result += kind.empty() ? of(item) : lookUp(kind, item);
        from = to + 2;
    }
    return result;
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
std::string Names::gateway(std::string_view id) const {
    return lookUp("gateway", id);
}

}  // namespace peerplan
