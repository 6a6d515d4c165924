// SPDX-License-Identifier: MIT
#include "planner/latency/rtt_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

// The model, with d the great circle between two places A and B in km:
//
//   geometric(d) = 4 d / (d + 30) + (1.5 + 0.5 exp(-d / 6000)) · 2 d / 204            [ms]
//   rtt(A, B)    = max( geometric(d) · exp( a(A)ᵀ R a(B) ),  2 d / 204 )              [ms]
//
// 2 d / 204 is light in fibre along the great circle, there and back. Real routes are twice as long
// near and 1.5 times as long far away; the first term is the equipment and the detours within a
// country, which weigh most on short ways and are nothing from a place to itself. Fitted to the
// table of published times (source E-RTT of the catalogue).
//
// R holds for each pair of Azure regions i, j of the table the logarithm of measured over
// geometric time (mean of both directions), 0 where the table is silent or the two are nearer than
// 50 km. It tells that Africa is reached by a detour and Singapore is not. The weights carry it to
// other places: they are those of simple kriging (D. G. Krige 1951; N. Cressie, Statistics for
// Spatial Data, 1993, section 3.2) with an exponential covariance of length 5,000 km and a nugget
// of 3 %:
//
//   a(A) = (K + 0.03 I)⁻¹ k(A),   K_ij = exp(-d_ij / 5000),   k(A)_i = exp(-d_iA / 5000)
//
// Near a region its own measurements dominate, a cluster of regions counts as the one place it is,
// and far from all of them the weights fade and the geometric time remains. As the covariance of a
// residual from A to B is the product of those at either end, a prediction needs the weights of
// the ends only. Leaving out both ends of every pair of the table: median error 5.8 %, 90th
// percentile 21.7 % (tests/bench/rtt_model_bench.cpp prints them).

namespace peerplan {
namespace {

constexpr double nearDetourMs = 4.0;
constexpr double nearDetourKm = 30.0;
/// How much longer than the great circle routes are: far, what is added near, and how it fades.
constexpr double inflation = 1.5;
constexpr double nearInflation = 0.5;
constexpr double inflationKm = 6000.0;
constexpr double covarianceKm = 5000.0;
constexpr double nugget = 0.03;
/// Two regions of one city tell about their buildings, not about the way between cities.
constexpr double leastAnchorKm = 50.0;

double lightMs(double km) {
    return 2.0 * km / fibreKmPerMs;
}

double covariance(double km) {
    return std::exp(-km / covarianceKm);
}

/// In four sums, which the processor adds side by side; the order is fixed, so the result is too.
double dot(const double* a, const double* b, std::size_t n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
    }
    for (; i < n; ++i) s0 += a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
}

/// matrix · vector, the matrix square and row by row.
std::vector<double> product(const std::vector<double>& matrix, const std::vector<double>& vector) {
    const std::size_t n = vector.size();
    std::vector<double> result(n);
    for (std::size_t i = 0; i < n; ++i) result[i] = dot(&matrix[i * n], vector.data(), n);
    return result;
}

/// The inverse of a symmetric positive definite matrix by its Cholesky factor L: the columns of
/// the inverse solve L Lᵀ x = e.
std::vector<double> inverseOf(std::vector<double> matrix, std::size_t n) {
    const auto at = [n](std::size_t i, std::size_t j) { return i * n + j; };
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[at(i, j)];
            for (std::size_t k = 0; k < j; ++k) sum -= matrix[at(i, k)] * matrix[at(j, k)];
            matrix[at(i, j)] = i == j ? std::sqrt(sum) : sum / matrix[at(j, j)];
        }
    }
    std::vector<double> inverse(n * n, 0.0);
    std::vector<double> x(n);
    for (std::size_t column = 0; column < n; ++column) {
        for (std::size_t i = 0; i < n; ++i) {
            double sum = i == column ? 1.0 : 0.0;
            for (std::size_t k = 0; k < i; ++k) sum -= matrix[at(i, k)] * x[k];
            x[i] = sum / matrix[at(i, i)];
        }
        for (std::size_t i = n; i-- > 0;) {
            double sum = x[i];
            for (std::size_t k = i + 1; k < n; ++k) sum -= matrix[at(k, i)] * x[k];
            x[i] = sum / matrix[at(i, i)];
        }
        for (std::size_t i = 0; i < n; ++i) inverse[at(i, column)] = x[i];
    }
    return inverse;
}

}  // namespace

RttModel::RttModel(const Catalogue& catalogue, std::span<const std::string> without) {
    findAnchors(catalogue, without);
    learnResiduals(catalogue);
    invertCovariance();
}

LatLon RttModel::regionPlace(const Catalogue& catalogue, const AzureRegion& region) {
    // Microsoft's coordinates name a country or a state as often as a city (France Central stands
    // 280 km from Paris, East US as far from Washington), so the nearest of the peering locations
    // that are local to the region is taken where there is one.
    const LatLon published{region.latitude, region.longitude};
    LatLon best = published;
    double bestKm = 0;
    bool found = false;
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        const auto& local = location.localAzureRegions;
        if (location.cloud != "public") continue;
        if (std::find(local.begin(), local.end(), region.display) == local.end()) continue;
        const LatLon place{location.latitude, location.longitude};
        const double km = greatCircleKm(published, place);
        if (!found || km < bestKm) {
            best = place;
            bestKm = km;
            found = true;
        }
    }
    return best;
}

void RttModel::findAnchors(const Catalogue& catalogue, std::span<const std::string> without) {
    std::map<std::string_view, std::size_t> rows;
    for (const RegionRtt& row : catalogue.regionRtts) ++rows[row.from];
    std::size_t most = 0;
    for (const auto& [region, count] : rows) most = std::max(most, count);
    for (const AzureRegion& region : catalogue.azureRegions) {
        const auto count = rows.find(region.name);
        // A region that the table hardly knows would pass its few figures on to its neighbours.
        if (count == rows.end() || count->second * 2 < most) continue;
        if (std::find(without.begin(), without.end(), region.name) != without.end()) continue;
        m_anchors.push_back({region.name, unitVector(regionPlace(catalogue, region))});
    }
    // By name, so that the order of the catalogue's rows does not touch the last digit.
    std::sort(m_anchors.begin(), m_anchors.end(),
              [](const Anchor& a, const Anchor& b) { return a.region < b.region; });
}

std::size_t RttModel::anchorOf(std::string_view region) const {
    const auto found = std::lower_bound(
        m_anchors.begin(), m_anchors.end(), region,
        [](const Anchor& anchor, std::string_view name) { return anchor.region < name; });
    if (found == m_anchors.end() || found->region != region) return m_anchors.size();
    return static_cast<std::size_t>(found - m_anchors.begin());
}

void RttModel::learnResiduals(const Catalogue& catalogue) {
    const std::size_t n = m_anchors.size();
    std::vector<double> sums(n * n, 0.0);
    std::vector<int> counts(n * n, 0);
    for (const RegionRtt& row : catalogue.regionRtts) {
        const std::size_t from = anchorOf(row.from);
        const std::size_t to = anchorOf(row.to);
        if (from == n || to == n || from == to || row.rttMs <= 0) continue;
        for (const std::size_t cell : {from * n + to, to * n + from}) {
            sums[cell] += row.rttMs;
            ++counts[cell];
        }
    }
    m_residuals.assign(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const std::size_t cell = i * n + j;
            const double km = greatCircleKm(m_anchors[i].direction, m_anchors[j].direction);
            if (counts[cell] == 0 || km < leastAnchorKm) continue;
            m_residuals[cell] = std::log(sums[cell] / counts[cell] / geometricMs(km));
        }
    }
}

void RttModel::invertCovariance() {
    const std::size_t n = m_anchors.size();
    std::vector<double> covariances(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            covariances[i * n + j] =
                covariance(greatCircleKm(m_anchors[i].direction, m_anchors[j].direction));
        }
        covariances[i * n + i] += nugget;
    }
    m_inverse = inverseOf(std::move(covariances), n);
}

double RttModel::geometricMs(double km) {
    const double longer = inflation + nearInflation * std::exp(-km / inflationKm);
    return nearDetourMs * km / (km + nearDetourKm) + longer * lightMs(km);
}

RttPlace RttModel::at(LatLon place) const {
    RttPlace made;
    made.place = place;
    made.direction = unitVector(place);
    std::vector<double> covariances(m_anchors.size());
    for (std::size_t i = 0; i < m_anchors.size(); ++i) {
        covariances[i] = covariance(greatCircleKm(made.direction, m_anchors[i].direction));
    }
    made.weights = product(m_inverse, covariances);
    made.residual = product(m_residuals, made.weights);
    return made;
}

double RttModel::rttMs(const RttPlace& a, const RttPlace& b) const {
    const double km = greatCircleKm(a.direction, b.direction);
    // Both ways, as a product of floating point sums is not symmetric to the last bit.
    const std::size_t n = m_anchors.size();
    assert(a.weights.size() == n && b.weights.size() == n);  // of this model
    const double forth = dot(a.weights.data(), b.residual.data(), n);
    const double back = dot(b.weights.data(), a.residual.data(), n);
    const double residual = (forth + back) / 2.0;
    return std::max(geometricMs(km) * std::exp(residual), lightMs(km));
}

double RttModel::rttMs(LatLon a, LatLon b) const {
    return rttMs(at(a), at(b));
}

Rtt RttModel::rtt(const RttPlace& a, const RttPlace& b) const {
    const Rtt rounded = Rtt::ms(rttMs(a, b));
    return a.place == b.place ? rounded : std::max(rounded, Rtt::us(1));
}

Rtt RttModel::rtt(LatLon a, LatLon b) const {
    return rtt(at(a), at(b));
}

}  // namespace peerplan
