// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/select.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "planner/ogs/policies/compare.h"
#include "planner/ogs/selection/explain.h"
#include "planner/ogs/selection/findings.h"
#include "planner/ogs/selection/probe_time.h"
#include "planner/ogs/selection/shared_keys.h"
#include "planner/ogs/selection/tunnels.h"

namespace peerplan {
namespace {

std::int64_t usersOf(const Site& site) {
    std::int64_t users = 0;
    for (const Users& group : site.users) users += group.count.value();
    return users;
}

/// V2: accepted for the object or everywhere, and on the plan's day still.
std::string acceptedReason(const Plan& plan, const Finding& finding) {
    for (const Accepted& accepted : plan.accepted) {
        if (accepted.rule != finding.rule) continue;
        if (accepted.until && *accepted.until < plan.asOf) continue;
        const auto& subjects = finding.subjects;
        if (accepted.object.empty() ||
            std::find(subjects.begin(), subjects.end(), accepted.object) != subjects.end()) {
            return accepted.reason.empty() ? accepted.rule : accepted.reason;
        }
    }
    return {};
}

class Selection {
  public:
    Selection(const Plan& plan, const GatewayRtts& rtts, const SelectInput& input)
        : m_plan(plan), m_rtts(rtts), m_input(input) {}

    void addSite(SiteId site) {
        std::optional<SiteChoice> choice = chooseFresh(m_plan, m_rtts, site, m_input.options);
        if (!choice) return;
        OddsInput noise = m_input.odds;
        noise.seed = seedOf(m_input.odds.seed, site);
        std::vector<double> odds(choice->profile.candidates.size(), 0);
        if (choice->measured) {
            odds = choiceOdds(choice->profile, choice->networkMs, m_input.options, noise);
        } else {
            odds[choice->preferred] = 1;
        }
        answer.sites.push_back(siteAnswer(*choice, odds));
        m_choices.push_back(std::move(*choice));
        m_odds.push_back(std::move(odds));
    }

    void addGateways() {
        std::vector<double> users(m_plan.gateways.size(), 0);
        std::vector<double> weighted(m_plan.gateways.size(), 0);
        for (std::size_t i = 0; i < m_choices.size(); ++i) {
            const SiteChoice& choice = m_choices[i];
            const auto weight = static_cast<double>(usersOf(m_plan.sites[choice.site.at()]));
            for (std::uint32_t c = 0; c < m_odds[i].size(); ++c) {
                if (m_odds[i][c] <= 0 || !std::isfinite(choice.networkMs[c])) continue;
                // R24: which member of a cluster serves is not known; the master stands for it.
                const std::size_t g = choice.profile.candidates[c].master().at();
                users[g] += weight * m_odds[i][c];
                weighted[g] += weight * m_odds[i][c] * choice.networkMs[c];
            }
        }
        for (std::size_t g = 0; g < users.size(); ++g) {
            OgsGatewayAnswer row;
            row.gateway = m_plan.gateways[g].id;
            row.users = users[g];
            row.sessions = sessionsOf(g);
            if (users[g] > 0) row.meanMs = weighted[g] / users[g];
            answer.gateways.push_back(std::move(row));
        }
    }

    void addRest(const SiteClocks& clocks) {
        answer.policies = comparePolicies(
            {m_plan, m_rtts, clocks, m_choices, m_odds, m_input.options, m_input.odds});
        answer.sharedKeys = sharedKeys(m_plan, m_rtts, m_choices, m_input.options);
        answer.findings =
            ogsFindings(m_plan, m_choices, answer.sharedKeys, answer.gateways, m_input.options);
        for (const Finding& finding : answer.findings) {
            answer.accepted.push_back(acceptedReason(m_plan, finding));
        }
        answer.days = m_input.days.days;
        if (m_input.days.days <= 0) return;
        for (const SiteChoice& choice : m_choices) {
            addClientDays(
                m_plan,
                clientDays(m_plan, m_rtts, clocks, choice.site, m_input.days, m_input.options),
                choice.site, m_input.options, answer);
        }
    }

    OgsSelectionAnswer answer;

  private:
    /// Of a cluster all members together, told at its master.
    std::optional<std::int64_t> sessionsOf(std::size_t gateway) const {
        const Gateway& master = m_plan.gateways[gateway];
        if (master.cluster.empty()) return master.maxSessions;
        std::int64_t sum = 0;
        for (const Gateway& member : m_plan.gateways) {
            if (member.cluster != master.cluster) continue;
            if (!member.maxSessions) return std::nullopt;
            sum += *member.maxSessions;
        }
        return sum;
    }

    OgsSiteAnswer siteAnswer(const SiteChoice& choice, const std::vector<double>& odds) const {
        const Site& site = m_plan.sites[choice.site.at()];
        OgsSiteAnswer out;
        out.site = site.id;
        out.region = site.region.id;
        out.users = usersOf(site);
        // The first connection of the same client that the days follow (R5).
        OgsClient client(choice.profile, m_input.options);
        const Surroundings around =
            surroundingsAt(m_plan, m_rtts, choice.profile, choice.site,
                           std::vector<std::uint8_t>(m_plan.gateways.size(), 1));
        const Decision decision = client.connect(Duration(), around);
        const Explanation why =
            explain({m_plan, choice.profile, m_input.options, around, decision});
        if (decision.gateway.valid()) out.chosen = m_plan.gateways[decision.gateway.at()].id;
        out.chosenMs = why.ms;
        if (why.nearest) {
            out.nearest = gatewayName(choice, *why.nearest);
            out.nearestMs = choice.networkMs[*why.nearest];
        }
        if (choice.measured && choice.rank.size() > 1 &&
            std::isfinite(choice.values[choice.rank[1]])) {
            out.second = gatewayName(choice, choice.rank[1]);
            out.marginMs = choice.values[choice.rank[1]] - choice.values[choice.rank[0]];
        }
        out.probability = odds[choice.preferred];
        out.fault = why.fault;
        out.why = why.why;
        for (std::uint32_t c = 0; c < choice.profile.candidates.size(); ++c) {
            out.ranks.push_back(rankAnswer(choice, c, odds[c]));
        }
        return out;
    }

    std::string gatewayName(const SiteChoice& choice, std::uint32_t candidate) const {
        return m_plan.gateways[choice.profile.candidates[candidate].master().at()].id;
    }

    OgsRank rankAnswer(const SiteChoice& choice, std::uint32_t candidate, double odds) const {
        const Headend& of = choice.profile.candidates[candidate];
        OgsRank row;
        row.gateway = gatewayName(choice, candidate);
        row.probability = odds;
        row.source = word(m_rtts.source(choice.site, of.master()));
        if (std::isfinite(choice.networkMs[candidate])) {
            row.networkMs = choice.networkMs[candidate];
            row.stallMs =
                stallMs({*row.networkMs, of.resumes, of.stalls, choice.profile.ackFrequency}, 1,
                        m_input.options.timing);
        }
        if (!choice.measured || !std::isfinite(choice.values[candidate])) return row;
        row.valueMs = choice.values[candidate];
        const auto at = std::find(choice.rank.begin(), choice.rank.end(), candidate);
        row.rank = at - choice.rank.begin() + 1;
        return row;
    }

    const Plan& m_plan;
    const GatewayRtts& m_rtts;
    const SelectInput& m_input;
    std::vector<SiteChoice> m_choices;
    std::vector<std::vector<double>> m_odds;
};

}  // namespace

std::vector<SiteId> clientSites(const Plan& plan, bool allSites) {
    std::vector<SiteId> out;
    for (std::size_t s = 0; s < plan.sites.size(); ++s) {
        const Site& site = plan.sites[s];
        if (usersOf(site) <= 0) continue;
        if (allSites ? !profilesOf(plan, site).empty() : usesVpn(plan, site)) out.emplace_back(s);
    }
    return out;
}

OgsSelectionAnswer selectGateways(const Plan& plan, const Catalogue& catalogue,
                                  const CompiledNetwork& network, const SiteClocks& clocks,
                                  const GatewayRtts& rtts, const SelectInput& input) {
    Selection selection(plan, rtts, input);
    selection.answer.asOf = plan.asOf;
    selection.answer.seed = input.odds.seed;
    selection.answer.samples = input.odds.noise > 0 ? input.odds.samples : 0;
    selection.answer.noise = input.odds.noise;
    for (const Gateway& gateway : plan.gateways) {
        selection.answer.gatewayNames.push_back(gateway.id);
    }
    for (const SiteId site : clientSites(plan, input.allSites)) selection.addSite(site);
    selection.addGateways();
    selection.addRest(clocks);
    selection.answer.tunnels = tunnelLoads(plan, network, catalogue, clocks);
    return std::move(selection.answer);
}

}  // namespace peerplan
