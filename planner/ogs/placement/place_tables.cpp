// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/place_tables.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace peerplan {

namespace {

Cell people(double users) {
    return std::llround(users);
}

Cell candidateCell(const OgsPlaceAnswer& answer, std::optional<std::size_t> candidate) {
    return candidate ? Cell(answer.candidates[*candidate].name) : Cell{};
}

Cell regionCell(const OgsPlaceAnswer& answer, std::size_t region) {
    if (answer.regions[region].empty()) return Text(tr("(none)"));
    return answer.regions[region];
}

/// Mean over all users of a cost of all.
Cell meanCell(const OgsPlaceAnswer& answer, const std::optional<double>& cost) {
    if (!cost || answer.users <= 0) return {};
    return *cost / answer.users;
}

/// The gateways of a point that are new.
std::string newOnes(const OgsPlaceAnswer& answer, const GatewayPlacement& point) {
    std::string list;
    for (const PlacedGateway& gateway : point.gateways) {
        if (gateway.existing) continue;
        if (!list.empty()) list += ", ";
        list += answer.candidates[gateway.candidate].name;
    }
    return list;
}

Table sitesTable(const OgsPlaceAnswer& answer) {
    Table table;
    table.id = "sites";
    table.title = tr("By site");
    table.columns = {{"site", tr("Site"), CellKind::Text, 0, true},
                     {"region", tr("Region"), CellKind::Text, 0, false},
                     {"users", tr("Users"), CellKind::Integer, 0, false},
                     {"nearest", tr("Nearest"), CellKind::Text, 0, false},
                     {"by_ogs", tr("By OGS"), CellKind::Text, 0, false}};
    if (answer.before) {
        table.columns.push_back({"before", tr("Before"), CellKind::Text, 0, false});
    }
    for (std::size_t i = 0; i < answer.clients.size(); ++i) {
        const OgsPlaceClient& client = answer.clients[i];
        std::vector<Cell> row{
            client.site, regionCell(answer, client.region), people(client.users),
            candidateCell(answer, answer.placement().assigned[i]),
            answer.byOgs ? candidateCell(answer, answer.byOgs->assigned[i]) : Cell{}};
        if (answer.before) row.push_back(candidateCell(answer, answer.before->assigned[i]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

void addOgsNotes(const OgsPlaceAnswer& answer, Table& table) {
    if (!answer.byOgs) {
        table.notes.emplace_back(
            tr("No profile yet: users are counted at the gateway of least round trip, which is "
               "where OGS sends them."));
    } else if (answer.byOgs->elsewhere <= 0) {
        table.notes.emplace_back(
            tr("OGS assigns users, not the plan: with the new gateways in every profile it sends "
               "everybody to the gateway of least round trip, as counted here."));
    } else {
        table.notes.emplace_back(
            tr("OGS assigns users, not the plan: with the new gateways in every profile it sends "
               "{users} {users|user|users} elsewhere than to the gateway of least round trip, and "
               "the mean is {rtt}."),
            std::vector<std::pair<std::string, Text::Argument>>{
                {"users", std::llround(answer.byOgs->elsewhere)},
                {"rtt", Rtt::ms(answer.byOgs->meanMs)}});
    }
    std::int64_t idle = 0;
    for (const PlacedGateway& gateway : answer.placement().gateways) {
        if (!gateway.existing && gateway.weight <= 0) ++idle;
    }
    if (idle > 0) {
        table.notes.emplace_back(
            tr("{n} new {n|gateway has|gateways have} no users with every gateway up."),
            std::vector<std::pair<std::string, Text::Argument>>{{"n", idle}});
    }
    const double unserved = answer.placement().unservedWeight;
    if (unserved > 0) {
        table.notes.emplace_back(
            tr("{users} {users|user has|users have} no gateway within reach and "
               "{users|counts|count} as {rtt}."),
            std::vector<std::pair<std::string, Text::Argument>>{
                {"users", std::llround(unserved)}, {"rtt", Rtt::ms(answer.unservedMs)}});
    }
}

}  // namespace

double placeObjectiveMs(const OgsPlaceAnswer& answer, double objective) {
    if (answer.center || answer.users <= 0) return objective;
    return objective / answer.users;
}

Text placeProof(const OgsPlaceAnswer& answer, const GatewayPlacement& point) {
    const PlacementCertificate& certificate = point.certificate;
    const Text::Argument reached = Rtt::ms(placeObjectiveMs(answer, certificate.objective));
    if (certificate.proven) {
        if (answer.center && answer.survive) {
            return Text(tr("Proven optimal: no other choice has a greatest round trip below {rtt} "
                           "after its worst loss."),
                        {{"rtt", reached}});
        }
        if (answer.center) {
            return Text(tr("Proven optimal: no other choice has a greatest round trip below "
                           "{rtt}."),
                        {{"rtt", reached}});
        }
        if (answer.survive) {
            return Text(tr("Proven optimal: no other choice has a mean round trip below {rtt} "
                           "after its worst loss."),
                        {{"rtt", reached}});
        }
        return Text(tr("Proven optimal: no other choice has a mean round trip below {rtt}."),
                    {{"rtt", reached}});
    }
    return Text(tr("Not proven: {rtt} is at most {gap} above the best there can be, which is no "
                   "less than {least}."),
                {{"rtt", reached},
                 {"gap", Ratio{certificate.lowerBound > 0
                                   ? certificate.objective / certificate.lowerBound - 1
                                   : 1}},
                 {"least", Rtt::ms(placeObjectiveMs(answer, certificate.lowerBound))}});
}

Table placeGatewaysTable(const OgsPlaceAnswer& answer) {
    const GatewayPlacement& placement = answer.placement();
    Table table;
    table.id = "gateways";
    table.title = tr("Where gateways should stand");
    table.columns = {{"gateway", tr("Gateway"), CellKind::Text, 0, true},
                     {"existing", tr("Existing"), CellKind::Boolean, 0, false},
                     {"users", tr("Users"), CellKind::Integer, 0, false},
                     {"share", tr("Share"), CellKind::Ratio, 0, false},
                     {"rtt_ms", tr("Their RTT"), CellKind::Ms, 1, false},
                     {"loss_rtt_ms", tr("All, after loss"), CellKind::Ms, 1, false},
                     {"backup", tr("Backup"), CellKind::Text, 0, false},
                     {"backup_rtt_ms", tr("All, with it"), CellKind::Ms, 1, false}};
    for (const PlacedGateway& gateway : placement.gateways) {
        table.rows.push_back(
            {answer.candidates[gateway.candidate].name, gateway.existing, people(gateway.weight),
             answer.users > 0 ? Cell(gateway.weight / answer.users) : Cell{},
             gateway.weight > 0 ? Cell(gateway.cost / gateway.weight) : Cell{},
             meanCell(answer, gateway.costAfterLoss), candidateCell(answer, gateway.backup),
             meanCell(answer, gateway.costAfterLossWithBackup)});
    }
    table.notes.push_back(placeProof(answer, placement));
    addOgsNotes(answer, table);
    return table;
}

Table placeRegionsTable(const OgsPlaceAnswer& answer) {
    Table table;
    table.id = "regions";
    table.title = tr("Mean round trip by region");
    table.columns = {{"region", tr("Region"), CellKind::Text, 0, true},
                     {"users", tr("Users"), CellKind::Integer, 0, false},
                     {"before_ms", tr("Before"), CellKind::Ms, 1, false},
                     {"after_ms", tr("After"), CellKind::Ms, 1, false},
                     {"gain_ms", tr("Gain"), CellKind::Ms, 1, false}};
    const auto add = [&](Cell name, double users, const std::optional<double>& before,
                         const std::optional<double>& after) {
        table.rows.push_back({std::move(name), people(users), before ? Cell(*before) : Cell{},
                              after ? Cell(*after) : Cell{},
                              before && after ? Cell(*before - *after) : Cell{}});
    };
    const GatewayPlacement& placement = answer.placement();
    for (std::size_t r = 0; r < placement.regions.size(); ++r) {
        const PlacementRegion& region = placement.regions[r];
        add(regionCell(answer, r), region.weight, region.meanCostBefore, region.meanCost);
    }
    std::optional<double> before;
    std::optional<double> after;
    if (answer.users > 0) {
        after = placement.cost / answer.users;
        if (placement.costBefore) before = *placement.costBefore / answer.users;
    }
    add(Text(tr("in all")), answer.users, before, after);
    return table;
}

Table placeCurveTable(const OgsPlaceAnswer& answer) {
    Table table;
    table.id = "curve";
    table.title = tr("What each further gateway brings");
    table.columns = {{"more", tr("More"), CellKind::Integer, 0, true},
                     {"gateways", tr("New gateways"), CellKind::Text, 0, false},
                     {"rtt_ms", tr("Mean RTT"), CellKind::Ms, 1, false},
                     {"greatest_ms", tr("Greatest"), CellKind::Ms, 1, false},
                     {"worst_loss_ms", tr("Mean, worst loss"), CellKind::Ms, 1, false},
                     {"bound_ms", tr("Bound"), CellKind::Ms, 1, false},
                     {"proven", tr("Proven"), CellKind::Boolean, 0, false},
                     {"gap", tr("Gap"), CellKind::Ratio, 1, false}};
    if (answer.before) {
        table.rows.push_back(
            {std::int64_t{0}, Cell{}, meanCell(answer, answer.before->cost), answer.before->radius,
             meanCell(answer, answer.before->worstCostAfterLoss), Cell{}, Cell{}, Cell{}});
    }
    for (std::size_t k = 0; k < answer.curve.size(); ++k) {
        const GatewayPlacement& point = answer.curve[k];
        table.rows.push_back({static_cast<std::int64_t>(k + 1), newOnes(answer, point),
                              meanCell(answer, point.cost), point.radius,
                              meanCell(answer, point.worstCostAfterLoss),
                              placeObjectiveMs(answer, point.certificate.lowerBound),
                              point.certificate.proven, point.certificate.gap});
    }
    if (answer.survive && answer.center) {
        table.notes.emplace_back(
            tr("Bound: of the greatest round trip after the worst loss, which is what is "
               "minimised."));
    } else if (answer.center) {
        table.notes.emplace_back(tr("Bound: of the greatest round trip."));
    } else if (answer.survive) {
        table.notes.emplace_back(
            tr("Bound: of the mean after the worst loss, which is what is minimised."));
    } else {
        table.notes.emplace_back(tr("Bound: of the mean."));
    }
    const auto alone = [](const GatewayPlacement& point) { return point.gateways.size() == 1; };
    if (std::any_of(answer.curve.begin(), answer.curve.end(), alone)) {
        table.notes.emplace_back(tr("Users whose only gateway is lost count as {rtt}."),
                                 std::vector<std::pair<std::string, Text::Argument>>{
                                     {"rtt", Rtt::ms(answer.unservedMs)}});
    }
    return table;
}

std::vector<Table> placeTables(const OgsPlaceAnswer& answer, OgsPlaceDetail detail) {
    std::vector<Table> tables{placeGatewaysTable(answer), placeRegionsTable(answer),
                              placeCurveTable(answer)};
    if (detail == OgsPlaceDetail::Whole) tables.push_back(sitesTable(answer));
    std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
    return tables;
}

}  // namespace peerplan
