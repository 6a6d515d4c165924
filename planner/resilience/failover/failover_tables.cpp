// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/failover_tables.h"

#include <algorithm>
#include <string>
#include <utility>

#include "planner/resilience/failover/failover_load_tables.h"

namespace peerplan {
namespace {

Text whenText(const FailoverAnswer& answer) {
    const std::vector<std::pair<std::string, Text::Argument>> arguments{
        {"time", clockTime(answer.at.utcMinute)}, {"date", answer.at.date}};
    return answer.asked
               ? Text(tr("In the quarter-hour from {time} UTC, with the clocks of {date}; times "
                         "in seconds from the first failure"),
                      arguments)
               : Text(tr("In the busiest quarter-hour of what is touched, from {time} UTC, with "
                         "the clocks of {date}; times in seconds from the first failure"),
                      arguments);
}

std::int64_t whole(double value) {
    return static_cast<std::int64_t>(value + 0.5);
}

void addSums(const FailoverAnswer& answer, Table& table) {
    const Duration share = Duration::seconds(answer.userSeconds);
    if (answer.userSeconds > 0 && answer.userSecondsLeast < answer.userSeconds * (1 - 1e-9)) {
        table.notes.emplace_back(
            tr("Touched: {users} users. Time without service, all users together: {least} to "
               "{most}, by the range of the timers"),
            std::vector<std::pair<std::string, Text::Argument>>{
                {"users", answer.usersTouched},
                {"least", Duration::seconds(answer.userSecondsLeast)},
                {"most", share}});
    } else {
        table.notes.emplace_back(
            tr("Touched: {users} users. Time without service, all users together: {most}"),
            std::vector<std::pair<std::string, Text::Argument>>{{"users", answer.usersTouched},
                                                                {"most", share}});
    }
    if (answer.unresolved) {
        table.notes.emplace_back(
            tr("Users stay without service until a repair, which is not in "
               "this timeline and not in this sum"));
    }
    table.notes.emplace_back(answer.manual ? tr("A person has to act")
                                           : tr("Nobody has to act: everything is automatic"));
}

Table waysTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "ways";
    table.title = tr("Where the touched traffic goes");
    table.columns = {secondsColumn("from_s", tr("from, s"), true),
                     keyColumn("egress", tr("egress")),
                     keyColumn("connection", tr("connection")),
                     shareColumn("share", tr("share")),
                     mbpsColumn("up_mbps", tr("up")),
                     mbpsColumn("down_mbps", tr("down"))};
    for (std::size_t i = 0; i < answer.intervals.size(); ++i) {
        for (const FailoverWay& way : answer.intervals[i].ways) {
            table.rows.push_back({fromOf(answer, i), words(way.egress), words(way.connection),
                                  way.share, mbps(way.rates.upKbps), mbps(way.rates.downKbps)});
        }
        if (answer.intervals[i].lostShare > 0) {
            table.rows.push_back({fromOf(answer, i), std::string("lost"), Cell{},
                                  answer.intervals[i].lostShare, Cell{}, Cell{}});
        }
    }
    return table;
}

/// Interval by interval the time and the state before, then the worst while it lasts, then the end.
Table regionsTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "regions";
    table.title = tr("Users by region");
    table.columns = {keyColumn("region", tr("region"), CellKind::Text),
                     column("users_touched", tr("touched"), CellKind::Integer),
                     column("user_seconds_least", tr("user-seconds, least"), CellKind::Number, 0),
                     column("user_seconds", tr("user-seconds, most"), CellKind::Number, 0),
                     column("sessions_broken_users", tr("sessions broken"), CellKind::Number, 0),
                     column("rtt_before_ms", tr("RTT before"), CellKind::Ms, 1),
                     column("rtt_during_ms", tr("RTT at worst"), CellKind::Ms, 1),
                     column("rtt_after_ms", tr("RTT after"), CellKind::Ms, 1)};
    for (std::size_t r = 0; r < answer.regions.size(); ++r) {
        const FailoverRegion& region = answer.regions[r];
        if (region.usersTouched == 0) continue;
        std::optional<double> during;
        for (std::size_t i = 1; i < answer.intervals.size(); ++i) {
            const auto& rtt = answer.intervals[i].regions[r].rttMs;
            if (rtt && (!during || *rtt > *during)) during = rtt;
        }
        table.rows.push_back({region.region.empty() ? Cell{} : Cell(region.region),
                              region.usersTouched, region.userSecondsLeast, region.userSeconds,
                              region.sessionsBroken,
                              number(answer.intervals.front().regions[r].rttMs), number(during),
                              number(answer.intervals.back().regions[r].rttMs)});
    }
    return table;
}

Table timersTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "timers";
    table.title = tr("What notices it, and when");
    table.columns = {keyColumn("component", tr("component")),
                     column("others", tr("and others"), CellKind::Integer),
                     column("by", tr("noticed by"), CellKind::Text),
                     secondsColumn("least_s", tr("at the earliest, s")),
                     secondsColumn("most_s", tr("at the latest, s")),
                     column("stated", tr("stated"), CellKind::Boolean)};
    for (const FailoverTimer& timer : answer.timers) {
        table.rows.push_back({timer.component, timer.others, std::string(word(timer.by)),
                              timer.mostMs ? Cell(seconds(timer.leastMs)) : Cell{},
                              seconds(timer.mostMs), !timer.assumed});
    }
    return table;
}

Table assumptionsTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "assumptions";
    table.title = tr("Assumptions");
    table.columns = {keyColumn("subject", tr("subject"), CellKind::Text),
                     column("assumption", tr("assumption"), CellKind::Text)};
    for (const Assumption& assumption : answer.assumptions) {
        table.rows.push_back({assumption.subject, assumption.text});
    }
    return table;
}

}  // namespace

std::string clockTime(int minutes) {
    std::string text;
    for (const int part : {minutes / 60, minutes % 60}) {
        if (!text.empty()) text += ':';
        if (part < 10) text += '0';
        text += std::to_string(part);
    }
    return text;
}

Table failoverEventTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "events";
    table.title = tr("What happens");
    table.columns = {
        secondsColumn("at_s", tr("at, s"), true), secondsColumn("earliest_s", tr("earliest, s")),
        column("kind", tr("kind"), CellKind::Text), column("what", tr("what"), CellKind::Text)};
    for (const FailoverEvent& event : answer.events) {
        table.rows.push_back(
            {seconds(event.atMs),
             event.earliestMs < event.atMs ? Cell(seconds(event.earliestMs)) : Cell{},
             std::string(word(event.kind)), event.what});
    }
    for (const std::string& component : answer.given) {
        table.notes.emplace_back(
            tr("Down before: {component}"),
            std::vector<std::pair<std::string, Text::Argument>>{{"component", component}});
    }
    table.notes.push_back(whenText(answer));
    return table;
}

Table failoverIntervalTable(const FailoverAnswer& answer) {
    Table table;
    table.id = "intervals";
    table.title = tr("What holds from one event to the next");
    table.columns = {secondsColumn("from_s", tr("from, s"), true),
                     secondsColumn("to_s", tr("to, s")),
                     column("users_without", tr("users without"), CellKind::Number, 0),
                     column("users_cut", tr("cut off"), CellKind::Integer),
                     column("users_shed", tr("users shed"), CellKind::Number, 0),
                     shareColumn("lost_share", tr("share lost")),
                     mbpsColumn("lost_mbps", tr("lost")),
                     mbpsColumn("shed_mbps", tr("shed")),
                     mbpsColumn("delivered_mbps", tr("delivered")),
                     column("sessions_broken_users", tr("sessions broken"), CellKind::Integer),
                     column("rtt_ms", tr("RTT"), CellKind::Ms, 1)};
    for (std::size_t i = 0; i < answer.intervals.size(); ++i) {
        const FailoverInterval& interval = answer.intervals[i];
        table.rows.push_back({fromOf(answer, i), seconds(interval.toMs), interval.all.usersWithout,
                              interval.usersCut, interval.all.usersShed, interval.lostShare,
                              mbps(interval.lostKbps), mbps(interval.shedKbps),
                              mbps(interval.deliveredKbps), whole(interval.sessionsBroken),
                              number(interval.all.rttMs)});
    }
    addSums(answer, table);
    return table;
}

std::vector<Table> failoverTables(const FailoverAnswer& answer, bool everyLoad) {
    std::vector<Table> tables{failoverEventTable(answer), failoverIntervalTable(answer)};
    const auto add = [&](Table table) {
        if (!table.rows.empty()) tables.push_back(std::move(table));
    };
    add(waysTable(answer));
    add(regionsTable(answer));
    add(failoverLoadsTable(answer));
    if (everyLoad) add(failoverIntervalLoadsTable(answer));
    add(failoverShedTable(answer));
    add(timersTable(answer));
    add(assumptionsTable(answer));
    return tables;
}

}  // namespace peerplan
