// SPDX-License-Identifier: MIT
#include "planner/ogs/score/score_findings.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace peerplan {

namespace {

/// Fewer points than this are no reason to act.
constexpr double notablePoints = 5;

std::int64_t people(double users) {
    return std::llround(users);
}

std::string gatewayRef(const std::string& gateway) {
    return std::string("gateway/").append(gateway);
}

void findUnserved(const OgsScoreAnswer& answer, std::vector<Finding>& findings) {
    if (answer.normal.all.unserved > 0) {
        Finding finding{"OGS-17", Severity::Error, {}, {}};
        for (const OgsScoredSite& site : answer.sites) {
            if (site.chosen || site.users <= 0) continue;
            finding.subjects.push_back(std::string("site/").append(site.site));
        }
        finding.what = Text(tr("{users} {users|user has|users have} no gateway within reach"),
                            {{"users", people(answer.normal.all.unserved)}});
        finding.fix = tr("Name a gateway in a profile of their site, and state where it stands");
        findings.push_back(std::move(finding));
    }
    for (const OgsScoreState& loss : answer.losses) {
        const double more = loss.all.unserved - answer.normal.all.unserved;
        if (more <= 0) continue;
        Finding finding{
            "OGS-18",
            Severity::Warning,
            {gatewayRef(answer.gateways[*loss.lost])},
            Text(tr("After the loss of {gateway} {users} {users|user has|users have} none left"),
                 {{"gateway", answer.gateways[*loss.lost]}, {"users", people(more)}})};
        finding.fix = tr("Name a second gateway in their profile, or a backup server");
        findings.push_back(std::move(finding));
    }
}

void findOverload(const OgsScoreAnswer& answer, std::vector<Finding>& findings) {
    for (std::size_t g = 0; g < answer.gateways.size(); ++g) {
        if (!answer.maxSessions[g]) continue;
        const double most = *answer.maxSessions[g];
        if (answer.normal.sessions[g] > most) {
            Finding finding{
                "OGS-11",
                Severity::Warning,
                {gatewayRef(answer.gateways[g])},
                Text(tr("{users} {users|user chooses|users choose} {gateway}, which takes {most} "
                        "{most|session|sessions}"),
                     {{"users", people(answer.normal.sessions[g])},
                      {"gateway", answer.gateways[g]},
                      {"most", people(most)}})};
            finding.why = tr("Clients choose by round trip alone: they know of no load");
            finding.fix = tr("Raise its limit, or place another gateway near these users");
            findings.push_back(std::move(finding));
            continue;
        }
        const OgsScoreState* worst = nullptr;
        for (const OgsScoreState& loss : answer.losses) {
            if (loss.sessions[g] > most &&
                (worst == nullptr || loss.sessions[g] > worst->sessions[g])) {
                worst = &loss;
            }
        }
        if (worst == nullptr) continue;
        Finding finding{
            "OGS-19",
            Severity::Warning,
            {gatewayRef(answer.gateways[g]), gatewayRef(answer.gateways[*worst->lost])},
            Text(
                tr("After the loss of {lost} {users} {users|user is|users are} at {gateway}, which "
                   "takes {most} {most|session|sessions}"),
                {{"lost", answer.gateways[*worst->lost]},
                 {"users", people(worst->sessions[g])},
                 {"gateway", answer.gateways[g]},
                 {"most", people(most)}})};
        finding.why = tr("Clients choose by round trip alone: they know of no load");
        finding.fix = tr("Raise its limit, or share the users out over backup servers");
        findings.push_back(std::move(finding));
    }
}

void findDetours(const OgsScoreAnswer& answer, std::vector<Finding>& findings) {
    std::vector<std::pair<double, std::size_t>> worst;
    for (std::size_t s = 0; s < answer.sites.size(); ++s) {
        const OgsScoredSite& site = answer.sites[s];
        const double less = site.bestPoints - site.points;
        if (!site.chosen || site.users <= 0 || less < notablePoints) continue;
        worst.emplace_back(-less * site.users, s);
    }
    std::sort(worst.begin(), worst.end());
    for (const auto& [weight, s] : worst) {
        const OgsScoredSite& site = answer.sites[s];
        Finding finding{"OGS-20",
                        Severity::Warning,
                        {std::string("site/").append(site.site)},
                        Text(tr("{users} {users|user|users} of {site} {users|chooses|choose} "
                                "{chosen}, {rtt} away; "
                                "{best} is {near} away"),
                             {{"users", people(site.users)},
                              {"site", site.site},
                              {"chosen", answer.gateways[*site.chosen]},
                              {"rtt", Rtt::ms(*site.rttMs)},
                              {"best", answer.gateways[*site.best]},
                              {"near", Rtt::ms(*site.bestRttMs)}})};
        finding.fix =
            tr("Ask peerplan ogs select why: their profile, or how long its probes take");
        findings.push_back(std::move(finding));
    }
}

}  // namespace

std::vector<Finding> scoreFindings(const OgsScoreAnswer& answer) {
    std::vector<Finding> findings;
    findUnserved(answer, findings);
    findOverload(answer, findings);
    findDetours(answer, findings);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    return findings;
}

}  // namespace peerplan
