// SPDX-License-Identifier: MIT
#pragma once

/// The places of a plan on its map, and where to find them again.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/catalogue.h"
#include "model/map.h"
#include "model/plan.h"
#include "planner/network/places.h"
#include "planner/report/map_figures.h"
#include "planner/report/names.h"

namespace peerplan {

class MapPlaces {
  public:
    /// In `NetworkMap::places`; nothing where there are no coordinates.
    using Position = std::optional<std::uint32_t>;

    /// Adds them to `map`, which must outlive this like all the others.
    MapPlaces(const Plan& plan, const Catalogue& catalogue, const Names& names,
              const MapFigures& figures, NetworkMap& map);

    Position site(const std::string& id) const { return at(m_sites, id); }
    Position popAt(const std::string& network, const std::string& pop) const;
    /// Where a line that has its other end at `near` meets a network: the PoP that it names, else
    /// the nearest, as in routing; the network itself where none is known.
    Position networkAt(const Ref<Network>& ref, const std::string& pop, Position near) const;
    /// Of a connection of the circuit at that position in the plan.
    Position peeringOf(std::size_t circuit, ConnectionRole role) const;
    /// Of the Internet egress at that position in the plan.
    Position internet(std::size_t egress) const { return m_internet[egress]; }
    /// Of the reference of a site, a PoP or a network.
    Position placeOf(const std::string& ref) const;
    bool samePlace(std::uint32_t a, std::uint32_t b) const;

  private:
    using Positions = std::unordered_map<std::string, std::uint32_t>;

    static Position at(const Positions& positions, const std::string& key);
    std::uint32_t add(MapPlaceKind kind, std::string name, std::string ref, double latitude,
                      double longitude);
    void addSites();
    void addPops();
    void addNetworks();
    void addPeeringLocations();
    void addGateways();
    void addAtSites();
    Position addAt(MapPlaceKind kind, std::string name, std::string ref, const std::string& site);
    void addAzureRegions();

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    const Names& m_names;
    const MapFigures& m_figures;
    const UsedLocations m_locations;
    NetworkMap& m_map;
    Positions m_sites;
    Positions m_pops;
    /// Networks without PoPs, by id.
    Positions m_clouds;
    std::vector<Position> m_peering;
    std::vector<Position> m_internet;
};

}  // namespace peerplan
