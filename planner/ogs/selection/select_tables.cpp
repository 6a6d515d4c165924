// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/select_tables.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "planner/bandwidth/columns.h"
#include "planner/ogs/finding_table.h"

namespace peerplan {
namespace {

/// `2026-11-02 08:00`, UTC.
std::string instant(Date asOf, std::int64_t minute) {
    constexpr std::int64_t dayMinutes = 24 * 60;
    // A morning in Asia is before the plan's first midnight.
    const std::int64_t day =
        minute >= 0 ? minute / dayMinutes : (minute - dayMinutes + 1) / dayMinutes;
    const std::int64_t rest = minute - day * dayMinutes;
    std::string text = Date::fromDays(asOf.days() + day).iso();
    text += ' ';
    for (const std::int64_t part : {rest / 60, rest % 60}) {
        if (text.back() != ' ') text += ':';
        text += static_cast<char>('0' + part / 10);
        text += static_cast<char>('0' + part % 10);
    }
    return text;
}

Cell faultCell(OgsFault fault) {
    return fault == OgsFault::None ? Cell{} : wordCell(fault);
}

Table rankTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "ranks";
    table.title = tr("What clients measure");
    table.columns = {keyColumn("site", tr("Site"), CellKind::Text),
                     keyColumn("gateway", tr("Gateway"), CellKind::Text),
                     column("rank", tr("Rank"), CellKind::Integer),
                     column("rtt_ms", tr("RTT"), CellKind::Ms, 1),
                     column("value_ms", tr("OGS value"), CellKind::Ms, 0),
                     column("stall_ms", tr("Of it stall"), CellKind::Ms, 0),
                     column("probability", tr("First with noise"), CellKind::Ratio, 1),
                     column("source", tr("RTT by"), CellKind::Grade)};
    for (const OgsSiteAnswer& site : answer.sites) {
        for (const OgsRank& rank : site.ranks) {
            table.rows.push_back({site.site, rank.gateway, rank.rank > 0 ? Cell(rank.rank) : Cell{},
                                  number(rank.networkMs), number(rank.valueMs),
                                  rank.stallMs > 0 ? Cell(rank.stallMs) : Cell{}, rank.probability,
                                  words(rank.source)});
        }
    }
    table.notes.push_back(
        Text(tr("Noise makes a probe longer by {noise} of its time on average, an assumption; "
                "{samples} measurements a site, seed {seed}."),
             {{"noise", Ratio{answer.noise}},
              {"samples", answer.samples},
              {"seed", std::to_string(answer.seed)}}));
    return table;
}

/// As many rows as a person reads, and how many there are besides.
Table shortened(Table table) {
    constexpr std::size_t most = 40;
    if (table.rows.size() <= most) return table;
    const auto more = static_cast<std::int64_t>(table.rows.size() - most);
    table.rows.resize(most);
    table.notes.push_back(Text(tr("{count} more rows: --format json or csv."), {{"count", more}}));
    return table;
}

/// The policies with a column for each gateway, as far as a line holds them.
Table withLoads(Table table, const OgsSelectionAnswer& answer) {
    constexpr std::size_t most = 5;
    if (answer.gatewayNames.size() > most) return table;
    for (std::size_t g = 0; g < answer.gatewayNames.size(); ++g) {
        table.columns.push_back({"users " + answer.gatewayNames[g],
                                 Text("{gateway}", {{"gateway", answer.gatewayNames[g]}}),
                                 CellKind::Number, 0, false});
        for (std::size_t p = 0; p < table.rows.size(); ++p) {
            table.rows[p].emplace_back(answer.policies[p].users[g]);
        }
    }
    table.notes.push_back(tr("Users by gateway in the columns with its name."));
    return without(std::move(table), {"busiest", "busiest_share"});
}

Table gatewayTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "gateways";
    table.title = tr("Users by gateway");
    table.columns = {keyColumn("gateway", tr("Gateway"), CellKind::Text),
                     column("users", tr("Users"), CellKind::Number, 0),
                     column("max_sessions", tr("Sessions"), CellKind::Integer),
                     column("mean_rtt_ms", tr("Mean RTT"), CellKind::Ms, 1)};
    for (const OgsGatewayAnswer& row : answer.gateways) {
        table.rows.push_back({row.gateway, row.users, row.sessions ? Cell(*row.sessions) : Cell{},
                              number(row.meanMs)});
    }
    return table;
}

Table tunnelTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "tunnels";
    table.title = tr("Load of remote users' tunnels");
    table.columns = {keyColumn("element", tr("Element")), mbpsColumn("up_mbps", tr("Up")),
                     mbpsColumn("down_mbps", tr("Down"))};
    for (const OgsTunnelLoad& row : answer.tunnels) {
        table.rows.push_back({row.element, mbps(row.upKbps), mbps(row.downKbps)});
    }
    table.notes.push_back(
        tr("Each in its busiest quarter-hour; already part of what bandwidth shows (rule R7)."));
    return table;
}

Table policyLoadTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "policy-loads";
    table.title = tr("Users by gateway under each policy");
    table.columns = {keyColumn("policy", tr("Policy"), CellKind::Text),
                     keyColumn("gateway", tr("Gateway"), CellKind::Text),
                     column("users", tr("Users"), CellKind::Number, 0)};
    for (const OgsPolicyAnswer& row : answer.policies) {
        for (std::size_t g = 0; g < row.users.size(); ++g) {
            table.rows.push_back({row.policy, answer.gatewayNames[g], row.users[g]});
        }
    }
    return table;
}

Table sharedKeyTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "shared-keys";
    table.title = tr("Places that clients cannot tell apart");
    table.columns = {keyColumn("from", tr("Measured at"), CellKind::Text),
                     keyColumn("at", tr("Used at"), CellKind::Text),
                     column("key", tr("DNS key"), CellKind::Text),
                     column("sites", tr("Sites"), CellKind::Integer),
                     column("taken", tr("Gateway"), CellKind::Text),
                     column("better", tr("Nearest"), CellKind::Text),
                     column("extra_ms", tr("Extra RTT"), CellKind::Ms, 1)};
    for (const OgsSharedKey& row : answer.sharedKeys) {
        table.rows.push_back(
            {row.from, row.at, row.key, row.sites, row.taken, row.better, row.extraMs});
    }
    return table;
}

Table eventTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "events";
    table.title = Text(tr("What clients do in {days} days"), {{"days", answer.days}});
    table.columns = {column("at", tr("At (UTC)"), CellKind::Text),
                     column("site", tr("Site"), CellKind::Text),
                     column("place", tr("Now at"), CellKind::Text),
                     column("trigger", tr("Event"), CellKind::Grade),
                     column("cause", tr("By"), CellKind::Grade),
                     column("gateway", tr("Gateway"), CellKind::Text),
                     column("rtt_ms", tr("RTT"), CellKind::Ms, 0),
                     column("times", tr("Times"), CellKind::Integer),
                     column("why", tr("Why"), CellKind::Text)};
    for (const OgsEvent& row : answer.events) {
        table.rows.push_back({instant(answer.asOf, row.minute), row.site, words(row.place),
                              row.trigger, row.cause, words(row.gateway), number(row.ms), row.times,
                              row.why});
    }
    table.notes.push_back(
        tr("Monday to Friday local time: connect 08:00, sleep 12:00 to 13:00, disconnect 17:30. "
           "Times counts what was the same again."));
    return table;
}

}  // namespace

Table ogsChoiceTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "choices";
    table.title = tr("Gateway that clients choose when they measure");
    table.columns = {keyColumn("site", tr("Site"), CellKind::Text),
                     column("region", tr("Region"), CellKind::Text),
                     column("users", tr("Users"), CellKind::Integer),
                     column("gateway", tr("Gateway"), CellKind::Text),
                     column("rtt_ms", tr("RTT"), CellKind::Ms, 1),
                     column("nearest", tr("Nearest"), CellKind::Text),
                     column("nearest_rtt_ms", tr("RTT"), CellKind::Ms, 1),
                     column("margin_ms", tr("Margin"), CellKind::Ms, 0),
                     column("probability", tr("Sure"), CellKind::Ratio, 1),
                     column("fault", tr("Fault"), CellKind::Grade),
                     column("why", tr("Why"), CellKind::Text)};
    for (const OgsSiteAnswer& row : answer.sites) {
        table.rows.push_back({row.site, words(row.region), row.users, words(row.chosen),
                              number(row.chosenMs), words(row.nearest), number(row.nearestMs),
                              number(row.marginMs), row.probability, faultCell(row.fault),
                              row.why});
    }
    return table;
}

Table ogsPolicyTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "policies";
    table.title = tr("Other policies on the same round trips");
    table.columns = {keyColumn("policy", tr("Policy"), CellKind::Text),
                     column("mean_rtt_ms", tr("Mean RTT"), CellKind::Ms, 1),
                     column("p95_rtt_ms", tr("95th percentile"), CellKind::Ms, 1),
                     column("moves_per_month", tr("Moves a month"), CellKind::Number, 2),
                     column("busiest", tr("Busiest"), CellKind::Text),
                     column("busiest_share", tr("Its share"), CellKind::Ratio, 1)};
    for (const OgsPolicyAnswer& row : answer.policies) {
        table.rows.push_back({row.policy, row.meanMs, row.p95Ms, row.movesPerMonth,
                              words(row.busiest), row.busiestShare});
    }
    return table;
}

Table ogsWrongTable(const OgsSelectionAnswer& answer) {
    Table table;
    table.id = "wrong";
    table.title = tr("Connections to a gateway that was not the best");
    table.columns = {keyColumn("site", tr("Site"), CellKind::Text),
                     keyColumn("place", tr("Now at"), CellKind::Text),
                     keyColumn("fault", tr("Fault"), CellKind::Grade),
                     column("gateway", tr("Gateway"), CellKind::Text),
                     column("better", tr("Better"), CellKind::Text),
                     column("extra_ms", tr("Extra RTT"), CellKind::Ms, 0),
                     column("first", tr("First (UTC)"), CellKind::Text),
                     column("last", tr("Last (UTC)"), CellKind::Text),
                     column("times", tr("Times"), CellKind::Integer),
                     column("users", tr("Users"), CellKind::Integer),
                     column("why", tr("Why"), CellKind::Text)};
    for (const OgsWrong& row : answer.wrong) {
        table.rows.push_back({row.site, words(row.place), faultCell(row.fault), words(row.gateway),
                              words(row.better), row.extraMs, instant(answer.asOf, row.first),
                              instant(answer.asOf, row.last), row.times, row.users, row.why});
    }
    return table;
}

std::vector<Table> ogsSelectionTables(const OgsSelectionAnswer& answer, bool whole) {
    std::vector<Table> tables;
    const auto add = [&](Table table, const std::vector<std::string_view>& forPrograms = {}) {
        if (!whole && table.rows.empty()) return;
        tables.push_back(whole ? std::move(table)
                               : shortened(without(std::move(table), forPrograms)));
    };
    if (answer.days > 0) {
        add(ogsWrongTable(answer), {"first", "last", "users", "better", "extra_ms"});
        add(eventTable(answer), {"trigger", "rtt_ms"});
    }
    add(ogsChoiceTable(answer), {"region", "nearest", "nearest_rtt_ms", "margin_ms", "fault"});
    add(rankTable(answer));
    add(gatewayTable(answer));
    add(tunnelTable(answer));
    add(whole ? ogsPolicyTable(answer) : withLoads(ogsPolicyTable(answer), answer));
    if (whole) add(policyLoadTable(answer));
    add(sharedKeyTable(answer));
    const bool accepts = std::any_of(answer.accepted.begin(), answer.accepted.end(),
                                     [](const std::string& reason) { return !reason.empty(); });
    add(gatewayFindingTable(answer.findings, whole || accepts
                                                 ? std::span<const std::string>(answer.accepted)
                                                 : std::span<const std::string>()),
        {"why"});
    return tables;
}

}  // namespace peerplan
