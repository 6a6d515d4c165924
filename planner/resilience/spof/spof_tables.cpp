// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/spof_tables.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "planner/bandwidth/columns.h"

namespace peerplan {
namespace {

/// Services that a cell names before it only counts them.
constexpr std::size_t mostServices = 3;
/// Components that a cell names before it only counts them.
constexpr std::size_t mostNames = 4;
/// Sites that people read about.
constexpr std::size_t mostSites = 20;

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

void addUnion(std::vector<std::uint32_t>& into, const std::vector<std::uint32_t>& from) {
    std::vector<std::uint32_t> both;
    std::set_union(into.begin(), into.end(), from.begin(), from.end(), std::back_inserter(both));
    into = std::move(both);
}

bool sameNumbers(const SpofReach& a, const SpofReach& b) {
    return a.sites == b.sites && a.users == b.users && a.services == b.services;
}

/// Whether two findings have the same to say but for the component's name.
bool looksAlike(const SpofFinding& a, const SpofFinding& b) {
    return a.ownOf.empty() && a.kind == b.kind && sameNumbers(a.bare, b.bare) &&
           sameNumbers(a.usable, b.usable) && a.rttMs == b.rttMs &&
           a.normalRttMs == b.normalRttMs && a.element == b.element && a.fix == b.fix;
}

/// Sums findings each of which hurts the one site that owns the component.
class OwnLines {
  public:
    void add(const SpofFinding& finding, std::vector<SpofLine>& lines) {
        const auto key = std::make_tuple(finding.kind, finding.componentKind, finding.fix.pattern);
        const auto [at, fresh] = m_lines.emplace(key, lines.size());
        if (fresh) {
            lines.push_back({finding, {finding.component}, 1});
            m_seen.emplace_back();
            m_seenOfLine.emplace(lines.size() - 1, m_seen.size() - 1);
            note(m_seen.back(), finding, nullptr);
            return;
        }
        SpofLine& line = lines[at->second];
        ++line.components;
        SpofFinding& sum = line.sum;
        addUnion(sum.bare.services, finding.bare.services);
        addUnion(sum.usable.services, finding.usable.services);
        if (finding.rttMs.value_or(0) > sum.rttMs.value_or(0)) {
            sum.rttMs = finding.rttMs;
            sum.normalRttMs = finding.normalRttMs;
        }
        if (finding.load && (!sum.load || finding.load->headroom < sum.load->headroom)) {
            sum.load = finding.load;
            sum.element = finding.element;
            sum.neededKbps = finding.neededKbps;
            sum.fix = finding.fix;
        }
        sum.elements += finding.elements;
        note(m_seen[m_seenOfLine.at(at->second)], finding, &sum);
    }

  private:
    struct Seen {
        bool bare = false;
        double bareEquivalents = 0;
        double usableEquivalents = 0;
    };
    using SeenSites = std::unordered_map<std::string, Seen>;

    static void note(SeenSites& sites, const SpofFinding& finding, SpofFinding* sum) {
        const auto [at, fresh] = sites.emplace(finding.ownOf, Seen{});
        Seen& seen = at->second;
        const auto grow = [&](SpofReach& reach, const SpofReach& by, double& most, bool first) {
            if (first) {
                reach.sites += by.sites;
                reach.users += by.users;
            }
            if (by.userEquivalents > most) reach.userEquivalents += by.userEquivalents - most;
            most = std::max(most, by.userEquivalents);
        };
        const bool firstBare = finding.bare.sites > 0 && !seen.bare;
        seen.bare = seen.bare || finding.bare.sites > 0;
        SpofFinding scratch;
        SpofFinding& into = sum == nullptr ? scratch : *sum;
        grow(into.bare, finding.bare, seen.bareEquivalents, firstBare);
        grow(into.usable, finding.usable, seen.usableEquivalents, fresh);
        if (fresh) {
            into.usersTouched += finding.usersTouched;
            if (into.examples.size() < 3) {
                into.examples.insert(into.examples.end(), finding.examples.begin(),
                                     finding.examples.end());
            }
        }
    }

    std::map<std::tuple<SpofKind, FailureKind, std::string>, std::size_t> m_lines;
    std::vector<SeenSites> m_seen;
    std::unordered_map<std::size_t, std::size_t> m_seenOfLine;
};

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

/// "2", or "1 to 3".
Cell pathsCell(const SpofPaths& paths) {
    if (paths.least == paths.most) return static_cast<std::int64_t>(paths.least);
    return Text(tr("{least} to {most}"), {{"least", static_cast<std::int64_t>(paths.least)},
                                          {"most", static_cast<std::int64_t>(paths.most)}});
}

SpofPaths fewer(const SpofPaths& a, const SpofPaths& b) {
    return {std::min(a.least, b.least), std::min(a.most, b.most)};
}

Table pairsTable(const SpofAnswer& answer) {
    Table table;
    table.id = "pairs";
    table.title = tr("Single points of failure by site and service");
    table.columns = {keyColumn("site", tr("site"), CellKind::Text),
                     keyColumn("service", tr("service"), CellKind::Text),
                     column("cut", tr("cut"), CellKind::Integer),
                     column("manual", tr("manual"), CellKind::Integer),
                     column("congested", tr("congested"), CellKind::Integer),
                     column("slow", tr("slow"), CellKind::Integer),
                     column("bare_cut", tr("cut, own path"), CellKind::Integer),
                     column("bare_manual", tr("manual, own path"), CellKind::Integer),
                     column("bare_congested", tr("congested, own path"), CellKind::Integer),
                     column("bare_slow", tr("slow, own path"), CellKind::Integer),
                     column("paths_least", tr("paths"), CellKind::Integer),
                     column("paths_most", tr("paths at most"), CellKind::Integer),
                     column("risk_paths_least", tr("paths by risk"), CellKind::Integer),
                     column("risk_paths_most", tr("paths by risk at most"), CellKind::Integer)};
    const auto whole = [](std::uint32_t count) { return Cell(static_cast<std::int64_t>(count)); };
    for (std::size_t s = 0; s < answer.sites.size(); ++s) {
        for (std::size_t k = 0; k < answer.services.size(); ++k) {
            const SpofPair& pair = answer.pair(s, k);
            std::vector<Cell> row{answer.sites[s], answer.services[k]};
            for (const std::uint32_t count : pair.usable) row.push_back(whole(count));
            for (const std::uint32_t count : pair.bare) row.push_back(whole(count));
            for (const SpofPaths& paths : {pair.paths, pair.riskPaths}) {
                row.push_back(whole(paths.least));
                row.push_back(whole(paths.most));
            }
            table.rows.push_back(std::move(row));
        }
    }
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

std::vector<SpofLine> spofLines(const SpofAnswer& answer) {
    std::vector<SpofLine> lines;
    OwnLines own;
    for (const SpofFinding& finding : answer.findings) {
        if (!finding.ownOf.empty()) {
            own.add(finding, lines);
        } else if (!lines.empty() && looksAlike(lines.back().sum, finding)) {
            lines.back().names.push_back(finding.component);
            ++lines.back().components;
        } else {
            lines.push_back({finding, {finding.component}, 1});
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const SpofLine& a, const SpofLine& b) {
        if (a.sum.kind != b.sum.kind) return a.sum.kind < b.sum.kind;
        return a.sum.usable.users > b.sum.usable.users;
    });
    return lines;
}

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

Table spofServicesTable(const SpofAnswer& answer) {
    Table table;
    table.id = "services";
    table.title = tr("Sites with single points of failure, by service");
    table.columns = {keyColumn("service", tr("service"), CellKind::Text),
                     column("sites", tr("sites"), CellKind::Integer)};
    for (const SpofKind kind : answer.kinds) {
        const std::string key(word(kind));
        table.columns.push_back({key, Text(key), CellKind::Integer, 0, false});
    }
    for (const SpofKind kind : answer.kinds) {
        std::string key = "bare_";
        key += word(kind);
        Column own{key, Text(tr("own path: {kind}"), {{"kind", std::string(word(kind))}}),
                   CellKind::Integer, 0, false};
        table.columns.push_back(std::move(own));
    }
    table.columns.push_back(column("paths", tr("fewest paths"), CellKind::Text));
    table.columns.push_back(column("risk_paths", tr("by risk"), CellKind::Text));
    for (std::size_t k = 0; k < answer.services.size(); ++k) {
        SpofPair sum;
        for (std::size_t s = 0; s < answer.sites.size(); ++s) {
            const SpofPair& pair = answer.pair(s, k);
            for (std::size_t kind = 0; kind < spofKinds; ++kind) {
                sum.usable[kind] += pair.usable[kind] > 0 ? 1U : 0U;
                sum.bare[kind] += pair.bare[kind] > 0 ? 1U : 0U;
            }
            sum.paths = s == 0 ? pair.paths : fewer(sum.paths, pair.paths);
            sum.riskPaths = s == 0 ? pair.riskPaths : fewer(sum.riskPaths, pair.riskPaths);
        }
        std::vector<Cell> row{answer.services[k], static_cast<std::int64_t>(answer.sites.size())};
        for (const auto* counts : {&sum.usable, &sum.bare}) {
            for (const SpofKind kind : answer.kinds) {
                row.emplace_back(
                    static_cast<std::int64_t>((*counts)[static_cast<std::size_t>(kind)]));
            }
        }
        row.push_back(pathsCell(sum.paths));
        row.push_back(pathsCell(sum.riskPaths));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table spofSitesTable(const SpofAnswer& answer, SpofDetail detail) {
    Table table;
    table.id = "sites";
    table.title = tr("Sites with most to fear");
    table.columns = {keyColumn("site", tr("site"), CellKind::Text),
                     column("users", tr("users"), CellKind::Integer)};
    for (const SpofKind kind : answer.kinds) {
        const std::string key(word(kind));
        table.columns.push_back({key, Text(key), CellKind::Integer, 0, false});
    }
    table.columns.push_back(column("paths", tr("fewest paths"), CellKind::Text));
    table.columns.push_back(column("risk_paths", tr("by risk"), CellKind::Text));
    struct Row {
        std::size_t site = 0;
        SpofPair worst;
    };
    std::vector<Row> rows;
    for (std::size_t s = 0; s < answer.sites.size(); ++s) {
        Row row{s, {}};
        bool any = false;
        for (std::size_t k = 0; k < answer.services.size(); ++k) {
            const SpofPair& pair = answer.pair(s, k);
            for (std::size_t kind = 0; kind < spofKinds; ++kind) {
                row.worst.usable[kind] = std::max(row.worst.usable[kind], pair.usable[kind]);
                any = any || pair.usable[kind] > 0;
            }
            row.worst.paths = k == 0 ? pair.paths : fewer(row.worst.paths, pair.paths);
            row.worst.riskPaths =
                k == 0 ? pair.riskPaths : fewer(row.worst.riskPaths, pair.riskPaths);
        }
        if (any) rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        for (std::size_t kind = 0; kind < spofKinds; ++kind) {
            const bool ofA = a.worst.usable[kind] > 0;
            const bool ofB = b.worst.usable[kind] > 0;
            if (ofA != ofB) return ofA;
        }
        return answer.users[a.site] > answer.users[b.site];
    });
    const std::size_t shown =
        detail == SpofDetail::Readable ? std::min(rows.size(), mostSites) : rows.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const Row& row = rows[i];
        std::vector<Cell> cells{answer.sites[row.site], answer.users[row.site]};
        for (const SpofKind kind : answer.kinds) {
            cells.emplace_back(
                static_cast<std::int64_t>(row.worst.usable[static_cast<std::size_t>(kind)]));
        }
        cells.push_back(pathsCell(row.worst.paths));
        cells.push_back(pathsCell(row.worst.riskPaths));
        table.rows.push_back(std::move(cells));
    }
    table.notes.push_back(
        tr("Single points of failure of the site's worst service. Paths share no site, link, "
           "device, network, control, circuit or building; by risk, no provider, ISP or risk "
           "group either."));
    if (shown < rows.size()) {
        table.notes.push_back(
            Text(tr("{count} more sites have some; --format json lists them all."),
                 {{"count", static_cast<std::int64_t>(rows.size() - shown)}}));
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
    if (detail == SpofDetail::Whole) add(pairsTable(answer));
    add(assumptionTable(answer));
    return tables;
}

}  // namespace peerplan
