// SPDX-License-Identifier: MIT
#pragma once

/// Drawn networks with people in them, and what `spof` says of them.

#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "model/clock.h"
#include "model/plan.h"
#include "planner/network/compile.h"
#include "planner/resilience/spof/spof.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

namespace peerplan::tests {

inline SiteClocks utcClocks(const Plan& plan) {
    SiteClocks clocks;
    clocks.courses = {{{*Date::fromCivil(plan.asOf.year(), 1, 1), 0}}};
    clocks.ofSite.assign(plan.sites.size(), 0);
    return clocks;
}

/// A persona that takes a rate of one service all day.
inline Persona personaOf(const std::string& id,
                         const std::vector<std::pair<std::string, double>>& kbpsOfService) {
    Persona persona;
    persona.id = id;
    for (const auto& [service, kbps] : kbpsOfService) {
        Application application;
        application.name = service;
        application.service = service;
        application.up = application.down = Bandwidth::kbps(kbps);
        persona.applications.push_back(application);
    }
    return persona;
}

/// A drawn plan whose offices have people: 100 unless told otherwise, each with 100 kbit/s of
/// exchange, 50 of teams and 1 of dns, up and down.
class DrawnCompany {
  public:
    explicit DrawnCompany(std::string_view lines) : plan(textNetwork(lines)) {
        plan.personas = {personaOf("clerk", {{"exchange", 100}, {"teams", 50}, {"dns", 1}})};
        for (Site& site : plan.sites) {
            if (site.kind == SiteKind::Office) people(site.id, 100);
        }
    }

    void people(const std::string& site, std::int64_t count) {
        for (Site& each : plan.sites) {
            if (each.id == site) each.users = {{"clerk", Headcount::of(count)}};
        }
    }

    SpofAnswer ask(const std::vector<std::string>& given = {}, SpofOptions options = {}) const {
        Diagnostics diagnostics;
        const Catalogue catalogue = smallCatalogue();
        const CompiledNetwork network = compile(plan, catalogue, diagnostics);
        for (const std::string& ref : given) {
            options.given.failed.push_back(network.components.require(ref));
        }
        return spof(plan, network, catalogue, utcClocks(plan), options);
    }

    Plan plan;
};

/// The finding, or nothing.
inline const SpofFinding* findingOf(const SpofAnswer& answer, std::string_view component,
                                    SpofKind kind) {
    for (const SpofFinding& finding : answer.findings) {
        if (finding.component == component && finding.kind == kind) return &finding;
    }
    return nullptr;
}

inline bool hasFinding(const SpofAnswer& answer, std::string_view component, SpofKind kind) {
    return findingOf(answer, component, kind) != nullptr;
}

/// Words of the services of a reach.
inline std::string servicesOf(const SpofAnswer& answer, const SpofReach& reach) {
    std::string words;
    for (const std::uint32_t service : reach.services) {
        if (!words.empty()) words += ' ';
        words += answer.services[service];
    }
    return words;
}

inline const SpofPair& pairOf(const SpofAnswer& answer, std::string_view site,
                              std::string_view service) {
    for (std::size_t s = 0; s < answer.sites.size(); ++s) {
        for (std::size_t k = 0; k < answer.services.size(); ++k) {
            if (answer.sites[s] == site && answer.services[k] == service) return answer.pair(s, k);
        }
    }
    FAIL("no pair " << site << ", " << service);
    return answer.pairs.front();
}

}  // namespace peerplan::tests
