// SPDX-License-Identifier: MIT
#include "data/catalogue/list.h"

#include <algorithm>
#include <string>
#include <vector>

#include "data/catalogue/list_declarations.h"

namespace peerplan::catalogue {

std::span<const List* const> lists() {
    static const std::vector<const List*> all = {
        &peeringLocationsList(),  &metroPairsList(),         &azureRegionsList(),
        &regionRttsList(),        &providerAliasesList(),    &circuitSizesList(),
        &skuRulesList(),          &routeLimitsList(),        &gatewaySkusList(),
        &bgpCommunitiesList(),    &dscpMarkingsList(),       &resiliencyScoresList(),
        &slaFiguresList(),        &serviceDefaultsList(),    &personaUsesList(),
        &bandwidthProfilesList(), &concurrencyFiguresList(), &exchangeVolumesList(),
        &diurnalProfilesList(),   &capacityRulesList(),      &sizingCaseList(),
        &scorePointsList(),       &mediaTargetsList(),       &regionRttTargetsList(),
        &insightThresholdsList(), &fqdnExceptionsList(),     &endpointCountsList(),
        &sourcesList(),
    };
    return all;
}

const List* findList(std::string_view name) {
    std::string wanted(name);
    std::replace(wanted.begin(), wanted.end(), '_', '-');
    for (const List* list : lists()) {
        if (list->name() == wanted || list->file() == name) return list;
    }
    return nullptr;
}

}  // namespace peerplan::catalogue
