// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/availability_tables.h"

#include <algorithm>
#include <string>
#include <utility>

namespace peerplan {
namespace {

using Arguments = std::vector<std::pair<std::string, Text::Argument>>;

/// What people need not read: less than is shown.
constexpr double leastMinutes = 0.0005;
constexpr double leastUserMinutes = 0.05;

std::string joined(const std::vector<std::string>& items) {
    std::string list;
    for (const std::string& item : items) {
        if (!list.empty()) list += ", ";
        list += item;
    }
    return list;
}

Cell wordsOrNothing(const std::string& text) {
    return text.empty() ? Cell{} : Cell(text);
}

/// Nothing, and not none, where nothing that matters states how often it is up.
Cell minutesIf(bool stated, double minutes) {
    return stated ? Cell(minutes) : Cell{};
}

Text nothingStated() {
    return tr("No figure: nothing on the way states how often it is up.");
}

Table servicesTable(const AvailabilityAnswer& answer) {
    Table table;
    table.id = "services";
    table.title = tr("Minutes a year without a service");
    table.columns = {{"service", tr("service"), CellKind::Text, 0, true},
                     {"needs", tr("needs"), CellKind::Text, 0, false},
                     {"bare_min", tr("bare"), CellKind::Number, 2, false},
                     {"usable_min", tr("usable"), CellKind::Number, 2, false},
                     {"worst_site", tr("worst site"), CellKind::Text, 0, false},
                     {"worst_min", tr("there"), CellKind::Number, 2, false}};
    double unknown = 0;
    bool stated = true;
    for (const ServiceSummary& service : answer.services) {
        unknown = std::max(unknown, service.unknownMinutes);
        stated &= service.bareStated && service.usableStated;
        table.rows.push_back({service.service, wordsOrNothing(joined(service.needs)),
                              minutesIf(service.bareStated, service.bareMinutes),
                              minutesIf(service.usableStated, service.usableMinutes),
                              wordsOrNothing(service.worstSite),
                              minutesIf(service.usableStated, service.worstMinutes)});
    }
    table.notes.emplace_back(
        tr("Mean over users, without a path that needs no person. Bare: the service's own path; "
           "usable: that, and all that the service needs."));
    if (!stated) table.notes.push_back(nothingStated());
    if (unknown > 0) {
        table.notes.emplace_back(tr("Not everything was worked out: up to {minutes} minutes more."),
                                 Arguments{{"minutes", Decimal{unknown, 6}}});
    }
    if (!answer.given.empty()) {
        table.notes.emplace_back(tr("Down already: {components}"),
                                 Arguments{{"components", joined(answer.given)}});
    }
    if (!answer.complete) {
        table.notes.emplace_back(tr("The work was stopped before its end: minutes are missing."));
    }
    return table;
}

bool alike(const ServiceDowntime& a, const ServiceDowntime& b) {
    const auto same = [](const Downtime& x, const Downtime& y) {
        return x.minutes == y.minutes && x.unknownMinutes == y.unknownMinutes &&
               x.stated == y.stated && x.manualMinutes == y.manualMinutes &&
               x.switchingMinutes == y.switchingMinutes;
    };
    return same(a.bare, b.bare) && same(a.usable, b.usable);
}

Table sitesTable(const AvailabilityAnswer& answer, bool together) {
    Table table;
    table.id = "sites";
    table.title = tr("By site and service");
    table.columns = {{"site", tr("site"), CellKind::Text, 0, true},
                     {"users", tr("users"), CellKind::Integer, 0, false},
                     {"service", tr("service"), CellKind::Text, 0, true},
                     {"bare_min", tr("bare"), CellKind::Number, 2, false},
                     {"usable_min", tr("usable"), CellKind::Number, 2, false},
                     {"usable", tr("usable"), CellKind::Ratio, 5, false},
                     {"manual_min", tr("manual"), CellKind::Number, 2, false},
                     {"switching_min", tr("switching"), CellKind::Number, 2, false},
                     {"all_min", tr("in all"), CellKind::Number, 2, false},
                     {"unknown_min", tr("unknown"), CellKind::Number, 2, false}};
    const auto repair = [&](double minutes) {
        return answer.statesRepair ? Cell(minutes) : Cell{};
    };
    bool stated = true;
    for (const SiteDowntime& site : answer.sites) {
        std::vector<std::uint8_t> told(site.services.size(), 0);
        for (std::size_t i = 0; i < site.services.size(); ++i) {
            if (told[i]) continue;
            const ServiceDowntime& of = site.services[i];
            std::string names = of.service;
            for (std::size_t k = i + 1; k < site.services.size() && together; ++k) {
                if (told[k] || !alike(of, site.services[k])) continue;
                told[k] = 1;
                names += ", ";
                names += site.services[k].service;
            }
            const bool known = of.usable.stated;
            stated &= known && of.bare.stated;
            table.rows.push_back(
                {site.site, site.users, names, minutesIf(of.bare.stated, of.bare.minutes),
                 minutesIf(known, of.usable.minutes),
                 minutesIf(known, 1 - of.usable.minutes / minutesPerYear),
                 minutesIf(known, of.usable.manualMinutes), repair(of.usable.switchingMinutes),
                 repair(of.usable.allMinutes), of.usable.unknownMinutes});
        }
    }
    table.notes.emplace_back(
        tr("Minutes a year. Manual: those of the usable minutes in which a fallback that a person "
           "switches to would do. Switching: of the failovers themselves, as far as repair times "
           "are stated; in all: with them, and manual fallbacks counted by the switch alone. "
           "Unknown: at most this much more."));
    if (!stated) table.notes.push_back(nothingStated());
    return table;
}

Table componentsTable(const AvailabilityAnswer& answer, bool together) {
    Table table;
    table.id = "components";
    table.title = tr("What each component costs");
    table.columns = {{"component", tr("component"), CellKind::Component, 0, true},
                     {"availability", tr("availability"), CellKind::Ratio, 4, false},
                     {"assumed", tr("assumed"), CellKind::Boolean, 0, false},
                     {"usable_min", tr("minutes"), CellKind::Number, 3, false},
                     {"bare_user_min", tr("user-minutes, bare"), CellKind::Number, 1, false},
                     {"usable_user_min", tr("user-minutes, usable"), CellKind::Number, 1, false}};
    std::int64_t small = 0;
    for (const ComponentCost& cost : answer.components) {
        if (together && cost.minutes < leastMinutes && cost.usableUserMinutes < leastUserMinutes) {
            ++small;
            continue;
        }
        table.rows.push_back({cost.component, cost.availability, cost.assumed, cost.minutes,
                              cost.bareUserMinutes, cost.usableUserMinutes});
    }
    table.notes.emplace_back(
        tr("A year less, if the component never failed: minutes as the mean over sites and "
           "services, user-minutes summed over all users, mean over services."));
    if (small > 0) {
        table.notes.emplace_back(
            tr("{n} further {n|component costs|components cost} next to nothing."),
            Arguments{{"n", small}});
    }
    return table;
}

Table statedTable(const AvailabilityAnswer& answer) {
    Table table;
    table.id = "stated";
    table.title = tr("What the plan states");
    table.columns = {{"kind", tr("kind"), CellKind::Text, 0, true},
                     {"stated", tr("availability stated"), CellKind::Integer, 0, false},
                     {"not_stated", tr("not stated"), CellKind::Integer, 0, false}};
    for (const StatedAvailability& of : answer.stated) {
        table.rows.push_back({std::string(word(of.kind)), of.stated, of.notStated});
    }
    if (answer.assumedCircuit) {
        table.notes.emplace_back(
            tr("Circuits that state none have the published service level, {sla}; everything else "
               "that states none counts as always up."),
            Arguments{{"sla", Ratio{*answer.assumedCircuit}}});
    } else {
        table.notes.emplace_back(tr("What states none counts as always up."));
    }
    return table;
}

}  // namespace

std::vector<Table> availabilityTables(const AvailabilityAnswer& answer, bool together) {
    std::vector<Table> tables{servicesTable(answer), sitesTable(answer, together)};
    Table components = componentsTable(answer, together);
    if (!answer.components.empty()) tables.push_back(std::move(components));
    tables.push_back(statedTable(answer));
    return tables;
}

}  // namespace peerplan
