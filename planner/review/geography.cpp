// SPDX-License-Identifier: MIT
#include "planner/review/geography.h"

#include <limits>

namespace peerplan::reviewing {

std::string_view continentOf(const PeeringLocation& location) {
    struct Part {
        std::string_view region;
        std::string_view continent;
    };
    static constexpr Part parts[] = {
        {"Europe", "Europe"},
        {"North America", "North America"},
        {"South America", "South America"},
        {"Asia", "Asia Pacific"},
        {"India", "Asia Pacific"},
        {"Japan", "Asia Pacific"},
        {"South Korea", "Asia Pacific"},
        {"Oceania", "Asia Pacific"},
        {"Australia Government", "Asia Pacific"},
        {"Israel", "Middle East"},
        {"UAE", "Middle East"},
        {"Qatar", "Middle East"},
        {"South Africa", "Africa"},
    };
    for (const Part& part : parts) {
        if (part.region == location.geopoliticalRegion) return part.continent;
    }
    return {};
}

std::optional<LatLon> placeOf(const Site& site) {
    if (!site.lat || !site.lon) return std::nullopt;
    return LatLon{*site.lat, *site.lon};
}

Geography::Geography(const Catalogue& catalogue) {
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        if (location.cloud != "public") continue;
        m_locations.push_back(&location);
        m_places.push_back(unitVector({location.latitude, location.longitude}));
    }
}

Geography::Near Geography::nearest(LatLon place) const {
    const UnitVector at = unitVector(place);
    double most = -std::numeric_limits<double>::infinity();
    std::size_t best = m_places.size();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const UnitVector& there = m_places[i];
        const double cosine = there.x * at.x + there.y * at.y + there.z * at.z;
        if (cosine <= most) continue;
        most = cosine;
        best = i;
    }
    if (best == m_places.size()) return {};
    return {m_locations[best], greatCircleKm(m_places[best], at)};
}

std::string_view Geography::continent(LatLon place) const {
    // Bogotá is nearer to Miami than to São Paulo, and Nairobi to Dubai than to Johannesburg.
    const double north = place.latitude;
    const double east = place.longitude;
    if (north < 12.6 && east > -82 && east < -34) return "South America";
    if (north < 32 && north > -36 && east > -18 && east < (north > 12 ? 33 : 51)) return "Africa";
    const Near near = nearest(place);
    return near.location == nullptr ? std::string_view() : continentOf(*near.location);
}

}  // namespace peerplan::reviewing
