// SPDX-License-Identifier: MIT
#pragma once

/// The lists of the catalogue one by one; `list.h` gives them all.

#include "data/catalogue/list.h"

namespace peerplan::catalogue {

const List& peeringLocationsList();
const List& metroPairsList();
const List& azureRegionsList();
const List& regionRttsList();
const List& providerAliasesList();
const List& circuitSizesList();
const List& skuRulesList();
const List& routeLimitsList();
const List& gatewaySkusList();
const List& bgpCommunitiesList();
const List& dscpMarkingsList();
const List& resiliencyScoresList();
const List& slaFiguresList();
const List& serviceDefaultsList();
const List& personaUsesList();
const List& bandwidthProfilesList();
const List& concurrencyFiguresList();
const List& exchangeVolumesList();
const List& diurnalProfilesList();
const List& capacityRulesList();
const List& sizingCaseList();
const List& scorePointsList();
const List& mediaTargetsList();
const List& regionRttTargetsList();
const List& insightThresholdsList();
const List& fqdnExceptionsList();
const List& endpointCountsList();
const List& sourcesList();

}  // namespace peerplan::catalogue
