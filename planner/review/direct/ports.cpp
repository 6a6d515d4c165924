// SPDX-License-Identifier: MIT

/// Rules on port pairs of ExpressRoute Direct.

#include <vector>

#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::vector<const Circuit*> circuitsOn(const ReviewInput& input, const DirectPort& port) {
    std::vector<const Circuit*> found;
    for (const Circuit& circuit : input.plan.circuits) {
        if (circuit.directPort.id == port.id) found.push_back(&circuit);
    }
    return found;
}

void subscribed(const ReviewInput& input, Hits& hits) {
    for (const DirectPort& port : input.plan.directPorts) {
        Bandwidth sum;
        std::vector<std::string> subjects{refTo("direct-port", port.id)};
        for (const Circuit* circuit : circuitsOn(input, port)) {
            sum = sum + circuit->bandwidth;
            subjects.push_back(refTo("circuit", circuit->id));
        }
        if (sum <= port.bandwidth) continue;
        const Text what(tr("the circuits on {port} have {sum} together; its links have {capacity} "
                           "each"),
                        {{"port", subjects.front()}, {"sum", sum}, {"capacity", port.bandwidth}});
        hits.push_back({std::move(subjects), what});
    }
}

void linksEnabled(const ReviewInput& input, Hits& hits) {
    for (const DirectPort& port : input.plan.directPorts) {
        for (const PortLink& link : port.links) {
            if (link.enabled != false) continue;
            const std::string ref = refTo("direct-port", port.id);
            hits.push_back({{ref},
                            Text(tr("the {role} link of {port} is switched off on Microsoft's "
                                    "side"),
                                 {{"role", std::string(word(link.role))}, {"port", ref}})});
            hits.back().edits = {
                setTo(ref, entryField("links", word(link.role), "enabled"), Value(true))};
        }
    }
}

void rateLimits(const ReviewInput& input, Hits& hits) {
    for (const DirectPort& port : input.plan.directPorts) {
        const std::vector<const Circuit*> circuits = circuitsOn(input, port);
        if (circuits.size() < 2) continue;
        for (const Circuit* circuit : circuits) {
            if (circuit->rateLimit != false) continue;
            const std::string ref = refTo("circuit", circuit->id);
            const std::string on = refTo("direct-port", port.id);
            hits.push_back({{ref, on},
                            Text(tr("{circuit} shares {port} with {others} other circuits and is "
                                    "not held to {bandwidth}"),
                                 {{"circuit", ref},
                                  {"port", on},
                                  {"others", static_cast<std::int64_t>(circuits.size() - 1)},
                                  {"bandwidth", circuit->bandwidth}})});
            hits.back().edits = {setTo(ref, "rate_limit", Value(true))};
        }
    }
}

void bundles(const ReviewInput& input, Hits& hits) {
    for (const DirectPort& port : input.plan.directPorts) {
        if (port.lag != true) continue;
        const std::string ref = refTo("direct-port", port.id);
        hits.push_back({{ref},
                        Text(tr("the two links of {port} are bundled; expected two links with a "
                                "BGP session each"),
                             {{"port", ref}})});
        hits.back().edits = {setTo(ref, "lag", Value(false))};
    }
}

constexpr Rule rules[] = {
    {.id = "DIR-01",
     .area = RuleArea::Direct,
     .severity = Severity::Warning,
     .title = tr("Circuits on a port pair fit one of its links together"),
     .why = tr("When a link fails the other carries all circuits: beyond its speed they push each "
               "other out."),
     .fix = tr("Use a larger port pair, a second one, or smaller circuits."),
     .source = "Azure Proactive Resiliency Library 0bee356b (2026-07-21)",
     .needs = "direct_ports circuits.direct_port",
     .check = subscribed,
     .example =
         "add direct_ports {\"id\": \"london-pair\", \"peering_location\": \"London\", \"mbps\": "
         "10000}\nset circuit/er-london.connectivity direct\nset circuit/er-london.direct_port "
         "london-pair\nset circuit/er-london.mbps 10000\nadd circuits {\"id\": \"er-second\", "
         "\"peering_location\": \"London\", \"connectivity\": \"direct\", \"direct_port\": "
         "\"london-pair\", \"mbps\": 5000, \"peerings\": [\"private\"], \"connections\": "
         "[{\"role\": \"primary\", \"site\": \"london-dc\"}, {\"role\": \"secondary\", \"site\": "
         "\"london-dc\"}]}",
     .exampleSubject = "direct-port/london-pair"},
    {.id = "DIR-02",
     .area = RuleArea::Direct,
     .severity = Severity::Error,
     .title = tr("Both links of a port pair are switched on"),
     .why = tr("A link that is off carries nothing: every circuit on the pair hangs on the other "
               "one, without the service level."),
     .fix = tr("Set the admin state of both links to enabled."),
     .source = "Azure Proactive Resiliency Library 60077378 (2026-07-21)",
     .needs = "direct_ports.links.enabled",
     .check = linksEnabled,
     .example =
         "add direct_ports {\"id\": \"london-pair\", \"peering_location\": \"London\", \"mbps\": "
         "10000, \"links\": [{\"role\": \"primary\", \"enabled\": true}, {\"role\": "
         "\"secondary\", \"enabled\": false}]}",
     .exampleSubject = "direct-port/london-pair"},
    {.id = "DIR-03",
     .area = RuleArea::Direct,
     .severity = Severity::Warning,
     .title = tr("Circuits that share a port pair are held to their bandwidth"),
     .why = tr("Without rate limiting one circuit can take what the others on the pair have been "
               "promised."),
     .fix = tr("Turn on rate limiting of the circuit."),
     .source = "Azure Proactive Resiliency Library d40c769d (2026-07-21); ExpressRoute Direct "
               "rate limiting (2023-11-15)",
     .needs = "direct_ports circuits.rate_limit",
     .reads = "circuits.direct_port",
     .check = rateLimits,
     .example =
         "add direct_ports {\"id\": \"london-pair\", \"peering_location\": \"London\", \"mbps\": "
         "10000}\nset circuit/er-london.connectivity direct\nset circuit/er-london.direct_port "
         "london-pair\nset circuit/er-london.rate_limit false\nadd circuits {\"id\": "
         "\"er-second\", \"peering_location\": \"London\", \"connectivity\": \"direct\", "
         "\"direct_port\": \"london-pair\", \"mbps\": 5000, \"rate_limit\": true, \"peerings\": "
         "[\"private\"], \"connections\": [{\"role\": \"primary\", \"site\": \"london-dc\"}, "
         "{\"role\": \"secondary\", \"site\": \"london-dc\"}]}",
     .exampleSubject = "circuit/er-london"},
    {.id = "DIR-04",
     .area = RuleArea::Direct,
     .severity = Severity::Error,
     .title = tr("The links of a port pair are not bundled"),
     .why = tr("Microsoft's two routers do not form a bundle: with LACP or MLAG the links stay "
               "down."),
     .fix = tr("Run two links with a BGP session each, active/active."),
     .source = "About ExpressRoute Direct (2026-03-02)",
     .needs = "direct_ports",
     .reads = "direct_ports.lag",
     .check = bundles,
     .example =
         "add direct_ports {\"id\": \"london-pair\", \"peering_location\": \"London\", \"mbps\": "
         "10000, \"lag\": true}",
     .exampleSubject = "direct-port/london-pair"},
};

}  // namespace

RuleFamily directPortRules() {
    return rules;
}

}  // namespace peerplan::reviewing
