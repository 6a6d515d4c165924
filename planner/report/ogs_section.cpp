// SPDX-License-Identifier: MIT
#include "planner/report/ogs_section.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "planner/ogs/placement/place_tables.h"
#include "planner/ogs/score/score_tables.h"
#include "planner/ogs/selection/select_tables.h"

namespace peerplan {
namespace {

constexpr std::size_t mostFindings = 40;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

double scoreOf(const OgsGroupScore& group) {
    return group.parts ? group.parts->score : none;
}

/// The least score of a group over the losses; its own where no loss lowers it.
double worstScore(const OgsScoreAnswer& answer, std::size_t region) {
    double worst = scoreOf(answer.normal.regions[region]);
    for (const OgsScoreState& loss : answer.losses) {
        worst = std::min(worst, scoreOf(loss.regions[region]));
    }
    return worst;
}

Text verdict(const OgsScoreAnswer& answer) {
    if (!answer.normal.all.parts) return tr("Nobody is a client of the gateways.");
    const OgsScoreState* worst = nullptr;
    for (const OgsScoreState& loss : answer.losses) {
        if (!loss.all.parts) continue;
        if (worst == nullptr || loss.all.parts->score < worst->all.parts->score) worst = &loss;
    }
    const Text::Argument score = Decimal{answer.normal.all.parts->score, 0};
    if (worst == nullptr) {
        return Text(tr("The gateways score {score} of 100 by round trip, choice, losses and room."),
                    {{"score", score}});
    }
    return Text(tr("The gateways score {score} of 100 by round trip, choice, losses and room; "
                   "{worst} after the loss of {gateway}, which hurts most."),
                {{"score", score},
                 {"worst", Decimal{worst->all.parts->score, 0}},
                 {"gateway", answer.gateways[*worst->lost]}});
}

Text curveVerdict(const OgsPlaceAnswer& place) {
    const GatewayPlacement& first = place.curve.front();
    std::string name;
    for (const PlacedGateway& gateway : first.gateways) {
        if (!gateway.existing) name = place.candidates[gateway.candidate].name;
    }
    const double users = std::max(1.0, place.users);
    return Text(tr("One gateway more would stand best in {place}: it takes the mean round trip "
                   "from {before} to {after}."),
                {{"place", name},
                 {"before", Rtt::ms(place.before ? place.before->cost / users : place.unservedMs)},
                 {"after", Rtt::ms(first.cost / users)}});
}

/// Of both answers, the gravest first.
void addFindings(Section& section, const OgsScoreAnswer& score,
                 const OgsSelectionAnswer* selection) {
    std::vector<Finding> findings = score.findings;
    if (selection != nullptr) {
        for (const Finding& finding : selection->findings) {
            const auto same = [&](const Finding& known) {
                return known.rule == finding.rule && known.subjects == finding.subjects;
            };
            // Both find gateways with too few sessions.
            if (std::none_of(score.findings.begin(), score.findings.end(), same)) {
                findings.push_back(finding);
            }
        }
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    const std::size_t all = findings.size();
    if (all == 0) return;
    if (all > mostFindings) findings.resize(mostFindings);
    section.blocks.emplace_back(Findings{std::move(findings)});
    if (all <= mostFindings) return;
    section.blocks.emplace_back(
        Paragraph{Text(tr("{count} more findings are left out here; peerplan ogs select and ogs "
                          "score list them."),
                       {{"count", static_cast<std::int64_t>(all - mostFindings)}})});
}

}  // namespace

Chart ogsScoreChart(const OgsScoreAnswer& score) {
    Chart chart;
    chart.id = "ogs-score";
    chart.title = tr("Score of the VPN gateways by region");
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("Score");
    chart.yAxis.least = 0;
    chart.yAxis.most = 100;
    ChartSeries now{tr("Every gateway up"), {}};
    ChartSeries worst{tr("After the worst loss"), {}};
    for (std::size_t r = 0; r < score.regions.size(); ++r) {
        if (!score.normal.regions[r].parts) continue;
        chart.categories.push_back(score.regions[r].empty() ? "–" : score.regions[r]);
        now.values.push_back(scoreOf(score.normal.regions[r]));
        worst.values.push_back(worstScore(score, r));
    }
    const std::size_t lowest = static_cast<std::size_t>(
        std::min_element(worst.values.begin(), worst.values.end()) - worst.values.begin());
    if (lowest < worst.values.size()) {
        chart.alternative = Text(
            tr("The score of each region from 0 to 100, now and after the loss of the gateway "
               "that it misses most: least is that of {region}, {now} now and {then} then. The "
               "tables below give each figure."),
            {{"region", chart.categories[lowest]},
             {"now", Decimal{now.values[lowest], 0}},
             {"then", Decimal{worst.values[lowest], 0}}});
    }
    chart.series = {std::move(now), std::move(worst)};
    return chart;
}

Chart ogsCurveChart(const OgsPlaceAnswer& place) {
    Chart chart;
    chart.id = "ogs-curve";
    chart.title = tr("Round trip over further gateways");
    chart.kind = ChartKind::Lines;
    chart.xAxis.title = tr("Gateways more");
    chart.yAxis.title = tr("Mean round trip");
    chart.yAxis.unit = "ms";
    ChartSeries mean{tr("Every gateway up"), {}};
    ChartSeries worst{tr("After the worst loss"), {}};
    const double users = std::max(1.0, place.users);
    const auto add = [&](double more, const GatewayPlacement& point) {
        chart.x.push_back(more);
        mean.values.push_back(point.cost / users);
        worst.values.push_back(point.worstCostAfterLoss ? *point.worstCostAfterLoss / users : none);
    };
    if (place.before) add(0, *place.before);
    for (std::size_t k = 0; k < place.curve.size(); ++k) {
        add(static_cast<double>(k + 1), place.curve[k]);
    }
    if (!mean.values.empty()) {
        chart.alternative =
            Text(tr("The mean round trip of all users, with every gateway up and after the worst "
                    "loss of one, over the number of gateways added: from {first} to {last}. The "
                    "table below gives each figure."),
                 {{"first", Rtt::ms(mean.values.front())}, {"last", Rtt::ms(mean.values.back())}});
    }
    chart.xAxis.least = chart.x.empty() ? 0 : chart.x.front();
    chart.xAxis.most = chart.x.empty() ? 1 : chart.x.back();
    chart.series = {std::move(mean), std::move(worst)};
    return chart;
}

Section ogsSection(const OgsScoreAnswer& score, const OgsSelectionAnswer* selection,
                   const OgsPlaceAnswer* place, const Names& names) {
    Section section{"ogs", tr("VPN gateways"), {}};
    const auto add = [&](Table table) {
        if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    };
    section.blocks.emplace_back(Paragraph{verdict(score)});
    Chart chart = ogsScoreChart(score);
    for (std::string& region : chart.categories) region = names.byKey("region", region);
    if (!chart.categories.empty()) section.blocks.emplace_back(std::move(chart));
    add(scoreRegionsTable(score));
    add(scoreLossesTable(score, OgsScoreDetail::Whole));
    add(scoreChoicesTable(score));
    add(scoreGatewaysTable(score));
    if (selection != nullptr) add(ogsPolicyTable(*selection));
    addFindings(section, score, selection);
    if (place == nullptr || place->curve.empty()) return section;
    section.blocks.emplace_back(Paragraph{curveVerdict(*place)});
    section.blocks.emplace_back(ogsCurveChart(*place));
    add(placeCurveTable(*place));
    return section;
}

}  // namespace peerplan
