// SPDX-License-Identifier: MIT
// Services, personas, demands, flows that Microsoft starts and route entries.
#include "model/check/context.h"
#include "model/check/ends.h"
#include "model/component_ref.h"

namespace peerplan::check {
namespace {

constexpr const char* aProfile = tr("a diurnal profile of the catalogue");
constexpr const char* anAzureRegion = tr("an Azure region of the catalogue");

void checkDemand(Context& context, std::size_t i) {
    const Demand& demand = context.plan.demands[i];
    const int targets = int{!demand.toSite.empty()} + int{!demand.service.empty()} +
                        int{!demand.azureRegion.empty()};
    if (targets != 1) {
        context.error(pointerTo("demands", i),
                      targets == 0 ? tr("a demand that goes nowhere")
                                   : tr("a demand that goes to more than one place"),
                      {}, tr("exactly one of to_site, service and azure_region"));
    }
    if (!demand.toSite.empty() && demand.toSite == demand.site) {
        context.error(pointerTo("demands", i, "to_site"), tr("a demand of a site to itself"),
                      demand.toSite.id, tr("another site"));
    }
    context.expectName(context.azureRegions, demand.azureRegion,
                       pointerTo("demands", i, "azure_region"), anAzureRegion);
    context.expectName(context.diurnal, demand.diurnal, pointerTo("demands", i, "diurnal"),
                       aProfile);
}

void checkRoute(Context& context, std::size_t i) {
    const Route& route = context.plan.routes[i];
    if (route.groups.empty()) {
        context.error(pointerTo("routes", i, "groups"), tr("a route entry without egresses"), {},
                      tr("at least one group"));
    }
    for (std::size_t j = 0; j < route.groups.size(); ++j) {
        const std::vector<std::string>& egresses = route.groups[j].egresses;
        if (egresses.empty()) {
            context.error(pointerTo("routes", i, "groups", j, "egresses"),
                          tr("a group without egresses"), {}, tr("at least one egress"));
        }
        for (std::size_t k = 0; k < egresses.size(); ++k) {
            const std::string folded = canonicalRef(egresses[k]).value_or(std::string());
            if (folded.compare(0, 8, "circuit/") == 0 || folded.compare(0, 9, "internet/") == 0) {
                continue;
            }
            context.error(pointerTo("routes", i, "groups", j, "egresses", k),
                          tr("this is no egress"), egresses[k],
                          tr("a circuit or an Internet egress: circuit/… or internet/…"));
        }
    }
}

void checkPersonas(Context& context) {
    const std::vector<Persona>& personas = context.plan.personas;
    for (std::size_t i = 0; i < personas.size(); ++i) {
        for (std::size_t j = 0; j < personas[i].applications.size(); ++j) {
            context.expectName(context.diurnal, personas[i].applications[j].diurnal,
                               pointerTo("personas", i, "applications", j, "diurnal"), aProfile);
        }
    }
}

void checkServices(Context& context) {
    const std::vector<Service>& services = context.plan.services;
    for (std::size_t i = 0; i < services.size(); ++i) {
        for (std::size_t j = 0; j < services[i].needs.size(); ++j) {
            if (services[i].needs[j].id != services[i].id) continue;
            context.error(pointerTo("services", i, "needs", j), tr("a service that needs itself"),
                          services[i].id, tr("other services"));
        }
    }
}

}  // namespace

void checkTraffic(Context& context) {
    const Plan& plan = context.plan;
    checkPersonas(context);
    checkServices(context);
    for (std::size_t i = 0; i < plan.demands.size(); ++i) checkDemand(context, i);
    for (std::size_t i = 0; i < plan.routes.size(); ++i) checkRoute(context, i);
    for (std::size_t i = 0; i < plan.inbound.size(); ++i) {
        expectPrefix(context, plan.inbound[i].prefix, pointerTo("inbound", i, "prefix"));
        context.expectName(context.diurnal, plan.inbound[i].diurnal,
                           pointerTo("inbound", i, "diurnal"), aProfile);
    }
    for (std::size_t i = 0; i < plan.vnetGateways.size(); ++i) {
        context.expectName(context.azureRegions, plan.vnetGateways[i].azureRegion,
                           pointerTo("vnet_gateways", i, "azure_region"), anAzureRegion);
    }
    context.expectName(context.azureRegions, plan.tenant.region, pointerTo("tenant", "region"),
                       anAzureRegion);
}

}  // namespace peerplan::check
