// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/answer_maker.h"

#include <algorithm>
#include <numeric>

#include "planner/bandwidth/element_names.h"
#include "planner/bandwidth/headroom.h"
#include "planner/network/element_ref.h"

namespace peerplan::sweeping {
namespace {

class AnswerMaker {
  public:
    AnswerMaker(const Plan& plan, const Audience& audience, const Swept& swept, const Tally& tally,
                SweepAnswer& answer)
        : m_plan(plan),
          m_audience(audience),
          m_network(audience.network()),
          m_judged(audience.judged()),
          m_swept(swept),
          m_tally(tally),
          m_answer(answer) {}

    void make(std::size_t worst) {
        m_answer.users = m_audience.allUsers();
        m_answer.countsSites = m_audience.countsSites();
        const Effect& normal = m_audience.normal();
        m_answer.usersCutBefore = normal.usersCut + normal.usersWaiting;
        m_answer.normal = state(normal, {});
        singles(worst);
        pairs();
        tiers();
        bins();
        elements();
        offices();
        regions();
        circuits();
    }

  private:
    const std::string& refOf(std::uint32_t candidate) const {
        return m_network.components[m_swept.candidates[candidate].component].ref;
    }

    /// What failed in a state: one component or two.
    std::vector<std::string> failedIn(StateIndex state) const {
        if (state == noState) return {};
        const std::size_t count = m_swept.candidates.size();
        if (state < count) return {refOf(static_cast<std::uint32_t>(state))};
        const Pair& pair = m_swept.pairs[state - count];
        return {refOf(pair.first), refOf(pair.second)};
    }

    FailureTier tierIn(StateIndex state) const {
        const std::size_t count = m_swept.candidates.size();
        if (state < count) return m_swept.candidates[state].tier;
        const Pair& pair = m_swept.pairs[state - count];
        return std::max(m_swept.candidates[pair.first].tier, m_swept.candidates[pair.second].tier);
    }

    std::optional<HeadroomClass> classOf(const StateLoad& load) const {
        if (!load.capacityKbps) return std::nullopt;
        return headroomClass(load.loadKbps, *load.capacityKbps, m_judged.borders());
    }

    SweepState state(const Effect& effect, std::vector<std::string> failed) const {
        SweepState row;
        row.failed = std::move(failed);
        row.usersTouched = effect.usersTouched;
        row.usersCut = effect.usersCut;
        row.usersWaiting = effect.usersWaiting;
        row.usersDegraded = effect.usersDegraded;
        row.usersDown = effect.usersDown;
        row.sitesHurt = effect.sitesHurt;
        row.userEquivalents = effect.userEquivalents;
        row.congested = effect.congested;
        if (effect.worse) {
            row.element = elementRef(m_network, effect.worseElement);
            row.load = loadAnswer(*effect.worse, m_judged.table());
            row.headroomClass = classOf(*effect.worse);
        }
        if (effect.least) {
            row.leastElement = elementRef(m_network, effect.leastElement);
            row.least = loadAnswer(*effect.least, m_judged.table());
        }
        if (effect.extraUs) {
            row.extraRttMs = *effect.extraUs / 1e3;
            row.worstExtraRttMs = effect.worstExtraUs / 1e3;
            row.worstExtraRttSite = m_plan.sites[effect.worstExtraSite.at()].id;
        }
        return row;
    }

    void singles(std::size_t worst) {
        for (const std::uint32_t c : m_swept.singles) {
            SweepState row = state(m_swept.effects[c].effect, {refOf(c)});
            row.tier = m_swept.candidates[c].tier;
            if (!m_swept.probability.empty() && m_swept.probability[c] >= 0) {
                row.probability = m_swept.probability[c];
            }
            m_answer.singles.push_back(std::move(row));
        }
        std::vector<std::uint32_t> order(m_swept.singles.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto takes = [&](std::uint32_t i) {
            const ComponentId id = m_swept.candidates[m_swept.singles[i]].component;
            return m_network.components.atoms(id).size();
        };
        const std::size_t count = std::min(worst, order.size());
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                          order.end(), [&](std::uint32_t a, std::uint32_t b) {
                              const Effect& first = m_swept.effects[m_swept.singles[a]].effect;
                              const Effect& second = m_swept.effects[m_swept.singles[b]].effect;
                              if (isWorse(first, second)) return true;
                              if (isWorse(second, first)) return false;
                              return takes(a) != takes(b) ? takes(a) < takes(b) : a < b;
                          });
        order.resize(count);
        m_answer.worst = std::move(order);
    }

    void pairs() {
        for (std::size_t i = 0; i < m_swept.worstPairs.size(); ++i) {
            const RankedPair& pair = m_swept.worstPairs[i];
            SweepState row = state(pair.effect, failedIn(pair.state));
            row.tier = tierIn(pair.state);
            row.usersBeyond = pair.usersBeyond;
            if (!m_swept.pairProbability.empty() && m_swept.pairProbability[i] >= 0) {
                row.probability = m_swept.pairProbability[i];
            }
            m_answer.worstPairs.push_back(std::move(row));
        }
    }

    void tiers() {
        for (const FailureTier tier :
             {FailureTier::Local, FailureTier::Regional, FailureTier::Global}) {
            SweepTier row;
            row.tier = tier;
            const Effect* worst = nullptr;
            for (const std::uint32_t c : m_swept.singles) {
                if (m_swept.candidates[c].tier != tier) continue;
                const Effect& effect = m_swept.effects[c].effect;
                ++row.states;
                row.cutting += effect.usersCut > 0 ? 1 : 0;
                row.waiting += effect.usersWaiting > 0 ? 1 : 0;
                row.congesting += effect.congested > 0 ? 1 : 0;
                if (worst != nullptr && !isWorse(effect, *worst)) continue;
                worst = &effect;
                row.failed = {refOf(c)};
                row.usersCut = effect.usersCut + effect.usersWaiting;
                row.userEquivalents = effect.userEquivalents;
            }
            if (row.states > 0) m_answer.tiers.push_back(std::move(row));
        }
    }

    void bins() {
        std::int64_t least = 0;
        for (std::size_t b = 0; b < userBins; ++b) {
            SweepUsersBin bin;
            bin.least = least;
            if (b + 1 < userBins) bin.most = b == 0 ? 0 : least * 10 - 1;
            bin.singles = m_swept.singlesByUsers[b];
            bin.pairs = m_tally.byUsers()[b] - bin.singles;
            m_answer.byUsers.push_back(bin);
            least = b == 0 ? 1 : least * 10;
        }
        for (std::size_t b = 0; b < headroomBins; ++b) {
            SweepHeadroomBin bin;
            bin.overload = b == 0;
            bin.headroomClass =
                b == 0 ? HeadroomClass::Congested : static_cast<HeadroomClass>(b - 1);
            bin.singles = m_swept.singlesByHeadroom[b];
            bin.pairs = m_tally.byHeadroom()[b] - bin.singles;
            m_answer.byHeadroom.push_back(bin);
        }
    }

    void elements() {
        std::vector<std::pair<const StateLoad*, SweepElement>> rows;
        for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
            const ElementId id(e);
            const ElementTally& tally = m_tally.elements()[e];
            const StateLoad& normal = m_judged.normal(id);
            const StateLoad& worst = tally.worst ? *tally.worst : normal;
            if (normal.loadKbps <= 0 && worst.loadKbps <= 0) continue;
            SweepElement row;
            row.kind = kindOf(m_network.elements[e].kind);
            row.ref = elementRef(m_network, id);
            row.normal = loadAnswer(normal, m_judged.table());
            row.worst = loadAnswer(worst, m_judged.table());
            row.failed = failedIn(tally.state);
            row.headroomClass = classOf(worst);
            row.congestedIn = tally.congestedIn;
            rows.emplace_back(&worst, std::move(row));
        }
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            const bool known = a.first->capacityKbps.has_value();
            if (known != b.first->capacityKbps.has_value()) return known;
            return peerplan::isWorse(*a.first, *b.first);
        });
        for (auto& [load, row] : rows) m_answer.elements.push_back(std::move(row));
    }

    void offices() {
        for (std::size_t s = 0; s < m_plan.sites.size(); ++s) {
            const SiteId site(s);
            if (m_audience.users(site) == 0) continue;
            const OfficeTally& tally = m_tally.offices()[s];
            SweepOffice row;
            row.site = m_plan.sites[s].id;
            row.users = m_audience.users(site);
            row.fate = tally.fate;
            row.failed = failedIn(tally.state);
            row.share = tally.share;
            row.extraRttMs = tally.extraUs / 1e3;
            row.cutIn = tally.cutIn;
            row.waitingIn = tally.waitingIn;
            row.degradedIn = tally.degradedIn;
            m_answer.offices.push_back(std::move(row));
        }
        std::stable_sort(m_answer.offices.begin(), m_answer.offices.end(),
                         [](const SweepOffice& a, const SweepOffice& b) {
                             if (a.fate != b.fate) return a.fate < b.fate;
                             return a.users > b.users;
                         });
    }

    void regions() {
        for (std::size_t r = 0; r <= m_network.regionCount; ++r) {
            SweepRegion row;
            if (r < m_plan.regions.size()) row.region = m_plan.regions[r].id;
            for (std::size_t s = 0; s < m_network.siteCount(); ++s) {
                const std::size_t of =
                    std::min<std::size_t>(m_network.sites[s].region, m_network.regionCount);
                if (of == r) row.users += m_audience.users(SiteId(s));
            }
            if (row.users == 0) continue;
            const RegionTally& tally = m_tally.regions()[r];
            if (tally.state != noState) {
                row.failed = failedIn(tally.state);
                row.tier = tierIn(tally.state);
                row.usersCut = tally.usersCut;
                row.usersWaiting = tally.usersWaiting;
                row.usersDegraded = tally.usersDegraded;
                row.userEquivalents = tally.userEquivalents;
                if (tally.weight > 0) row.extraRttMs = tally.extraUs / tally.weight / 1e3;
            }
            m_answer.regions.push_back(std::move(row));
        }
    }

    void circuits() {
        struct Row {
            const CircuitInFailure* found;
            std::uint32_t candidate;
        };
        std::vector<Row> rows;
        for (const std::uint32_t c : m_swept.singles) {
            for (const CircuitInFailure& found : m_swept.circuits[c]) rows.push_back({&found, c});
        }
        std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
            if (a.found->circuit != b.found->circuit) return a.found->circuit < b.found->circuit;
            return peerplan::isWorse(a.found->load, b.found->load);
        });
        for (const Row& row : rows) {
            m_answer.circuits.push_back(
                {elementRef(m_network, row.found->circuit), refOf(row.candidate),
                 loadAnswer(row.found->load, m_judged.table()), classOf(row.found->load)});
        }
    }

    const Plan& m_plan;
    const Audience& m_audience;
    const CompiledNetwork& m_network;
    const JudgedBase& m_judged;
    const Swept& m_swept;
    const Tally& m_tally;
    SweepAnswer& m_answer;
};

}  // namespace

void makeAnswer(const Plan& plan, const Audience& audience, const Swept& swept, const Tally& tally,
                std::size_t worst, SweepAnswer& answer) {
    AnswerMaker(plan, audience, swept, tally, answer).make(worst);
}

}  // namespace peerplan::sweeping
