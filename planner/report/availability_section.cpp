// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "planner/report/region_minutes.h"
#include "planner/report/sections.h"

namespace peerplan {
namespace {

constexpr std::size_t mostBars = 12;
/// Minutes a year below which a chart shows nothing.
constexpr double leastShown = 0.005;
constexpr std::size_t mostComponents = 25;

/// Sites by their worst service, most minutes first.
std::vector<const SiteDowntime*> byMinutes(const AvailabilityAnswer& answer) {
    std::vector<const SiteDowntime*> sites;
    for (const SiteDowntime& site : answer.sites) {
        if (!site.services.empty()) sites.push_back(&site);
    }
    // What differs by rounding alone stays in the plan's order.
    const auto key = [](const SiteDowntime* site) {
        return std::llround(worstServiceOf(*site).usable.minutes * 1e6);
    };
    std::stable_sort(sites.begin(), sites.end(),
                     [&](const SiteDowntime* a, const SiteDowntime* b) { return key(a) > key(b); });
    return sites;
}

/// Nothing, and not none, where nothing that matters states how often it is up.
Cell minutesIf(bool stated, double minutes) {
    return stated ? Cell(minutes) : Cell{};
}

Text nothingStated() {
    return tr("No figure: nothing on the way states how often it is up.");
}

Table servicesTable(const AvailabilityAnswer& answer, const Names& names) {
    Table table;
    table.id = "availability-services";
    table.title = tr("Minutes a year without a service");
    table.columns = {{"service", tr("Service"), CellKind::Text, 0, true},
                     {"bare_min", tr("Its own path"), CellKind::Number, 2},
                     {"usable_min", tr("With all that it needs"), CellKind::Number, 2},
                     {"worst_site", tr("Worst site"), CellKind::Text},
                     {"worst_min", tr("There"), CellKind::Number, 2}};
    bool stated = true;
    for (const ServiceSummary& service : answer.services) {
        stated &= service.bareStated && service.usableStated;
        table.rows.push_back(
            {names.service(service.service), minutesIf(service.bareStated, service.bareMinutes),
             minutesIf(service.usableStated, service.usableMinutes),
             service.worstSite.empty() ? Cell{} : Cell(names.site(service.worstSite)),
             minutesIf(service.usableStated, service.worstMinutes)});
    }
    table.notes.push_back(tr(
        "Means over users, in minutes without a path that needs no person; a year has 525,600."));
    if (!stated) table.notes.push_back(nothingStated());
    if (!answer.complete) {
        table.notes.push_back(tr("The work was stopped before its end: minutes are missing."));
    }
    return table;
}

Chart sitesChart(const std::vector<const SiteDowntime*>& sites, const Names& names) {
    Chart chart;
    chart.id = "availability-sites";
    chart.title = tr("Offices with the most minutes a year without a service");
    chart.alternative = Text(
        tr("Minutes a year without the worst service of each office, its own path alone and "
           "with all that it needs, most first: {site} with {minutes} minutes. The table below "
           "gives each figure."),
        {{"site", names.site(sites.front()->site)},
         {"minutes", Decimal{worstServiceOf(*sites.front()).usable.minutes, 1}}});
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("Minutes a year");
    chart.yAxis.unit = "min";
    chart.yAxis.least = 0;
    ChartSeries bare{tr("Its own path"), {}};
    ChartSeries usable{tr("With all that it needs"), {}};
    for (std::size_t i = 0; i < sites.size() && i < mostBars; ++i) {
        const ServiceDowntime& worst = worstServiceOf(*sites[i]);
        chart.categories.push_back(names.site(sites[i]->site));
        bare.values.push_back(worst.bare.minutes);
        usable.values.push_back(worst.usable.minutes);
    }
    chart.series = {std::move(bare), std::move(usable)};
    return chart;
}

Table sitesTable(const std::vector<const SiteDowntime*>& sites, const Names& names) {
    Table table;
    table.id = "availability-sites";
    table.title = tr("The worst service of each site");
    table.columns = {{"site", tr("Site"), CellKind::Text, 0, true},
                     {"users", tr("Users"), CellKind::Integer},
                     {"service", tr("Service"), CellKind::Text},
                     {"bare_min", tr("Its own path"), CellKind::Number, 2},
                     {"usable_min", tr("With all that it needs"), CellKind::Number, 2},
                     {"manual_min", tr("A person could end"), CellKind::Number, 2},
                     {"usable", tr("Availability"), CellKind::Ratio, 4}};
    double unknown = 0;
    bool stated = true;
    for (const SiteDowntime* site : sites) {
        const ServiceDowntime& worst = worstServiceOf(*site);
        unknown = std::max(unknown, worst.usable.unknownMinutes);
        const bool known = worst.usable.stated;
        stated &= known && worst.bare.stated;
        table.rows.push_back({names.site(site->site), site->users, names.service(worst.service),
                              minutesIf(worst.bare.stated, worst.bare.minutes),
                              minutesIf(known, worst.usable.minutes),
                              minutesIf(known, worst.usable.manualMinutes),
                              minutesIf(known, 1 - worst.usable.minutes / minutesPerYear)});
    }
    if (!stated) table.notes.push_back(nothingStated());
    if (unknown > 0) {
        table.notes.push_back(
            Text(tr("Not everything was worked out: up to {minutes} minutes more."),
                 {{"minutes", Decimal{unknown, 6}}}));
    }
    return table;
}

Table componentsTable(const AvailabilityAnswer& answer, const Names& names) {
    Table table;
    table.id = "availability-components";
    table.title = tr("What each component costs");
    table.columns = {{"component", tr("Component"), CellKind::Text, 0, true},
                     {"availability", tr("Availability"), CellKind::Ratio, 3},
                     {"minutes", tr("Minutes a year"), CellKind::Number, 3},
                     {"user_minutes", tr("User-minutes a year"), CellKind::Number, 0}};
    for (const ComponentCost& cost : answer.components) {
        if (table.rows.size() == mostComponents) break;
        table.rows.push_back(
            {names.of(cost.component), cost.availability, cost.minutes, cost.usableUserMinutes});
    }
    table.notes.push_back(
        tr("What would be gained if it never failed. Costs of components that only fail together "
           "add up to more than the whole."));
    if (answer.components.size() > mostComponents) {
        table.notes.push_back(
            Text(tr("{n} further components cost less."),
                 {{"n", static_cast<std::int64_t>(answer.components.size() - mostComponents)}}));
    }
    return table;
}

Text whatIsStated(const AvailabilityAnswer& answer) {
    std::int64_t stated = 0;
    std::int64_t all = 0;
    for (const StatedAvailability& of : answer.stated) {
        stated += of.stated;
        all += of.stated + of.notStated;
    }
    if (!answer.assumedCircuit) {
        return Text(tr("{stated} of {all} components state how often they are up; every other "
                       "counts as always up."),
                    {{"stated", stated}, {"all", all}});
    }
    return Text(tr("{stated} of {all} components state how often they are up; circuits that do not "
                   "have the published service level of {sla}, every other counts as always up."),
                {{"stated", stated}, {"all", all}, {"sla", Ratio{*answer.assumedCircuit}}});
}

}  // namespace

Section availabilitySection(const ReportInput& input, const Names& names) {
    const AvailabilityAnswer& answer = *input.availability;
    Section section{"availability", tr("Availability"), {}};
    section.blocks.emplace_back(Paragraph{whatIsStated(answer)});
    section.blocks.emplace_back(servicesTable(answer, names));
    const std::vector<RegionMinutes> regions = minutesByRegion(answer);
    Chart byRegion = regionMinutesChart(regions, names);
    if (!byRegion.categories.empty()) section.blocks.emplace_back(std::move(byRegion));
    if (regions.size() > 1) section.blocks.emplace_back(regionMinutesTable(regions, names));
    const std::vector<const SiteDowntime*> sites = byMinutes(answer);
    if (!sites.empty() && worstServiceOf(*sites.front()).usable.minutes > leastShown) {
        section.blocks.emplace_back(sitesChart(sites, names));
    }
    section.blocks.emplace_back(sitesTable(sites, names));
    if (!answer.components.empty()) {
        section.blocks.emplace_back(componentsTable(answer, names));
    }
    return section;
}

}  // namespace peerplan
