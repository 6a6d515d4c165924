// SPDX-License-Identifier: MIT
#include "model/plan_check.h"

#include "model/check/context.h"

namespace peerplan {

Diagnostics checkPlan(const Plan& plan, const CatalogueNames& catalogue) {
    Diagnostics out;
    check::Context context(plan, catalogue, out);
    check::checkReferences(context);
    check::checkNetwork(context);
    check::checkEgress(context);
    check::checkPeering(context);
    check::checkTraffic(context);
    check::checkMeasurements(context);
    check::checkPolicy(context);
    check::checkScenarios(context);
    check::warnOfMetrics(context);
    check::warnOfPlaces(context);
    check::warnOfTransit(context);
    return out;
}

}  // namespace peerplan
