// SPDX-License-Identifier: MIT
#include "planner/report/region_minutes.h"

#include <algorithm>
#include <utility>

namespace peerplan {
namespace {

/// Minutes a year below which a chart shows nothing.
constexpr double leastShown = 0.005;
// Means closer than this are written alike.
constexpr double leastTold = 0.05;

/// Sums of one region while its sites are read.
struct Sum {
    RegionMinutes row;
    double byUsers = 0;
    double bySites = 0;
};

std::string nameOf(const RegionMinutes& row, const Names& names) {
    return row.region.empty() ? names.worded(tr("Without a region")) : names.region(row.region);
}

}  // namespace

const ServiceDowntime& worstServiceOf(const SiteDowntime& site) {
    return *std::max_element(site.services.begin(), site.services.end(),
                             [](const ServiceDowntime& a, const ServiceDowntime& b) {
                                 return a.usable.minutes < b.usable.minutes;
                             });
}

std::vector<RegionMinutes> minutesByRegion(const AvailabilityAnswer& answer) {
    std::vector<Sum> sums;
    for (const SiteDowntime& site : answer.sites) {
        if (site.services.empty()) continue;
        const Downtime& worst = worstServiceOf(site).usable;
        if (!worst.stated) continue;
        auto sum = std::find_if(sums.begin(), sums.end(),
                                [&](const Sum& known) { return known.row.region == site.region; });
        if (sum == sums.end()) {
            sum = sums.insert(sums.end(), Sum{});
            sum->row.region = site.region;
            sum->row.least = worst.minutes;
            sum->row.most = worst.minutes;
            sum->row.mostSite = site.site;
        }
        ++sum->row.sites;
        sum->row.users += site.users;
        sum->byUsers += static_cast<double>(site.users) * worst.minutes;
        sum->bySites += worst.minutes;
        sum->row.least = std::min(sum->row.least, worst.minutes);
        if (worst.minutes > sum->row.most) {
            sum->row.most = worst.minutes;
            sum->row.mostSite = site.site;
        }
    }
    std::vector<RegionMinutes> regions;
    for (Sum& sum : sums) {
        sum.row.mean = sum.row.users > 0 ? sum.byUsers / static_cast<double>(sum.row.users)
                                         : sum.bySites / static_cast<double>(sum.row.sites);
        regions.push_back(std::move(sum.row));
    }
    return regions;
}

Chart regionMinutesChart(const std::vector<RegionMinutes>& regions, const Names& names) {
    Chart chart;
    chart.id = "availability-regions";
    chart.title = tr("Minutes a year without a service, by region");
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("Minutes a year");
    chart.yAxis.unit = "min";
    chart.yAxis.least = 0;
    const auto worst = std::max_element(
        regions.begin(), regions.end(),
        [](const RegionMinutes& a, const RegionMinutes& b) { return a.mean < b.mean; });
    const bool shows = std::any_of(regions.begin(), regions.end(),
                                   [](const RegionMinutes& row) { return row.most > leastShown; });
    if (regions.size() < 2 || !shows) return chart;
    ChartSeries least{tr("Best site"), {}};
    ChartSeries mean{tr("Mean over people"), {}};
    ChartSeries most{tr("Worst site"), {}};
    for (const RegionMinutes& row : regions) {
        chart.categories.push_back(nameOf(row, names));
        least.values.push_back(row.least);
        mean.values.push_back(row.mean);
        most.values.push_back(row.most);
    }
    chart.series = {std::move(least), std::move(mean), std::move(most)};
    const bool alike = std::all_of(regions.begin(), regions.end(), [&](const RegionMinutes& row) {
        return worst->mean - row.mean < leastTold;
    });
    if (alike) {
        chart.alternative =
            Text(tr("Minutes a year without the worst service of each site, by region: mean over "
                    "people between those of the best and the worst site. All regions have "
                    "{minutes} on average. The table below gives each figure."),
                 {{"minutes", Decimal{worst->mean, 1}}});
        return chart;
    }
    chart.alternative =
        Text(tr("Minutes a year without the worst service of each site, by region: mean over "
                "people between those of the best and the worst site. Most on average are those "
                "of {region}: {minutes}. The table below gives each figure."),
             {{"region", nameOf(*worst, names)}, {"minutes", Decimal{worst->mean, 1}}});
    return chart;
}

Table regionMinutesTable(const std::vector<RegionMinutes>& regions, const Names& names) {
    Table table;
    table.id = "availability-regions";
    table.title = tr("Regions, by the worst service of each site");
    table.columns = {{"region", tr("Region"), CellKind::Text, 0, true},
                     {"sites", tr("Sites"), CellKind::Integer},
                     {"users", tr("Users"), CellKind::Integer},
                     {"least_min", tr("Best site"), CellKind::Number, 2},
                     {"mean_min", tr("Mean over people"), CellKind::Number, 2},
                     {"most_min", tr("Worst site"), CellKind::Number, 2},
                     {"worst_site", tr("Which"), CellKind::Text}};
    for (const RegionMinutes& row : regions) {
        table.rows.push_back({nameOf(row, names), row.sites, row.users, row.least, row.mean,
                              row.most, names.site(row.mostSite)});
    }
    return table;
}

}  // namespace peerplan
