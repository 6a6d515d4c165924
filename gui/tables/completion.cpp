// SPDX-License-Identifier: MIT
#include "gui/tables/completion.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QByteArrayList>
#include <QTimeZone>

#include "gui/words/words.h"
#include "model/component_ref.h"
#include "model/fields/tables.h"
#include "model/plan_index.h"
#include "planner/latency/great_circle.h"

namespace peerplan::gui {
namespace {

/// Where the ends of the circuit are, as far as the plan says.
std::vector<LatLon> endsOf(const Plan& plan, const Circuit& circuit) {
    std::vector<LatLon> ends;
    for (const Connection& connection : circuit.connections) {
        for (const Site& site : plan.sites) {
            if (site.id == connection.site.id && site.lat && site.lon) {
                ends.push_back({*site.lat, *site.lon});
            }
        }
    }
    return ends;
}

/// By round trip, which grows with the distance to the farther end.
QStringList locations(const Plan& plan, const Catalogue& catalogue, const PlanElement& element) {
    std::vector<LatLon> ends;
    if (element.field->key == "circuits" && element.index < plan.circuits.size()) {
        ends = endsOf(plan, plan.circuits[element.index]);
    }
    std::vector<std::pair<double, QString>> ordered;
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        if (location.cloud != "public") continue;
        double km = 0;
        for (const LatLon& end : ends) {
            km = std::max(km, greatCircleKm(end, {location.latitude, location.longitude}));
        }
        ordered.emplace_back(km, toQt(location.name));
    }
    std::sort(ordered.begin(), ordered.end());
    QStringList names;
    for (const auto& [km, name] : ordered) names.append(name);
    for (const MetroPair& pair : catalogue.metroPairs) names.append(toQt(pair.name));
    return names;
}

QStringList ids(const Plan& plan, std::string_view list) {
    QStringList found;
    const Field* field = planType().find(list);
    if (field == nullptr || field->kind != FieldKind::Record) return found;
    const Field* id = field->record().find("id");
    if (id == nullptr) return found;
    for (std::size_t i = 0; i < field->access->size(&plan); ++i) {
        const Scalar scalar = id->access->get(field->access->at(&plan, i), 0);
        found.append(toQt(std::get<std::string>(scalar)));
    }
    return found;
}

/// Objects that can fail, as people write them most.
QStringList components(const Plan& plan) {
    QStringList found;
    for (const Field& list : planType().fields) {
        if (!holdsObjects(list) || !fromWord<ComponentKind>(list.record().name)) continue;
        for (const QString& id : ids(plan, list.key)) {
            found.append(toQt(list.record().name) + QLatin1Char('/') + id);
        }
    }
    return found;
}

QStringList zones() {
    static const QStringList all = [] {
        QStringList names;
        for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
            if (id.contains('/') && !id.startsWith("Etc/")) {
                names.append(QString::fromLatin1(id));
            }
        }
        return names;
    }();
    return all;
}

}  // namespace

QStringList completionsFor(const Plan& plan, const Catalogue& catalogue, const PlanElement& element,
                           const Field& field) {
    QStringList offered;
    switch (field.kind) {
        case FieldKind::Word:
            for (const std::string_view word : field.words) offered.append(toQt(word));
            return offered;
        case FieldKind::Boolean:
            return {said(Text("yes")), said(Text("no"))};
        case FieldKind::Component:
            return components(plan);
        case FieldKind::Reference:
            offered = ids(plan, field.target);
            if (field.orCatalogue && field.target == "services") {
                for (const Service& service : catalogue.services) offered.append(toQt(service.id));
            }
            if (field.orCatalogue && field.target == "personas") {
                for (const Persona& persona : catalogue.personas) offered.append(toQt(persona.id));
            }
            if (!field.alsoAllowed.empty()) offered.append(toQt(field.alsoAllowed));
            offered.removeDuplicates();
            return offered;
        default:
            break;
    }
    if (field.key == "peering_location") return locations(plan, catalogue, element);
    if (field.key == "time_zone") return zones();
    if (field.key == "mbps" && element.field->key == "circuits") {
        for (const CircuitSize& size : catalogue.circuitSizes) {
            const QString mbps = QString::number(size.mbps);
            if (!offered.contains(mbps)) offered.append(mbps);
        }
        return offered;
    }
    if (field.key == "catalogue" && element.field->key == "providers") {
        for (const CatalogueProvider& provider : catalogue.providers) {
            offered.append(toQt(provider.name));
        }
        return offered;
    }
    if (field.key == "region" || field.key == "azure_region") {
        for (const AzureRegion& region : catalogue.azureRegions) {
            offered.append(toQt(region.name));
        }
    }
    return offered;
}

}  // namespace peerplan::gui
