// SPDX-License-Identifier: MIT
#pragma once

/// Which egress a flow takes, and by which perimeter and connections (rules R2 to R7, W4, L1, L2).

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "planner/routing/distances.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Why an egress cannot be taken at all.
enum class Obstacle : std::uint8_t {
    None,
    /// All its connections are dead.
    Dead,
    /// Every perimeter that it names is dead, or the flow's own site has none.
    NoPerimeter,
    /// The WAN does not lead there.
    Unreachable
};

/// One way into an egress: a connection that lives and is reached.
struct EntryWay {
    EntryId entry;
    std::int64_t cost = 0;
    double up = 0;
    double down = 0;
    /// Whole round trip by it, in µs.
    double rttUs = 0;
};

/// What an egress costs a flow from one site.
struct EgressWay {
    Obstacle obstacle = Obstacle::Dead;
    PerimeterId perimeter;
    /// WAN cost to the nearest live connection, through the perimeter.
    std::int64_t cost = 0;
    bool stated = false;
    /// Whole round trip by that connection, in whole µs: what the comparison by RTT takes.
    std::int64_t rttUs = 0;
    std::vector<EntryWay> entries;
};

/// What decides for one flow where it may go.
struct Errand {
    FlowKind kind = FlowKind::Carried;
    SiteId from;
    std::uint32_t azureRegion = CompiledNetwork::none;
    /// The front door that the site's resolver gives; `none` is the one nearest the egress.
    std::uint32_t door = CompiledNetwork::none;
    /// Before the path begins: the way to the VPN gateway.
    double leadUs = 0;
};

class Chooser {
  public:
    Chooser(const CompiledNetwork& network, const LiveState& live, const Distances& distances);

    /// Once after every change of the state, before anything is asked. `keepDoors`: resolvers give
    /// the front doors that they gave before, but for those that are forgotten or set.
    void begin(bool afterManualSwitch, bool keepDoors = false);
    void setDoor(std::size_t resolver, std::uint32_t door);
    void forgetDoor(std::size_t resolver) { m_doorStamp[resolver] = m_doors - 1; }

    /// Where a flow goes; its ways are added to `uses`. An inbound flow is chosen after the flow
    /// that its answers take, whose ways are `answers`.
    FlowResult choose(FlowId flow, std::vector<Use>& uses);

    /// From now on `couldLosersWin` is kept. Linear in the arcs.
    void watchLosers();
    /// Since it was last asked: whether some failure that leaves all ways of what was chosen as
    /// they are could let another egress win; `true` where that is not known.
    bool couldLosersWin() { return std::exchange(m_losersCould, false); }

    /// The egress as the errand finds it, into memory that the chooser keeps until the next call
    /// for another errand.
    const EgressWay& wayTo(const Errand& errand, EgressId egress);
    Errand errandOf(const Flow& flow);
    /// How a resolver asks (rule L2): as the Internet-only flow of its site, with the front door
    /// nearest each egress.
    FlowResult chooseForResolver(SiteId resolver, std::vector<Use>& uses);
    /// The front door that a site's resolver gave when it was last asked in this state; `none` for
    /// the nearest to each egress.
    std::uint32_t doorNow(SiteId site) const;
    /// The front door that a resolver gives in this state, by its position in `resolverSites`.
    std::uint32_t doorOfResolver(std::size_t resolver);
    /// From a connection or an Internet egress to a front door, in ms (rules L1, L2).
    double microsoftMs(EntryId entry, std::uint32_t door) const;
    /// The gateway of a remote site in this state; nullptr if none lives.
    const GatewayChoice* gatewayOf(SiteId site) const;

  private:
    struct Memo {
        std::uint32_t stamp = 0;
        EgressWay way;
    };
    struct NearMemo {
        std::uint32_t stamp = 0;
        Way way;
    };
    Way leg(NodeId from, NodeId to) const;
    /// From the errand's site to a perimeter's, or to itself where it crosses none; the other way
    /// around for what comes in. Kept until the next errand.
    const Way& nearWay(const Errand& errand, PerimeterId perimeter, NodeId middle);
    bool pickRank(const Errand& errand, const CandidateRank& rank, FlowResult& result,
                  std::vector<Use>& uses);
    /// The least that an egress could ever cost.
    struct Best {
        std::int64_t cost = Way::unreachable;
        std::int64_t rttUs = Way::unreachable;
    };
    template <class Wins>
    bool couldLosersWin(const Errand& errand, bool stated, const Best& bound, const Wins& wins);
    Best bestOf(const Errand& errand, const Egress& egress);
    void findWay(const Errand& errand, EgressId egress, EgressWay& way);
    bool tryEntries(const Errand& errand, const Egress& egress, bool spare, EgressWay& way);
    void listPerimeters(const Errand& errand, const Egress& egress);
    double microsoftUs(const Errand& errand, const Entry& entry, EntryId id) const;
    std::uint32_t doorOf(SiteId site);
    FlowResult chooseBetweenSites(const Flow& flow, std::vector<Use>& uses) const;
    FlowResult chooseOutbound(const Flow& flow, const Errand& errand, std::vector<Use>& uses);
    void addAnswers(const Flow& flow, FlowResult& result, std::vector<Use>& uses);

    const CompiledNetwork* m_network;
    const LiveState* m_live;
    const Distances* m_distances;
    bool m_afterManual = false;
    bool m_watching = false;
    bool m_rttMayFall = false;
    bool m_losersCould = false;
    std::vector<Memo> m_memo;
    /// By perimeter, after the one for none.
    std::vector<NearMemo> m_near;
    std::uint32_t m_stamp = 0;
    Errand m_errand;
    std::vector<PerimeterId> m_perimeters;
    bool m_perimeterNamed = false;
    std::vector<std::pair<EgressId, const EgressWay*>> m_candidates;
    std::vector<EntryWay> m_trial;
    std::vector<Use> m_spare;
    /// The door of each resolver site in this state, worked out when first asked.
    std::vector<std::uint32_t> m_doorOfResolver;
    std::vector<std::uint32_t> m_doorStamp;
    std::uint32_t m_doors = 1;
};

}  // namespace peerplan
