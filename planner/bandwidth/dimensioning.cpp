// SPDX-License-Identifier: MIT
#include "planner/bandwidth/dimensioning.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "model/catalogue/lookup.h"

namespace peerplan {
namespace {

/// alpha^2 of C = rho + alpha sqrt(rho): -2 r ln(eps). From the large-deviations bound
/// C = rho + (1/T) sqrt(-2 ln(eps) v(T)) with v(T) = rho r T^2 of an M/G/infinity flow model whose
/// flows outlast the interval T (van den Berg et al. 2006; Mandjes and van de Meent).
double alphaSquared(double flowKbps, double epsilon) {
    return -2.0 * flowKbps * std::log(epsilon);
}

std::size_t at(TrafficClass c) {
    return static_cast<std::size_t>(c);
}

struct SourcedRate {
    TrafficClass trafficClass;
    const char* application;
    double fallbackKbps;
};

// The fallbacks are the same figures (S-TEAMS21), for a catalogue without the profile.
constexpr SourcedRate sourcedRates[] = {
    {TrafficClass::EF, "Teams audio meeting", 76},
    {TrafficClass::AF41, "Teams video meeting", 4000},
    {TrafficClass::AF21, "Teams screen share meeting", 4000},
};

constexpr double assumedDataKbps = 10000;

}  // namespace

double statisticalCapacityKbps(double rhoKbps, double flowKbps, double epsilon) {
    if (!(rhoKbps > 0)) return 0;
    return rhoKbps + std::sqrt(alphaSquared(flowKbps, epsilon) * rhoKbps);
}

double crossingKbps(double flowKbps, double epsilon, double leastHeadroom) {
    if (!(leastHeadroom > 0)) return std::numeric_limits<double>::infinity();
    const double ratio = (1.0 - leastHeadroom) / leastHeadroom;
    return alphaSquared(flowKbps, epsilon) * ratio * ratio;
}

FlowRates flowRates(const Catalogue& catalogue, const Burst& burst) {
    FlowRates rates;
    if (burst.flowRate) {
        rates.kbps.fill(burst.flowRate->asKbps());
        rates.basis.fill(
            Text(tr("one flow takes {rate}: the policy says so"), {{"rate", *burst.flowRate}}));
        return rates;
    }
    const auto say = [&](TrafficClass c, double kbps, const char* english) {
        rates.kbps[at(c)] = kbps;
        rates.basis[at(c)] =
            Text(english, {{"class", std::string(word(c))}, {"rate", Bandwidth::kbps(kbps)}});
    };
    for (const SourcedRate& rate : sourcedRates) {
        const BandwidthProfile* profile =
            findBandwidthProfile(catalogue, rate.application, "best performance");
        double kbps = rate.fallbackKbps;
        std::string source = "S-TEAMS21";
        if (profile != nullptr && (profile->upKbps || profile->downKbps)) {
            kbps = std::max(profile->upKbps.value_or(0), profile->downKbps.value_or(0));
            source = profile->provenance.source;
        }
        say(rate.trafficClass, kbps,
            tr("one flow of class {class} takes {rate}: a stream of {application}, best "
               "performance ({source})"));
        rates.basis[at(rate.trafficClass)].arguments.emplace_back("application",
                                                                  std::string(rate.application));
        rates.basis[at(rate.trafficClass)].arguments.emplace_back("source", source);
    }
    say(TrafficClass::CS3, rates.kbps[at(TrafficClass::EF)],
        tr("one flow of class {class} takes {rate}: assumed no more than a stream of audio, for "
           "signalling no rate is published"));
    rates.assumed[at(TrafficClass::CS3)] = true;
    say(TrafficClass::BE, assumedDataKbps,
        tr("one flow of class {class} takes {rate}: assumed, for transfers no rate is published"));
    rates.assumed[at(TrafficClass::BE)] = true;
    return rates;
}

double flowKbpsOfMix(const std::array<double, trafficClasses>& kbpsByClass,
                     const FlowRates& rates) {
    double load = 0;
    double weighted = 0;
    for (std::size_t c = 0; c < trafficClasses; ++c) {
        load += kbpsByClass[c];
        weighted += kbpsByClass[c] * rates.kbps[c];
    }
    return load > 0 ? weighted / load : 0;
}

Dimensioning dimension(const std::array<double, trafficClasses>& kbpsByClass,
                       const FlowRates& rates, double epsilon, double leastHeadroom) {
    double rho = 0;
    for (const double kbps : kbpsByClass) rho += kbps;
    Dimensioning result;
    result.epsilon = epsilon;
    result.flowKbps = flowKbpsOfMix(kbpsByClass, rates);
    result.percentKbps =
        leastHeadroom < 1 ? rho / (1.0 - leastHeadroom) : std::numeric_limits<double>::infinity();
    result.statisticalKbps = statisticalCapacityKbps(rho, result.flowKbps, epsilon);
    result.binds =
        result.statisticalKbps > result.percentKbps ? SizingRule::Statistical : SizingRule::Percent;
    result.crossingKbps = crossingKbps(result.flowKbps, epsilon, leastHeadroom);
    return result;
}

}  // namespace peerplan
