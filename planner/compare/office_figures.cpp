// SPDX-License-Identifier: MIT
#include "planner/compare/office_figures.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "model/component_ref.h"
#include "planner/network/element_ref.h"
#include "planner/routing/change_evaluator.h"

namespace peerplan::comparing {

void addHeadroom(const LoadedNetwork& loaded, const BandwidthAnswer& bandwidth,
                 OfficeWaysAnswer& ways) {
    const CompiledNetwork& network = loaded.network();
    std::unordered_map<std::string, const ElementAnswer*> answers;
    for (const ElementAnswer& element : bandwidth.elements) answers.emplace(element.ref, &element);
    struct Known {
        double headroom;
        ElementId element;
        std::string ref;
    };
    std::vector<Known> known;
    for (std::size_t e = 0; e < network.elements.size(); ++e) {
        const std::string ref = elementRef(network, ElementId(e));
        const auto found = answers.find(ref);
        if (found == answers.end() || found->second->idle) continue;
        const ElementAnswer& answer = *found->second;
        const bool sized = !answer.failure.empty() && answer.sizing.headroom;
        const auto& headroom = sized ? answer.sizing.headroom : answer.normal.headroom;
        if (headroom) known.push_back({*headroom, ElementId(e), ref});
    }
    std::stable_sort(known.begin(), known.end(),
                     [](const Known& a, const Known& b) { return a.headroom < b.headroom; });
    std::vector<std::size_t> officeOf(network.siteCount(), ways.offices.size());
    for (std::size_t i = 0; i < ways.sites.size(); ++i) officeOf[ways.sites[i].at()] = i;
    std::vector<std::uint8_t> ours(network.flows.size(), 0);
    for (const FlowId flow : ways.flows) ours[flow.at()] = 1;

    ChangeEvaluator evaluator(loaded.state());
    StateChange change;
    evaluator.evaluate({}, loaded.state().state().afterManualSwitch, change);
    std::size_t left = ways.offices.size();
    std::vector<FlowId> flows;
    for (const Known& one : known) {
        if (left == 0) break;
        evaluator.flowsThrough({&one.element, 1}, flows);
        for (const FlowId flow : flows) {
            if (ours[flow.at()] == 0) continue;
            OfficeWays& office = ways.offices[officeOf[network.flows[flow.at()].site.at()]];
            if (office.leastHeadroom) continue;
            office.leastHeadroom = one.headroom;
            office.leastElement = one.ref;
            --left;
        }
    }
}

void addMinutes(const AvailabilityAnswer& availability, std::vector<OfficeWays>& offices) {
    std::unordered_map<std::string, const SiteDowntime*> sites;
    for (const SiteDowntime& site : availability.sites) sites.emplace(site.site, &site);
    for (OfficeWays& office : offices) {
        const auto found = sites.find(office.site);
        if (found == sites.end()) continue;
        for (const ServiceDowntime& service : found->second->services) {
            if (!service.usable.stated) continue;
            office.minutesWithout =
                std::max(office.minutesWithout.value_or(0), service.usable.minutes);
        }
    }
}

void addFindings(const Plan& plan, const ReviewAnswer& review, std::vector<OfficeWays>& offices) {
    // What stands at a site, by reference.
    std::multimap<std::string, std::string> at;
    const auto put = [&](ComponentKind kind, const std::string& id, const std::string& site) {
        if (!site.empty()) at.emplace(componentRef(kind, id), site);
    };
    std::set<std::string> egress;
    for (const Site& site : plan.sites) put(ComponentKind::Site, site.id, site.id);
    for (const Device& device : plan.devices) put(ComponentKind::Device, device.id, device.site.id);
    for (const Link& link : plan.links) {
        put(ComponentKind::Link, link.id, link.from.id);
        put(ComponentKind::Link, link.id, link.to.id);
    }
    for (const Perimeter& perimeter : plan.perimeters) {
        std::string ref = "perimeter/";
        ref += perimeter.id;
        if (!perimeter.site.empty()) at.emplace(std::move(ref), perimeter.site.id);
    }
    for (const InternetEgress& internet : plan.internet) {
        put(ComponentKind::InternetEgress, internet.id, internet.site.id);
        egress.insert(internet.site.id);
    }
    for (const Gateway& gateway : plan.gateways) {
        put(ComponentKind::Gateway, gateway.id, gateway.site.id);
    }
    std::unordered_map<std::string, std::int64_t> count;
    for (const ReviewFinding& row : review.findings) {
        if (row.accepted) continue;
        std::set<std::string> sites;
        for (const std::string& subject : row.finding.subjects) {
            const auto [first, last] = at.equal_range(subject);
            for (auto one = first; one != last; ++one) sites.insert(one->second);
        }
        for (const std::string& site : sites) ++count[site];
    }
    for (OfficeWays& office : offices) {
        const auto found = count.find(office.site);
        office.findings = found == count.end() ? 0 : found->second;
        office.ownInternet = egress.contains(office.site);
    }
}

}  // namespace peerplan::comparing
