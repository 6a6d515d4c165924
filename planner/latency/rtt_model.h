// SPDX-License-Identifier: MIT
#pragma once

/// The round-trip time between any two places, from their distance and from what Microsoft
/// publishes between its regions.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "model/quantity.h"
#include "planner/latency/great_circle.h"

namespace peerplan {

/// A place with what the model needs of it worked out once; see RttModel::at.
struct RttPlace {
    LatLon place;
    UnitVector direction;
    std::vector<double> weights;   ///< one per anchor
    std::vector<double> residual;  ///< the residual from this place to each anchor
};

/// Immutable and free of locks: share one between threads.
class RttModel {
  public:
    /// Learns from the RTT table of the catalogue; an empty table leaves the geometric model.
    /// `without` are Azure regions to leave out, for judging the model on pairs it has not seen.
    /// O(n³) in the number of regions in the table (51: a millisecond).
    explicit RttModel(const Catalogue& catalogue, std::span<const std::string> without = {});

    /// What the model needs of a place. O(n²) in the regions: a few microseconds. Hold on to the
    /// points of places that are asked for often.
    RttPlace at(LatLon place) const;

    /// Round-trip time in ms: exactly symmetric, 0 from a place to itself, never faster than light
    /// in fibre, continuous. O(n) in the regions.
    double rttMs(const RttPlace& a, const RttPlace& b) const;
    double rttMs(LatLon a, LatLon b) const;

    /// The same in whole microseconds, at least 1 µs between two places that differ.
    Rtt rtt(const RttPlace& a, const RttPlace& b) const;
    Rtt rtt(LatLon a, LatLon b) const;

    /// Round-trip time in ms by distance alone.
    static double geometricMs(double km);

    /// Where an Azure region stands for the model.
    static LatLon regionPlace(const Catalogue& catalogue, const AzureRegion& region);

  private:
    struct Anchor {
        std::string region;
        UnitVector direction;
    };

    void findAnchors(const Catalogue& catalogue, std::span<const std::string> without);
    void learnResiduals(const Catalogue& catalogue);
    void invertCovariance();
    std::size_t anchorOf(std::string_view region) const;

    std::vector<Anchor> m_anchors;
    // Square matrices over the anchors, row by row.
    std::vector<double> m_residuals;
    std::vector<double> m_inverse;
};

}  // namespace peerplan
