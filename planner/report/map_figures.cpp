// SPDX-License-Identifier: MIT
#include "planner/report/map_figures.h"

#include <utility>

#include "model/component_ref.h"

namespace peerplan {
namespace {

Mood moodOf(const std::optional<HeadroomClass>& headroomClass) {
    if (!headroomClass) return Mood::Neutral;
    if (*headroomClass == HeadroomClass::Congested) return Mood::Bad;
    return *headroomClass == HeadroomClass::Tight ? Mood::Watch : Mood::Good;
}

MapFigure figureOf(const LoadAnswer& load, const std::optional<HeadroomClass>& headroomClass) {
    MapFigure figure;
    figure.kbps = static_cast<double>(load.loadKbps);
    figure.mood = moodOf(headroomClass);
    const Bandwidth rate = Bandwidth::kbps(figure.kbps);
    if (load.capacityKbps && *load.capacityKbps > 0) {
        figure.share = figure.kbps / static_cast<double>(*load.capacityKbps);
        figure.detail = Text(tr("{load}, {share} of the capacity"),
                             {{"load", rate}, {"share", Ratio{*figure.share}}});
    } else {
        figure.detail = Text(tr("{load}"), {{"load", rate}});
    }
    return figure;
}

// What becomes of a site's people.
Text fateOf(const LiveSite& site) {
    const std::pair<std::string, Text::Argument> users{"users", site.users};
    const std::pair<std::string, Text::Argument> share{"share", Ratio{site.share}};
    if (site.down) return {tr("{users} {users|person|people}; the site is down"), {users}};
    switch (site.fate) {
        case SiteFate::Cut:
            return {tr("{users} {users|person|people}; {share} of the traffic has no way left"),
                    {users, share}};
        case SiteFate::Waiting:
            return {tr("{users} {users|person|people}; {share} of the traffic waits for somebody "
                       "to switch"),
                    {users, share}};
        case SiteFate::Degraded:
            return {tr("{users} {users|person|people}; {share} of the traffic crosses what is "
                       "congested"),
                    {users, share}};
        case SiteFate::Slower:
            return {tr("{users} {users|person|people}; the round trip is {extra} longer"),
                    {users, {"extra", Rtt::ms(site.extraRttMs.value_or(0))}}};
        case SiteFate::Unhurt:
            break;
    }
    return {};
}

}  // namespace

MapFigure figureOf(const StateElement& element) {
    if (!element.dead) return figureOf(element.load, element.headroomClass);
    MapFigure figure;
    figure.down = true;
    figure.mood = Mood::Bad;
    figure.detail =
        Text(tr("down; {normal} in the normal state"),
             {{"normal", Bandwidth::kbps(static_cast<double>(element.normal.loadKbps))}});
    return figure;
}

MapFigure figureOf(const LiveSite& site) {
    MapFigure figure;
    figure.down = site.down;
    figure.detail = fateOf(site);
    if (site.down || site.fate == SiteFate::Cut) {
        figure.mood = Mood::Bad;
    } else if (site.fate != SiteFate::Unhurt) {
        figure.mood = Mood::Watch;
    }
    return figure;
}

MapFigures mapFigures(const BandwidthAnswer& answer) {
    MapFigures figures;
    for (const ElementAnswer& element : answer.elements) {
        figures[element.ref] = figureOf(element.normal, element.headroomClass);
    }
    for (const std::string& ref : answer.given) figures[ref].down = true;
    return figures;
}

MapFigures mapFigures(const StateLoadsAnswer& answer) {
    MapFigures figures;
    figures.reserve(answer.elements.size());
    for (const StateElement& element : answer.elements) figures[element.ref] = figureOf(element);
    for (const std::string& ref : answer.failed) figures[ref].down = true;
    return figures;
}

MapFigures mapFigures(const LiveAnswer& answer) {
    MapFigures figures = mapFigures(answer.loads);
    for (const LiveSite& site : answer.sites) {
        MapFigure figure = figureOf(site);
        MapFigure& known = figures[componentRef(ComponentKind::Site, site.site)];
        figure.down = figure.down || known.down;
        known = std::move(figure);
    }
    return figures;
}

}  // namespace peerplan
