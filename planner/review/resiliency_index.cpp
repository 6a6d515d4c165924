// SPDX-License-Identifier: MIT
#include "planner/review/resiliency_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/catalogue/lookup.h"

namespace peerplan::reviewing {
namespace {

double scoreOf(const Catalogue& catalogue, std::string_view id) {
    for (const ResiliencyScore& row : catalogue.resiliencyScores) {
        if (row.id == id) return row.score;
    }
    return 0;
}

/// The day from which a circuit is known to fail over: of its connections' tests the oldest.
std::optional<Date> validated(const Circuit& circuit) {
    std::optional<Date> oldest;
    for (const Connection& connection : circuit.connections) {
        if (!connection.lastValidated) continue;
        if (!oldest || *connection.lastValidated < *oldest) oldest = connection.lastValidated;
    }
    return oldest;
}

/// The buildings behind a gateway, and when each was last shown to fail over.
struct RouteSet {
    std::map<std::string, std::optional<Date>> locations;
    bool metro = false;
    bool halfConnected = false;
};

RouteSet routeSet(const ReviewInput& input, const std::vector<const Circuit*>& circuits) {
    RouteSet set;
    for (const Circuit* circuit : circuits) {
        const std::vector<std::string> buildings = input.buildingsOf(*circuit);
        set.metro = set.metro || buildings.size() > 1;
        set.halfConnected = set.halfConnected || circuit->connections.size() < 2;
        // A Metro circuit is one circuit: it is one location of the index, of a kind of its own.
        const std::string& name = buildings.front();
        std::optional<Date>& known = set.locations[name];
        const std::optional<Date> test = validated(*circuit);
        if (test && (!known || *test > *known)) known = test;
    }
    return set;
}

IndexPart routePart(const ReviewInput& input, const RouteSet& set) {
    IndexPart part{"route resiliency", 0, scoreOf(input.catalogue, "two-locations"), {}, {}};
    const std::int64_t locations = static_cast<std::int64_t>(set.locations.size());
    if (locations >= 2) {
        part.points = part.most;
        part.why = Text(tr("routes over {count} peering locations"), {{"count", locations}});
    } else if (set.halfConnected) {
        part.points = scoreOf(input.catalogue, "link-failure");
        part.why = tr("one peering location, and a circuit without its second connection");
        part.toGain = tr("give the circuit both connections, then add a second peering location");
    } else if (set.metro) {
        part.points = scoreOf(input.catalogue, "metro");
        part.why = tr("one Metro, which is two buildings of one city");
        part.toGain = tr("add a circuit in a second peering location");
    } else {
        part.points = scoreOf(input.catalogue, "one-location");
        part.why = tr("a single peering location");
        part.toGain = tr("add a circuit in a second peering location");
    }
    return part;
}

double factorOf(const Catalogue& catalogue, std::int64_t days) {
    if (days <= 30) return scoreOf(catalogue, "tested-30-days");
    if (days <= 60) return scoreOf(catalogue, "tested-60-days");
    if (days <= 90) return scoreOf(catalogue, "tested-90-days");
    return scoreOf(catalogue, "tested-older");
}

/// What tests of the failover multiply the route score by; its points are what it adds.
IndexPart validationPart(const ReviewInput& input, const RouteSet& set, double route) {
    const double best = scoreOf(input.catalogue, "tested-30-days");
    IndexPart part{"validation", 0, scoreOf(input.catalogue, "two-locations") * (best - 1), {}, {}};
    std::vector<std::int64_t> ages;
    for (const auto& [location, test] : set.locations) {
        if (test) ages.push_back(input.plan.asOf.days() - test->days());
    }
    std::sort(ages.begin(), ages.end());
    // Beyond two locations nothing is scored: the two tested last stand.
    const std::size_t counted = std::min<std::size_t>(set.locations.size(), 2);
    if (ages.size() > counted) ages.resize(counted);
    double factor = 1;
    if (ages.empty()) {
        part.why = tr("failover never tested: the route score counts once");
    } else {
        factor = factorOf(input.catalogue, ages.back());
        const bool half = ages.size() < counted;
        if (half) {
            factor = std::max(1.0, factor * scoreOf(input.catalogue, "tested-one-of-two"));
        }
        part.why = Text(half ? tr("only one of two locations tested, {days} days ago: the route "
                                  "score counts {factor} times")
                             : tr("failover tested {days} days ago: the route score counts "
                                  "{factor} times"),
                        {{"days", ages.back()}, {"factor", Decimal{factor, 1}}});
    }
    part.points = route * (factor - 1);
    if (factor < best) {
        part.toGain =
            tr("test the failover of each location every 30 days, and state it as "
               "last_validated of the connections");
    } else if (part.points < part.most) {
        part.toGain = tr("a better route score, which the tests then multiply");
    }
    return part;
}

IndexPart gatewayPart(const ReviewInput& input, const VnetGateway& gateway) {
    IndexPart part{
        "zone-redundant gateway", 0, scoreOf(input.catalogue, "gateway-az-redundant"), {}, {}};
    const std::string sku = foldName(gateway.sku);
    const Text::Argument name = gateway.sku;
    if (sku == foldName("ErGwScale")) {
        // Two scale units are four instances; the plan counts scale units' instances.
        const bool large = gateway.instances.value_or(0) > 4;
        part.points =
            scoreOf(input.catalogue, large ? "gateway-scale-large" : "gateway-scale-small");
        part.why = Text(large ? tr("{sku} with more than four instances")
                              : tr("{sku} with up to four instances"),
                        {{"sku", name}});
        if (!large) part.toGain = tr("run more than four instances");
    } else if (sku.starts_with("ergw") && sku.ends_with("az")) {
        const bool redundant = gateway.zones == Zones::ZoneRedundant;
        part.points =
            scoreOf(input.catalogue, redundant ? "gateway-az-redundant" : "gateway-az-zonal");
        part.why = Text(redundant ? tr("{sku}, zone-redundant") : tr("{sku} in one zone"),
                        {{"sku", name}});
        if (!redundant) part.toGain = tr("deploy it over several zones");
    } else {
        part.points = sku == foldName("UltraPerformance")
                          ? scoreOf(input.catalogue, "gateway-ultra")
                          : scoreOf(input.catalogue, "gateway-standard");
        part.why = gateway.sku.empty() ? Text(tr("no SKU stated"))
                                       : Text(tr("{sku}, which knows no zones"), {{"sku", name}});
        part.toGain = tr("replace it by a zone-redundant SKU: ErGw1Az to ErGw3Az or ErGwScale");
    }
    return part;
}

/// Rules that follow the published library of resilience advice; advice on zones and on a second
/// site is left out, for the other categories count it.
bool isAdvice(const ReviewFinding& row) {
    return !row.accepted && row.finding.severity != Severity::Note &&
           row.finding.source.find("Resiliency-Library") != std::string::npos &&
           row.finding.rule != "HA-11" && row.finding.rule != "DR-01";
}

IndexPart advisorPart(const ReviewInput& input, const VnetGateway& gateway,
                      const std::vector<const Circuit*>& circuits,
                      std::span<const ReviewFinding> findings) {
    IndexPart part{"advisor", scoreOf(input.catalogue, "advisor-clean"), 0, {}, {}};
    part.most = part.points;
    std::set<std::string> about{refTo("vnet-gateway", gateway.id)};
    for (const Circuit* circuit : circuits) about.insert(refTo("circuit", circuit->id));
    std::vector<std::string> open;
    for (const ReviewFinding& row : findings) {
        if (!isAdvice(row)) continue;
        const bool concerns =
            std::any_of(row.finding.subjects.begin(), row.finding.subjects.end(),
                        [&](const std::string& subject) { return about.count(subject) > 0; });
        if (concerns && std::find(open.begin(), open.end(), row.finding.rule) == open.end()) {
            open.push_back(row.finding.rule);
        }
    }
    if (open.empty()) {
        part.why = tr("no finding of the published advice is open");
        return part;
    }
    part.points = 0;
    part.why = Text(tr("findings of published advice are open: {rules}"), {{"rules", fewOf(open)}});
    part.toGain = tr("resolve these findings");
    return part;
}

}  // namespace

ResiliencyIndexAnswer resiliencyIndex(const ReviewInput& input,
                                      std::span<const ReviewFinding> findings) {
    ResiliencyIndexAnswer answer;
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        std::vector<const Circuit*> circuits;
        for (const Ref<Circuit>& ref : gateway.circuits) {
            const Circuit* circuit = input.circuit(ref);
            if (circuit != nullptr && ReviewInput::has(*circuit, Peering::Private)) {
                circuits.push_back(circuit);
            }
        }
        if (circuits.empty()) continue;
        const RouteSet set = routeSet(input, circuits);
        GatewayIndex index;
        index.gateway = refTo("vnet-gateway", gateway.id);
        index.parts.push_back(routePart(input, set));
        index.parts.push_back(validationPart(input, set, index.parts.front().points));
        index.parts.push_back(gatewayPart(input, gateway));
        index.parts.push_back(advisorPart(input, gateway, circuits, findings));
        for (const IndexPart& part : index.parts) index.score += part.points;
        answer.gateways.push_back(std::move(index));
    }
    answer.applicable = !answer.gateways.empty();
    if (!answer.applicable) {
        answer.notApplicable =
            tr("The index needs private peering and a VNet gateway; the plan has no gateway with a "
               "circuit that has private peering. Microsoft peering is not scored.");
        return answer;
    }
    answer.gaps = {
        tr("This is peerplan's prediction from the plan, not Microsoft's figure."),
        tr("The published text does not say whether the multiplier applies to one location; here "
           "it does, as its formula stands."),
        tr("It does not say how several sets of routes combine; here all circuits of a gateway "
           "count as one set."),
        tr("It does not say whether halving goes below one; here it does not."),
        tr("Which advice Azure will have open is not in a plan; open findings of the rules that "
           "follow Microsoft's published resilience advice stand for it."),
    };
    return answer;
}

}  // namespace peerplan::reviewing
