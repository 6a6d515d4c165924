// SPDX-License-Identifier: MIT

/// Rules on BGP sessions of circuits: failure detection, timers, paths and what is advertised.

#include <algorithm>
#include <array>

#include "model/ip_prefix.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::string connectionTo(const Circuit& circuit, const Connection& connection) {
    std::string ref = refTo("connection", circuit.id);
    ref += '/';
    ref += word(connection.role);
    return ref;
}

void noBfd(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const Connection& connection : circuit.connections) {
            if (connection.bfd.value_or(false)) continue;
            hits.push_back({{connectionTo(circuit, connection), refTo("circuit", circuit.id)},
                            connection.bfd
                                ? Text(tr("{role} of {circuit} runs without BFD: its loss is seen "
                                          "only when the hold timer ends, up to {hold}"),
                                       {{"role", std::string(word(connection.role))},
                                        {"circuit", circuit.label()},
                                        {"hold", connection.hold.value_or(Duration::seconds(180))}})
                                : Text(tr("{role} of {circuit} states no BFD"),
                                       {{"role", std::string(word(connection.role))},
                                        {"circuit", circuit.label()}})});
            hits.back().edits = {setTo(refTo("circuit", circuit.id),
                                       entryField("connections", word(connection.role), "bfd"),
                                       Value(true))};
        }
    }
}

void shortTimers(const ReviewInput& input, Hits& hits) {
    const Duration leastKeepalive = Duration::seconds(3);
    const Duration leastHold = Duration::seconds(10);
    for (const Circuit& circuit : input.plan.circuits) {
        for (const Connection& connection : circuit.connections) {
            const bool keepalive = connection.keepalive && *connection.keepalive < leastKeepalive;
            const bool hold = connection.hold && *connection.hold < leastHold;
            if (!keepalive && !hold) continue;
            hits.push_back(
                {{connectionTo(circuit, connection), refTo("circuit", circuit.id)},
                 keepalive ? Text(tr("{role} of {circuit} asks for a keepalive of {time}; 3 s is "
                                     "the least"),
                                  {{"role", std::string(word(connection.role))},
                                   {"circuit", circuit.label()},
                                   {"time", *connection.keepalive}})
                           : Text(tr("{role} of {circuit} asks for a hold time of {time}; 10 s is "
                                     "the least"),
                                  {{"role", std::string(word(connection.role))},
                                   {"circuit", circuit.label()},
                                   {"time", *connection.hold}})});
            const auto leave = [&](const char* timer) {
                hits.back().edits.push_back(
                    setTo(refTo("circuit", circuit.id),
                          entryField("connections", word(connection.role), timer), Value()));
            };
            if (keepalive) leave("keepalive_s");
            if (hold) leave("hold_s");
        }
    }
}

void pathIgnored(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (circuit.honoursAsPath.value_or(true)) continue;
        hits.push_back({{refTo("circuit", circuit.id)},
                        Text(tr("routers behind {circuit} strip or override Microsoft's AS path"),
                             {{"circuit", circuit.label()}})});
        hits.back().edits = {setTo(refTo("circuit", circuit.id), "honours_as_path", Value(true))};
    }
}

/// RFC 1918, and the default route of either version.
bool isForbidden(const IpPrefix& prefix) {
    if (prefix.length == 0) return true;
    static constexpr std::array<std::string_view, 3> privates{"10.0.0.0/8", "172.16.0.0/12",
                                                              "192.168.0.0/16"};
    return std::any_of(privates.begin(), privates.end(),
                       [&](std::string_view text) { return parsePrefix(text)->covers(prefix); });
}

void forbiddenPrefixes(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!ReviewInput::has(circuit, Peering::Microsoft)) continue;
        for (const std::string& text : circuit.advertisedPrefixes) {
            const auto prefix = parsePrefix(text);
            if (!prefix || !isForbidden(*prefix)) continue;
            hits.push_back({{refTo("circuit", circuit.id)},
                            Text(prefix->length == 0
                                     ? tr("{circuit} advertises the default route {prefix} on "
                                          "Microsoft peering")
                                     : tr("{circuit} advertises the private prefix {prefix} on "
                                          "Microsoft peering"),
                                 {{"circuit", circuit.label()}, {"prefix", text}})});
            Value::List allowed;
            for (const std::string& other : circuit.advertisedPrefixes) {
                const auto parsed = parsePrefix(other);
                if (!parsed || !isForbidden(*parsed)) allowed.emplace_back(other);
            }
            hits.back().edits = {setTo(refTo("circuit", circuit.id), "advertised_prefixes",
                                       Value(std::move(allowed)))};
        }
    }
}

constexpr Rule rules[] = {
    {.id = "HA-07",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("BFD runs on both connections"),
     .why = tr("Without it a dead path is noticed when the BGP hold timer ends, after up to three "
               "minutes; with it within a second."),
     .fix = tr("Configure BFD on the customer's router; Microsoft's side has it, older peerings "
               "after a reset."),
     .source = "ExpressRoute and BFD (2020-12-14, and newer text); Design architecture for "
               "resiliency (2024-04-18); Azure-Proactive-Resiliency-Library-v2 2a5bf650 "
               "(2026-07-21); Azure landing zone checklist D06.20 (2025-12-24)",
     .needs = "circuits.connections",
     .reads = "circuits.connections.bfd circuits.connections.hold_s",
     .check = noBfd,
     .example = "set circuit/er-london.connections.primary.bfd false",
     .exampleSubject = "connection/er-london/primary"},
    {.id = "HA-08",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("BGP timers are not below keepalive 3 s and hold 10 s"),
     .why = tr("Microsoft's routers take no less, and sessions with short timers break under "
               "maintenance; BFD finds failures faster and cheaper."),
     .fix = tr("Leave the timers as they are and run BFD."),
     .source = "ExpressRoute and BFD (2020-12-14, and newer text)",
     .needs = "circuits.connections.keepalive_s|circuits.connections.hold_s",
     .check = shortTimers,
     .example = "set circuit/er-london.connections.primary.keepalive_s 2\n"
                "set circuit/er-london.connections.primary.hold_s 6",
     .exampleSubject = "connection/er-london/primary"},
    {.id = "HA-10",
     .area = RuleArea::Ha,
     .severity = Severity::Warning,
     .title = tr("A longer AS path from Microsoft makes a route worse"),
     .why = tr("Microsoft lengthens the path on a connection before it maintains it: who ignores "
               "that loses the flows that it asked to move."),
     .fix = tr("Take the AS path into account behind local preference."),
     .source = "ExpressRoute FAQ (2025-01-10)",
     .needs = "circuits.honours_as_path",
     .check = pathIgnored,
     .example = "set circuit/er-london.honours_as_path false",
     .exampleSubject = "circuit/er-london"},
    {.id = "HA-12",
     .area = RuleArea::Ha,
     .severity = Severity::Error,
     .title = tr("Microsoft peering advertises neither the default route nor private prefixes"),
     .why = tr("The default route belongs on private peering alone, and private addresses are "
               "dropped at Microsoft's edge."),
     .fix = tr("Filter 0.0.0.0/0 and RFC 1918 on Microsoft peering."),
     .source = "ExpressRoute routing requirements (2026-03-12)",
     .needs = "circuits.advertised_prefixes",
     .reads = "circuits.peerings",
     .check = forbiddenPrefixes,
     .example = "set circuit/er-london.advertised_prefixes [\"10.20.0.0/16\"]",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily sessionRules() {
    return rules;
}

}  // namespace peerplan::reviewing
