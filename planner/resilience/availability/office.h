// SPDX-License-Identifier: MIT
#pragma once

/// A site's own part of its figure: its links, perimeters, Internet egresses and VPN gateways.

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "planner/resilience/availability/terms.h"

namespace peerplan::uptime {

/// How a site's own part can end: which core terms it leads to with which probability.
struct OwnPart {
    std::vector<std::uint32_t> terms;
    std::vector<double> probability;
    double unknown = 0;
    /// d probability[i] / d q of own fault k: slopes[i × ownCount + k].
    std::size_t ownCount = 0;
    std::vector<double> slopes;
};

/// One way to look at a site: an own part, with the faults that stand in it.
struct OfficeCase {
    std::uint32_t part = 0;
    std::uint32_t firstFault = 0;
};

/// Groups of services that must all be up, ascending.
using GroupSet = std::vector<std::uint32_t>;

class Offices {
  public:
    /// `withManual`: fallbacks that need a person count, too (rule R4). `mostOutcomeBits`: a site
    /// whose links to different places, and causes that it shares with the core, are more is worked
    /// out together with the core, since there were too many ways in which its own part can end.
    Offices(const CompiledNetwork& network, const Faults& faults, Terms& terms, bool withManual,
            std::size_t mostOutcomeBits);

    /// What a site's services come to; the cases' failures add up (each stands for a VPN gateway
    /// that clients may have come to).
    void look(SiteId site, const GroupSet& groups, std::vector<OfficeCase>& cases);
    const OwnPart& part(std::uint32_t id) const { return m_parts[id]; }
    std::span<const FaultId> faultsOf(const OfficeCase& of) const {
        return {m_faultList.data() + of.firstFault, m_parts[of.part].ownCount};
    }
    /// Own parts that were worked out.
    std::size_t size() const { return m_parts.size(); }

  private:
    struct Request;
    struct Draft;
    Egresses egressesOf(std::uint32_t list) const;
    Request gather(SiteId site, const GroupSet& groups, SiteId gateway) const;
    void addOrigin(const Request& request, std::uint8_t source, SiteId origin, Draft& draft) const;
    void takeStraight(SiteId neighbour, std::uint8_t source, SiteId origin, const Event& before,
                      Draft& draft) const;
    void comeBack(const Request& request, std::uint8_t source, SiteId origin, SiteId neighbour,
                  const Event& before, Draft& draft) const;
    DistantPerimeters distantOf(const Goals& goals, std::uint8_t source, SiteId origin,
                                const Egress& egress) const;
    void addOwnInternet(const Request& request, std::uint8_t source, SiteId origin,
                        Draft& draft) const;
    void pinGateways(const Request& request, Draft& draft) const;
    std::vector<FaultId> gatewayFaults(const Request& request) const;
    void fill(const Request& request, bool direct, Draft& draft) const;
    OfficeCase finish(const Request& request, Draft& draft);
    OfficeCase finishWithCore(const Request& request, bool direct, const Draft& own);
    OwnPart workOut(const Request& request, Draft& draft);

    const CompiledNetwork& m_network;
    const Faults& m_faults;
    Terms& m_terms;
    bool m_withManual;
    std::size_t m_mostOutcomeBits;
    std::map<std::vector<std::uint64_t>, std::uint32_t> m_ids;
    std::vector<OwnPart> m_parts;
    std::map<std::vector<std::pair<AtomId, SiteId>>, double> m_noneLives;
    std::vector<FaultId> m_faultList;
};

}  // namespace peerplan::uptime
