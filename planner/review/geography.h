// SPDX-License-Identifier: MIT
#pragma once

/// Where sites stand among Microsoft's peering locations: nearest ones, continents.

#include <optional>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "model/site.h"
#include "planner/latency/great_circle.h"

namespace peerplan::reviewing {

/// The part of the world of a geopolitical region of the catalogue, as people share circuits in it:
/// Asia with Oceania. Empty for what is not known.
std::string_view continentOf(const PeeringLocation& location);

/// A site's coordinates; nothing where it states none.
std::optional<LatLon> placeOf(const Site& site);

/// The public peering locations with their places worked out once. The catalogue must outlive it.
class Geography {
  public:
    explicit Geography(const Catalogue& catalogue);

    struct Near {
        const PeeringLocation* location = nullptr;
        double km = 0;
    };
    /// Linear in the locations. No location in an empty catalogue.
    Near nearest(LatLon place) const;

    /// The part of the world that people there share circuits in: that of the nearest location, but
    /// where Microsoft has few of them (South America, Africa) by coordinates. Empty where there is
    /// no location.
    std::string_view continent(LatLon place) const;

    std::size_t size() const { return m_places.size(); }
    const PeeringLocation& location(std::size_t i) const { return *m_locations[i]; }
    double km(std::size_t i, const UnitVector& place) const {
        return greatCircleKm(m_places[i], place);
    }

  private:
    std::vector<const PeeringLocation*> m_locations;
    std::vector<UnitVector> m_places;
};

}  // namespace peerplan::reviewing
