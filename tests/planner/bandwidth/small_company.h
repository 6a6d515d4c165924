// SPDX-License-Identifier: MIT
#pragma once

/// Small companies for tests of bandwidth, built object by object.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/clock.h"
#include "model/plan.h"
#include "planner/bandwidth/bandwidth.h"
#include "planner/network/compile.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

namespace peerplan::tests {

inline Persona mailPersona(const std::string& id, double kbpsUp, double kbpsDown) {
    Persona persona;
    persona.id = id;
    Application mail;
    mail.name = "mail";
    mail.service = "exchange";
    mail.up = Bandwidth::kbps(kbpsUp);
    mail.down = Bandwidth::kbps(kbpsDown);
    persona.applications = {mail};
    return persona;
}

/// A plan that grows by calls; every object gets an id and sits at a made-up place.
class Company {
  public:
    Plan plan;
    SiteClocks clocks;

    Company() {
        plan.asOf = *Date::parse("2026-11-01");
        plan.regions.resize(1);
        plan.regions[0].id = "emea";
        clocks.courses = {{{*Date::parse("2026-01-01"), 0}}};
    }

    Site& site(const std::string& id, SiteKind kind, const std::string& region = "emea") {
        Site s;
        s.id = id;
        s.kind = kind;
        s.region = region;
        s.lat = 51.5;
        s.lon = -0.1 + 0.1 * static_cast<double>(plan.sites.size() % 100);
        plan.sites.push_back(s);
        clocks.ofSite.push_back(0);
        return plan.sites.back();
    }

    Site& office(const std::string& id, const std::string& persona, std::int64_t count,
                 const std::string& region = "emea") {
        Site& s = site(id, SiteKind::Office, region);
        s.users = {{persona, Headcount::of(count)}};
        return s;
    }

    /// Gives the last site a clock of its own: offsets from the first day of 2026 on.
    void clock(std::vector<UtcOffset> course) {
        clocks.courses.push_back(std::move(course));
        clocks.ofSite.back() = static_cast<std::uint32_t>(clocks.courses.size() - 1);
    }

    Link& link(const std::string& from, const std::string& to, double mbps,
               std::int64_t metric = 10) {
        Link l;
        l.id = from;
        l.id += '-';
        l.id += to;
        l.from = from;
        l.to = to;
        l.bandwidth = Bandwidth::mbps(mbps);
        l.metric = metric;
        plan.links.push_back(l);
        return plan.links.back();
    }

    Circuit& circuit(const std::string& id, const std::string& location, const std::string& site,
                     double mbps) {
        Circuit c;
        c.id = id;
        c.peeringLocation = location;
        c.bandwidth = Bandwidth::mbps(mbps);
        c.peerings = {Peering::Microsoft};
        c.routeFilter = {"exchange", "sharepoint", "teams", "other"};
        c.connections.resize(2);
        c.connections[0].role = ConnectionRole::Primary;
        c.connections[1].role = ConnectionRole::Secondary;
        c.connections[0].site = c.connections[1].site = site;
        plan.circuits.push_back(c);
        return plan.circuits.back();
    }

    CompiledNetwork compiled() const {
        Diagnostics diagnostics;
        return compile(plan, catalogueForTests(), diagnostics);
    }

    BandwidthAnswer answer(BandwidthOptions options = {}) const {
        if (options.threads == 0) options.threads = 1;
        return bandwidth(plan, compiled(), catalogueForTests(), clocks, options);
    }
};

/// Two data centres with a circuit each, linked by a trunk, and two offices of 100 and 60 users on
/// a link to each: `a` nearer to `east`, `b` nearer to `west`. A user takes 40 kbit/s up, 100 down.
inline Company twoCircuits(double circuitMbps = 20) {
    Company c;
    c.plan.personas = {mailPersona("clerk", 40, 100)};
    c.site("east", SiteKind::Datacenter);
    c.site("west", SiteKind::Datacenter);
    c.office("a", "clerk", 100);
    c.office("b", "clerk", 60);
    c.link("east", "west", 100, 5);
    c.link("a", "east", 15, 10);
    c.link("a", "west", 15, 20);
    c.link("b", "east", 15, 20);
    c.link("b", "west", 15, 10);
    c.circuit("er-east", "London", "east", circuitMbps);
    c.circuit("er-west", "Amsterdam", "west", circuitMbps);
    return c;
}

inline const ElementAnswer& element(const BandwidthAnswer& answer, std::string_view ref) {
    for (const ElementAnswer& row : answer.elements) {
        if (row.ref == ref) return row;
    }
    FAIL("no element " << ref);
    return answer.elements.front();
}

}  // namespace peerplan::tests
