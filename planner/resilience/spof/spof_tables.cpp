// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/spof_tables.h"

#include <string>
#include <utility>

#include "planner/bandwidth/columns.h"

namespace peerplan {
namespace {

/// Services that a cell names before it only counts them.
constexpr std::size_t mostServices = 3;
/// Components that a cell names before it only counts them.
constexpr std::size_t mostNames = 4;

std::string joined(const std::vector<std::string>& items) {
    std::string list;
    for (const std::string& item : items) {
        if (!list.empty()) list += ", ";
        list += item;
    }
    return list;
}

std::string serviceNames(const SpofAnswer& answer, const std::vector<std::uint32_t>& services) {
    std::vector<std::string> names;
    for (const std::uint32_t service : services) names.push_back(answer.services[service]);
    return joined(names);
}

Cell servicesCell(const SpofAnswer& answer, const std::vector<std::uint32_t>& services) {
    if (services.empty()) return {};
    if (services.size() == answer.services.size() && services.size() > 1) return Text(tr("all"));
    if (services.size() > mostServices) {
        return Text(tr("{count} of {all}"),
                    {{"count", static_cast<std::int64_t>(services.size())},
                     {"all", static_cast<std::int64_t>(answer.services.size())}});
    }
    return serviceNames(answer, services);
}

/// "circuit/er-dallas, peering-location/dallas", or "612 access links, each of one site".
Cell componentsCell(const SpofLine& line) {
    const std::int64_t count = line.components;
    if (line.sum.ownOf.empty() || count == 1) {
        std::vector<std::string> names = line.names;
        if (names.size() <= mostNames) return joined(names);
        names.resize(mostNames);
        return Text(
            tr("{names} and {count} more"),
            {{"names", joined(names)}, {"count", count - static_cast<std::int64_t>(mostNames)}});
    }
    switch (line.sum.componentKind) {
        case FailureKind::Link:
            return Text(tr("{count} access links, each of one site"), {{"count", count}});
        case FailureKind::Device:
            return Text(tr("{count} devices, each of one site"), {{"count", count}});
        case FailureKind::InternetEgress:
            return Text(tr("{count} Internet egresses, each of one site"), {{"count", count}});
        case FailureKind::Control:
            return Text(tr("{count} controls, each of one site"), {{"count", count}});
        case FailureKind::Unit:
            return Text(tr("{count} units, each of one site"), {{"count", count}});
        default:
            break;
    }
    return Text(tr("{count} of kind {kind}, each of one site"),
                {{"count", count}, {"kind", std::string(word(line.sum.componentKind))}});
}

/// What is slow or congested, in a few words.
Cell evidenceCell(const SpofFinding& finding) {
    switch (finding.kind) {
        case SpofKind::Cut:
            break;
        case SpofKind::Manual:
            if (!finding.manualMinutes) return Text(tr("by hand"));
            return Text(tr("{minutes} min by hand"),
                        {{"minutes", Decimal{*finding.manualMinutes, 0}}});
        case SpofKind::Congested:
            if (!finding.load || !finding.load->headroom) return finding.element;
            return Text(
                tr("{element} at {headroom} headroom"),
                {{"element", finding.element}, {"headroom", Ratio{*finding.load->headroom}}});
        case SpofKind::Slow:
            if (!finding.rttMs || !finding.normalRttMs) break;
            return Text(tr("{normal} → {now} ms"), {{"now", Decimal{*finding.rttMs, 1}},
                                                    {"normal", Decimal{*finding.normalRttMs, 1}}});
    }
    return {};
}

Table wholeFindings(const SpofAnswer& answer) {
    Table table;
    table.id = "spofs";
    table.title = tr("Single points of failure");
    table.columns = {
        keyColumn("kind", tr("kind"), CellKind::Grade),
        keyColumn("component", tr("component")),
        column("component_kind", tr("kind of component"), CellKind::Text),
        column("own_of", tr("of one site"), CellKind::Text),
        column("sites", tr("sites"), CellKind::Integer),
        column("services", tr("services"), CellKind::Text),
        column("users", tr("users"), CellKind::Integer),
        column("user_equivalents", tr("user-equivalents"), CellKind::Number, 1),
        column("bare_sites", tr("sites, own path"), CellKind::Integer),
        column("bare_services", tr("services, own path"), CellKind::Text),
        column("bare_users", tr("users, own path"), CellKind::Integer),
        column("bare_user_equivalents", tr("user-equivalents, own path"), CellKind::Number, 1),
        column("users_touched", tr("users touched"), CellKind::Integer),
        column("first_sites", tr("first sites"), CellKind::Text),
        column("manual_min", tr("minutes by hand"), CellKind::Number, 1),
        column("rtt_ms", tr("RTT"), CellKind::Ms, 2),
        column("normal_rtt_ms", tr("normal RTT"), CellKind::Ms, 2),
        column("elements", tr("elements"), CellKind::Integer),
        column("element", tr("element"), CellKind::Component),
        mbpsColumn("load_mbps", tr("load")),
        mbpsColumn("capacity_mbps", tr("capacity")),
        shareColumn("headroom", tr("headroom")),
        mbpsColumn("needed_mbps", tr("needed")),
        column("fix", tr("fix"), CellKind::Text)};
    for (const SpofFinding& finding : answer.findings) {
        const bool congested = finding.kind == SpofKind::Congested;
        const LoadAnswer load = finding.load.value_or(LoadAnswer{});
        table.rows.push_back({wordCell(finding.kind),
                              finding.component,
                              wordCell(finding.componentKind),
                              words(finding.ownOf),
                              finding.usable.sites,
                              words(serviceNames(answer, finding.usable.services)),
                              finding.usable.users,
                              finding.usable.userEquivalents,
                              finding.bare.sites,
                              words(serviceNames(answer, finding.bare.services)),
                              finding.bare.users,
                              finding.bare.userEquivalents,
                              finding.usersTouched,
                              words(joined(finding.examples)),
                              number(finding.manualMinutes),
                              number(finding.rttMs),
                              number(finding.normalRttMs),
                              congested ? Cell(finding.elements) : Cell{},
                              words(finding.element),
                              finding.load ? mbps(load.loadKbps) : Cell{},
                              mbps(load.capacityKbps),
                              number(load.headroom),
                              finding.load ? mbps(finding.neededKbps) : Cell{},
                              finding.fix});
    }
    return table;
}

void addNotes(Table& table, const SpofAnswer& answer) {
    if (table.rows.empty()) {
        table.notes.push_back(Text(tr("None: no single failure of {states} hurts anybody."),
                                   {{"states", answer.states}}));
    } else {
        table.notes.push_back(
            Text(tr("{states} single failures. Users: all of the sites hurt, by a service or by "
                    "what it needs; own path: by the service's own path alone."),
                 {{"states", answer.states}}));
    }
    if (!answer.given.empty()) {
        table.notes.push_back(
            Text(tr("Failed from the start: {given}."), {{"given", joined(answer.given)}}));
    }
    if (!answer.complete) {
        table.notes.push_back(
            Text(tr("Stopped before all states were seen: worse ones may be missing.")));
    }
}

Table readableFindings(const SpofAnswer& answer) {
    Table table;
    table.id = "spofs";
    table.title = tr("Single points of failure");
    table.columns = {keyColumn("kind", tr("kind"), CellKind::Grade),
                     keyColumn("component", tr("component")),
                     column("sites", tr("sites"), CellKind::Integer),
                     column("services", tr("services"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer),
                     column("bare_users", tr("own path"), CellKind::Integer),
                     column("what", tr("what happens"), CellKind::Text),
                     column("fix", tr("fix"), CellKind::Text)};
    for (const SpofLine& line : spofLines(answer)) {
        const SpofFinding& sum = line.sum;
        table.rows.push_back({wordCell(sum.kind), componentsCell(line), sum.usable.sites,
                              servicesCell(answer, sum.usable.services), sum.usable.users,
                              sum.bare.users, evidenceCell(sum), sum.fix});
    }
    addNotes(table, answer);
    return table;
}

Table assumptionTable(const SpofAnswer& answer) {
    Table table;
    table.id = "assumptions";
    table.title = tr("Assumptions and defaults");
    table.columns = {keyColumn("of", tr("of"), CellKind::Text),
                     column("text", tr("what is assumed"), CellKind::Text)};
    for (const Assumption& assumption : answer.assumptions) {
        table.rows.push_back({assumption.subject, assumption.text});
    }
    return table;
}

}  // namespace

Table spofFindingsTable(const SpofAnswer& answer, SpofDetail detail) {
    if (detail == SpofDetail::Readable) return readableFindings(answer);
    Table table = wholeFindings(answer);
    addNotes(table, answer);
    return table;
}

Table spofNormalTable(const SpofAnswer& answer) {
    Table table;
    table.id = "normal";
    table.title = answer.given.empty() ? Text(tr("So without any failure"))
                                       : Text(tr("So without any further failure"));
    table.columns = {keyColumn("kind", tr("kind"), CellKind::Grade),
                     column("sites", tr("sites"), CellKind::Integer),
                     column("services", tr("services"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer),
                     column("bare_users", tr("own path"), CellKind::Integer),
                     column("first_sites", tr("first sites"), CellKind::Text),
                     column("element", tr("element"), CellKind::Component)};
    for (const SpofFinding& finding : answer.normal) {
        table.rows.push_back({wordCell(finding.kind), finding.usable.sites,
                              servicesCell(answer, finding.usable.services), finding.usable.users,
                              finding.bare.users, words(joined(finding.examples)),
                              words(finding.element)});
    }
    return table;
}

std::vector<Table> spofTables(const SpofAnswer& answer, SpofDetail detail) {
    std::vector<Table> tables{spofFindingsTable(answer, detail)};
    const auto add = [&](Table table) {
        if (!table.rows.empty()) tables.push_back(std::move(table));
    };
    add(spofNormalTable(answer));
    add(spofServicesTable(answer));
    add(spofSitesTable(answer, detail));
    if (detail == SpofDetail::Whole) add(spofPairsTable(answer));
    add(assumptionTable(answer));
    return tables;
}

}  // namespace peerplan
