// SPDX-License-Identifier: MIT
#pragma once

/// Routing straight from the rules: names instead of ids, every path followed one by one, nothing
/// kept between questions. Slow, and independent of planner/network and planner/routing.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/latency/front_door.h"
#include "planner/latency/rtt_model.h"

namespace peerplan::tests {

struct SlowRates {
    double up = 0;
    double down = 0;
};

/// Where a flow went.
struct SlowResult {
    /// served, manual, cut or site-down
    std::string outcome = "cut";
    bool asymmetric = false;
    double rttUs = 0;
    /// Shares by egress (`circuit/x`, `internet/y`).
    std::map<std::string, SlowRates> shares{};
};

/// What is asked to be routed: the services of a site, or the plan's demands and inbound flows.
struct SlowTraffic {
    /// By site and service.
    std::map<std::pair<std::string, std::string>, SlowRates> services;
    /// By position in the plan's lists.
    std::map<std::size_t, SlowRates> demands;
    std::map<std::size_t, SlowRates> inbound;
};

struct SlowAnswer {
    /// By site and service; by position.
    std::map<std::pair<std::string, std::string>, SlowResult> services;
    std::map<std::size_t, SlowResult> demands;
    std::map<std::size_t, SlowResult> inbound;
    /// Load by component reference, `up` as the element counts it.
    std::map<std::string, SlowRates> loads;
};

class SlowRouter {
  public:
    SlowRouter(const Plan& plan, const Catalogue& catalogue);

    SlowAnswer route(const std::set<std::string>& failed, bool afterManualSwitch,
                     const SlowTraffic& traffic);

  private:
    struct Edge {
        std::string tail;
        std::string head;
        std::int64_t cost = 1;
        double rttUs = 0;
        bool stated = false;
        /// Elements with whether they are crossed from their far end.
        std::vector<std::pair<std::string, bool>> elements;
        std::string tailDevice;
        std::string headDevice;
    };
    struct Path {
        std::int64_t cost = -1;
        double rttUs = 0;
        bool stated = false;
        bool reaches() const { return cost >= 0; }
    };
    struct Entry {
        std::string ref;
        std::string node;
        std::string device;
        bool primary = true;
        double rttUs = 0;
        double microsoftUs = 0;
        Path path{};
        double up = 0;
        double down = 0;
        double totalUs = 0;
    };
    struct Found {
        std::string egress;
        std::string perimeter;
        std::int64_t cost = 0;
        bool stated = false;
        std::int64_t rttUs = 0;
        std::int64_t preference = 100;
        double weight = 1;
        std::vector<Entry> entries;
    };
    struct Ask {
        std::string site;
        /// carried, internet, private, inbound
        std::string kind;
        std::set<std::string> carriers;
        /// Front door that the resolver gives, -1 for the nearest to the egress.
        int door = -1;
        double leadUs = 0;
    };
    struct Rank {
        std::vector<std::string> egresses;
        bool manual = false;
    };

    // What lives (C1 to C3).
    bool alive(const std::set<std::string>& reasons) const;
    std::set<std::string> groupsWith(const std::string& ref) const;
    std::set<std::string> ofGroups(const std::vector<Ref<RiskGroup>>& groups) const;
    std::set<std::string> whySite(const std::string& id) const;
    std::set<std::string> whyDevice(const std::string& id) const;
    std::set<std::string> whyNetwork(const std::string& id, const std::string& pop) const;
    std::set<std::string> whyLink(const Link& link) const;
    std::set<std::string> whyConnection(const Circuit& circuit, const Connection& end) const;
    std::set<std::string> whyInternet(const InternetEgress& egress) const;
    std::string locationOf(const Circuit& circuit, ConnectionRole role) const;
    bool perimeterAlive(const Perimeter& perimeter) const;

    // The WAN (W1 to W3).
    void buildEdges();
    bool transit(const std::string& site) const;
    bool passable(const std::string& node) const;
    std::map<std::string, std::int64_t> costsTo(const std::string& end);
    Path path(const std::string& from, const std::string& to);
    void meanOf(const std::string& from, const std::string& to,
                const std::map<std::string, std::int64_t>& costs, double share, double soFarUs,
                Path& path);
    double modelUs(const std::string& siteA, const std::string& siteB) const;
    RttPlace placeOfSite(const std::string& id) const;
    RttPlace placeOfLocation(const std::string& name) const;
    bool hasPlace(const std::string& site) const;

    // The choice of egress (R1 to R7, W4, L1, L2).
    std::set<std::string> carriersOf(const std::string& service) const;
    std::vector<Rank> ranksOf(const Ask& ask, const std::string& service, bool useRoutes) const;
    void internetRanks(const std::string& site, bool manual, std::vector<Rank>& ranks) const;
    std::vector<Found> consider(const Ask& ask, const std::string& egress);
    std::vector<Found> pick(const Ask& ask, const std::vector<Rank>& ranks, bool& manualOnly);
    int doorOf(const std::string& site);
    SlowResult outbound(Ask ask, const std::string& service, const SlowRates& rates,
                        bool useRoutes);
    SlowResult between(const std::string& from, const std::string& to, const SlowRates& rates);
    SlowResult inbound(const Inbound& flow, const SlowRates& rates);

    // Loads (W5, H1).
    void walk(const std::string& from, const std::string& to, const std::string& inDevice,
              const std::string& outDevice, const SlowRates& rates);
    std::vector<const Edge*> nextHops(const std::string& from, const std::string& to,
                                      const std::map<std::string, std::int64_t>& costs) const;
    void load(const std::string& element, double up, double down);
    void take(const Ask& ask, const std::vector<Found>& found, const SlowRates& rates,
              SlowResult& result);

    const Site& siteOf(const std::string& id) const;
    bool flagInternetShared(const InternetEgress& egress) const;

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    RttModel m_model;
    std::vector<FrontDoor> m_doors;
    std::set<std::string> m_failed;
    bool m_after = false;
    std::vector<Edge> m_edges;
    std::map<std::string, std::map<std::string, std::int64_t>> m_costs;
    std::map<std::string, SlowRates> m_loads;
};

}  // namespace peerplan::tests
