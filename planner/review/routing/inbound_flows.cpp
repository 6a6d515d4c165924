// SPDX-License-Identifier: MIT

/// Rules on flows that Microsoft starts: where they come in and how they are answered (rule R6).

#include <algorithm>
#include <functional>
#include <utility>

#include "planner/review/addresses.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// Calls for each inbound flow and circuit by which it comes in.
void overCircuits(const ReviewInput& input,
                  const std::function<void(const Inbound&, const Circuit&)>& each) {
    if (input.answers.inbound == nullptr) return;
    for (std::size_t i = 0; i < input.plan.inbound.size(); ++i) {
        for (const std::uint32_t egress : input.answers.inbound->ways[i].enters) {
            if (input.isCircuit(egress)) each(input.plan.inbound[i], input.plan.circuits[egress]);
        }
    }
}

Text inboundText(const char* pattern, const Inbound& flow, const Circuit& circuit) {
    return Text(pattern, {{"flow", refTo("inbound", flow.id)},
                          {"prefix", flow.prefix},
                          {"circuit", refTo("circuit", circuit.id)}});
}

std::vector<std::string> subjectsOf(const Inbound& flow, const Circuit& circuit) {
    return {refTo("circuit", circuit.id), refTo("inbound", flow.id)};
}

void byInternet(const ReviewInput& input, Hits& hits) {
    overCircuits(input, [&](const Inbound& flow, const Circuit& circuit) {
        hits.push_back(
            {subjectsOf(flow, circuit),
             inboundText(tr("{flow} to {prefix} comes in by {circuit}; expected by the Internet"),
                         flow, circuit)});
    });
}

void mailServers(const ReviewInput& input, Hits& hits) {
    for (const Inbound& flow : input.plan.inbound) {
        if (flow.kind != InboundKind::Smtp) continue;
        for (const Circuit& circuit : input.plan.circuits) {
            for (const std::string& prefix : circuit.advertisedPrefixes) {
                if (!overlap(prefix, flow.prefix)) continue;
                hits.push_back({subjectsOf(flow, circuit),
                                Text(tr("{circuit} advertises {prefix}, which holds the mail "
                                        "server {host} of {flow}"),
                                     {{"circuit", refTo("circuit", circuit.id)},
                                      {"prefix", prefix},
                                      {"host", flow.prefix},
                                      {"flow", refTo("inbound", flow.id)}})});
            }
        }
    }
}

/// Without source NAT the answer of a server goes by the routes of its segment.
void answeredElsewhere(const ReviewInput& input, Hits& hits) {
    if (input.answers.inbound == nullptr) return;
    for (std::size_t i = 0; i < input.plan.inbound.size(); ++i) {
        const Inbound& flow = input.plan.inbound[i];
        const InboundWay& way = input.answers.inbound->ways[i];
        const auto isCircuit = [&](std::uint32_t egress) { return input.isCircuit(egress); };
        if (flow.sourceNat || way.enters.empty()) continue;
        if (std::any_of(way.enters.begin(), way.enters.end(), isCircuit)) continue;
        const auto back = std::find_if(way.returns.begin(), way.returns.end(), isCircuit);
        if (!flow.learnsExpressRoute.value_or(back != way.returns.end())) continue;
        std::vector<std::pair<std::string, Text::Argument>> arguments{
            {"flow", refTo("inbound", flow.id)}, {"egress", input.egressRef(way.enters.front())}};
        const char* what =
            tr("{flow} comes in by {egress} without source NAT, and its segment learns "
               "ExpressRoute's routes");
        if (back != way.returns.end()) {
            what =
                tr("{flow} comes in by {egress} without source NAT, and its answers leave by "
                   "{circuit}");
            arguments.emplace_back("circuit", input.egressRef(*back));
        }
        hits.push_back({{refTo("site", flow.site.id), refTo("inbound", flow.id)},
                        Text(what, std::move(arguments))});
    }
}

/// How many circuits and Internet egresses advertise a prefix that covers this one.
std::size_t waysTo(const ReviewInput& input, const std::string& prefix) {
    const auto advertises = [&](const auto& egress) {
        return std::any_of(egress.advertisedPrefixes.begin(), egress.advertisedPrefixes.end(),
                           [&](const std::string& other) { return covers(other, prefix); });
    };
    return static_cast<std::size_t>(
        std::count_if(input.plan.circuits.begin(), input.plan.circuits.end(), advertises) +
        std::count_if(input.plan.internet.begin(), input.plan.internet.end(), advertises));
}

void reachable(const ReviewInput& input, Hits& hits) {
    overCircuits(input, [&](const Inbound& flow, const Circuit& circuit) {
        const auto add = [&](const char* pattern) {
            hits.push_back({subjectsOf(flow, circuit), inboundText(pattern, flow, circuit)});
        };
        const auto prefix = parsePrefix(flow.prefix);
        if (prefix && hasPrivateAddresses(*prefix)) {
            add(
                tr("{flow} comes in by {circuit} to {prefix}, a private address; expected a "
                   "public one"));
        }
        if (flow.publicDns == false) {
            add(tr("{flow} comes in by {circuit}, and public DNS does not hold its name"));
        }
        if (waysTo(input, flow.prefix) < 2) {
            add(
                tr("{flow} reaches {prefix} by {circuit} alone; expected a second way that "
                   "advertises it"));
        }
    });
}

void sharedSubnet(const ReviewInput& input, Hits& hits) {
    overCircuits(input, [&](const Inbound& flow, const Circuit& circuit) {
        if (flow.sharedPrefix != true) return;
        hits.push_back({subjectsOf(flow, circuit),
                        inboundText(tr("{circuit} draws all of Microsoft's traffic to {prefix} of "
                                       "{flow}, where others than Microsoft 365 are served too"),
                                    flow, circuit)});
    });
}

constexpr std::string_view overExpressRoute =
    "set circuit/er-london.advertised_prefixes [\"192.0.2.0/28\", \"198.51.100.16/32\"]";

constexpr Rule rules[] = {
    {.id = "M365-23",
     .area = RuleArea::Routing,
     .severity = Severity::Warning,
     .title = tr("Flows that Microsoft starts come in by the Internet"),
     .why = tr("Mail, sign-in, hybrid and federation are reached by all of Microsoft and by "
               "others; over ExpressRoute they need routes, NAT and rules that few networks "
               "keep symmetric."),
     .fix = tr("Advertise the prefix to the Internet alone."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03); Implementing "
               "ExpressRoute for Microsoft 365 (2017-12-05); Managing ExpressRoute for Microsoft "
               "365 connectivity (2017-07-13)",
     .needs = "inbound circuits.advertised_prefixes",
     .check = byInternet,
     .example = overExpressRoute,
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-24",
     .area = RuleArea::Routing,
     .severity = Severity::Error,
     .title = tr("Mail servers on premises are not advertised over ExpressRoute"),
     .why = tr("Mail of every tenant comes from Microsoft's servers: with the route it all comes "
               "over the circuit, past what protects and counts Internet mail."),
     .fix = tr("Take the mail servers' prefix out of what the circuit advertises."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03)",
     .needs = "inbound.kind circuits.advertised_prefixes",
     .check = mailServers,
     .example = overExpressRoute,
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-25",
     .area = RuleArea::Routing,
     .severity = Severity::Error,
     .title = tr("What comes in by the Internet is source-NATed, or meets no ExpressRoute routes"),
     .why = tr("The server answers by its routes: if those of ExpressRoute are among them, the "
               "answer leaves by the circuit and the firewall drops it."),
     .fix = tr("Translate the source at the Internet perimeter, or keep ExpressRoute's routes out "
               "of the segment."),
     .source = "Implementing ExpressRoute for Microsoft 365 (2017-12-05); ExpressRoute NAT "
               "requirements (2016-10-10); ExpressRoute asymmetric routing (2016-08-23)",
     .needs = "inbound internet.advertised_prefixes",
     .reads = "inbound.source_nat inbound.learns_expressroute",
     .check = answeredElsewhere,
     .example = "set inbound/mail-europe.source_nat false",
     .exampleSubject = "site/london-dc"},
    {.id = "M365-26",
     .area = RuleArea::Routing,
     .severity = Severity::Error,
     .title = tr("What comes in by ExpressRoute has a public address and name, and a second way"),
     .why = tr("Microsoft looks the name up in public DNS and sends to a public address only; "
               "advertised on one circuit alone, the service ends with that circuit."),
     .fix = tr("Give the service a public address and name, and advertise its prefix a second "
               "time, by another circuit or less specific to the Internet."),
     .source = "Implementing ExpressRoute for Microsoft 365 (2017-12-05)",
     .needs = "inbound circuits.advertised_prefixes",
     .reads = "inbound.public_dns internet.advertised_prefixes",
     .check = reachable,
     .example = "set inbound/mail-europe.prefix 10.1.1.1/32\n"
                "set circuit/er-london.advertised_prefixes [\"10.1.1.0/24\"]",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-27",
     .area = RuleArea::Routing,
     .severity = Severity::Warning,
     .title = tr("A prefix that ExpressRoute advertises for Microsoft 365 serves nothing else"),
     .why = tr("A prefix draws traffic of every service of Microsoft, Azure's customers included, "
               "onto the circuit."),
     .fix = tr("Put what Microsoft 365 reaches into a subnet of its own."),
     .source = "Implementing ExpressRoute for Microsoft 365 (2017-12-05); Routing with "
               "ExpressRoute for Microsoft 365 (2019-12-03)",
     .needs = "inbound.shared_prefix circuits.advertised_prefixes",
     .check = sharedSubnet,
     .example = "set circuit/er-london.advertised_prefixes [\"192.0.2.0/28\", "
                "\"198.51.100.16/32\"]\nset inbound/mail-europe.shared_prefix true",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily inboundFlowRules() {
    return rules;
}

}  // namespace peerplan::reviewing
