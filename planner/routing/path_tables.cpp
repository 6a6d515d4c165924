// SPDX-License-Identifier: MIT
#include "planner/routing/path_tables.h"

#include <string>
#include <utility>

namespace peerplan {
namespace {

/// References that a cell names before it only counts the others.
constexpr std::size_t mostNamed = 6;

Cell wordsOrNothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell(text);
}

Cell mbps(const std::optional<double>& kbps) {
    return kbps ? Cell(*kbps / 1e3) : Cell{};
}

Cell plain(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell{};
}

std::string partName(const PathPart& part) {
    return part.internetOnly ? "internet" : "expressroute";
}

Table waysTable(const PathAnswer& answer) {
    Table table;
    table.id = "ways";
    table.title = Text(tr("Ways of {service} from {site}"),
                       {{"service", answer.service}, {"site", answer.site}});
    table.columns = {{"part", tr("part"), CellKind::Text, 0, true},
                     {"way", tr("way"), CellKind::Integer, 0, true},
                     {"outcome", tr("outcome"), CellKind::Grade, 0, false},
                     {"egress", tr("egress"), CellKind::Component, 0, false},
                     {"up_share", tr("up"), CellKind::Ratio, 1, false},
                     {"down_share", tr("down"), CellKind::Ratio, 1, false},
                     {"rtt_ms", tr("RTT"), CellKind::Ms, 2, false}};
    for (const PathPart& part : answer.parts) {
        const std::string outcome(word(part.outcome));
        std::int64_t way = 0;
        for (const PathBranch& branch : part.branches) {
            table.rows.push_back({partName(part), ++way, outcome, wordsOrNothing(branch.egress),
                                  branch.up, branch.down, branch.rttMs});
        }
        if (way == 0) {
            table.rows.push_back({partName(part), Cell{}, outcome, Cell{}, Cell{}, Cell{}, Cell{}});
        }
        if (part.unlistedShare > 0) {
            table.notes.emplace_back(
                tr("{share} of the traffic goes by further ways of equal cost"),
                std::vector<std::pair<std::string, Text::Argument>>{
                    {"share", Ratio{part.unlistedShare}}});
        }
        if (part.outcome == PathOutcome::Manual) {
            table.notes.emplace_back(tr("Only a fallback that a person switches to is left"));
        }
    }
    for (const std::string& component : answer.failed) {
        table.notes.emplace_back(
            tr("Failed: {component}"),
            std::vector<std::pair<std::string, Text::Argument>>{{"component", component}});
    }
    return table;
}

Table hopsTable(const PathAnswer& answer) {
    Table table;
    table.id = "hops";
    table.title = tr("Hop by hop");
    table.columns = {{"part", tr("part"), CellKind::Text, 0, true},
                     {"way", tr("way"), CellKind::Integer, 0, true},
                     {"hop", tr("hop"), CellKind::Integer, 0, true},
                     {"kind", tr("kind"), CellKind::Text, 0, false},
                     {"name", tr("name"), CellKind::Component, 0, false},
                     {"rtt_ms", tr("RTT"), CellKind::Ms, 2, false},
                     {"total_ms", tr("total"), CellKind::Ms, 2, false},
                     {"up_mbps", tr("up"), CellKind::Mbps, 2, false},
                     {"down_mbps", tr("down"), CellKind::Mbps, 2, false},
                     {"headroom", tr("headroom"), CellKind::Ratio, 1, false}};
    for (const PathPart& part : answer.parts) {
        std::int64_t way = 0;
        for (const PathBranch& branch : part.branches) {
            ++way;
            std::int64_t number = 0;
            for (const PathHop& hop : branch.hops) {
                table.rows.push_back(
                    {partName(part), way, ++number, std::string(word(hop.kind)),
                     wordsOrNothing(hop.component.empty() ? hop.name : hop.component), hop.rttMs,
                     hop.cumulativeMs, mbps(hop.upKbps), mbps(hop.downKbps), plain(hop.headroom)});
            }
        }
    }
    return table;
}

Table lostTable(const PathAnswer& answer) {
    Table table;
    table.id = "lost";
    table.title = tr("Why not another egress");
    table.columns = {{"part", tr("part"), CellKind::Text, 0, true},
                     {"egress", tr("egress"), CellKind::Component, 0, true},
                     {"reason", tr("reason"), CellKind::Text, 0, false},
                     {"why", tr("why"), CellKind::Text, 0, false}};
    for (const PathPart& part : answer.parts) {
        for (const LostCandidate& lost : part.lost) {
            table.rows.push_back(
                {partName(part), lost.egress, std::string(word(lost.because)), lostText(lost)});
        }
        if (part.unsharedElsewhere == 0) continue;
        table.notes.emplace_back(
            tr("{count} Internet egresses of other sites serve their own site alone"),
            std::vector<std::pair<std::string, Text::Argument>>{{"count", part.unsharedElsewhere}});
    }
    return table;
}

}  // namespace

Text lostText(const LostCandidate& lost) {
    using Arguments = std::vector<std::pair<std::string, Text::Argument>>;
    const auto difference = [&](int digits) {
        return Arguments{{"difference", Decimal{lost.difference, digits}}};
    };
    switch (lost.because) {
        case LostBecause::NoMicrosoftPeering:
            return tr("it has no Microsoft peering");
        case LostBecause::RouteFilter:
            return tr("its route filter does not hold the service's community");
        case LostBecause::Unauthorized:
            return tr("Microsoft 365 over it was denied");
        case LostBecause::InternetOnly:
            return tr("ExpressRoute never carries this");
        case LostBecause::Dead:
            if (lost.component.empty()) return tr("every way through it has failed");
            return Text(tr("it failed with {component}"), {{"component", lost.component}});
        case LostBecause::PerimeterDead:
            return tr("no perimeter before it works");
        case LostBecause::NoPerimeterAtSite:
            return tr("it takes the site's own perimeter, and the site has none");
        case LostBecause::Unreachable:
            return tr("the WAN does not lead there");
        case LostBecause::NotShared:
            return tr("it serves its own site alone");
        case LostBecause::Policy:
            return tr("policy does not allow it");
        case LostBecause::LowerRank:
            if (lost.takenRank.empty()) return tr("it was not needed");
            return Text(tr("{taken} comes before {own}"),
                        {{"taken", lost.takenRank}, {"own", lost.ownRank}});
        case LostBecause::Preference:
            return Text(tr("its preference is lower by {difference}"), difference(0));
        case LostBecause::Metric:
            return Text(tr("its WAN metric is higher by {difference}"), difference(0));
        case LostBecause::Rtt:
            return Text(tr("its round trip is longer by {difference} ms"), difference(2));
        case LostBecause::Manual:
            break;
    }
    return tr("only after a person has switched to it");
}

std::vector<Table> pathTables(const PathAnswer& answer) {
    std::vector<Table> tables{waysTable(answer)};
    Table hops = hopsTable(answer);
    if (!hops.rows.empty()) tables.push_back(std::move(hops));
    Table lost = lostTable(answer);
    if (!lost.rows.empty() || !lost.notes.empty()) tables.push_back(std::move(lost));
    return tables;
}

Table componentsTable(const ComponentIndex& components) {
    Table table;
    table.id = "components";
    table.title = tr("Components");
    table.columns = {{"component", tr("component"), CellKind::Component, 0, true},
                     {"kind", tr("kind"), CellKind::Text, 0, false},
                     {"name", tr("name"), CellKind::Text, 0, false},
                     {"takes", tr("takes"), CellKind::Integer, 0, false},
                     {"takes_along", tr("takes along"), CellKind::Text, 0, false}};
    for (std::size_t c = 0; c < components.size(); ++c) {
        const ComponentId id(c);
        const Component& component = components[id];
        std::int64_t count = 0;
        std::string named;
        for (const AtomId atom : components.atoms(id)) {
            const ComponentId other = components.componentOf(atom);
            if (!other.valid() || other == id) continue;
            if (static_cast<std::size_t>(count++) >= mostNamed) continue;
            if (!named.empty()) named += ", ";
            named += components[other].ref;
        }
        if (static_cast<std::size_t>(count) > mostNamed) named += ", …";
        table.rows.push_back({component.ref, std::string(word(component.kind)),
                              wordsOrNothing(component.name), count, wordsOrNothing(named)});
    }
    return table;
}

}  // namespace peerplan
