// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "planner/resilience/spof/spof_tables.h"

namespace peerplan {
namespace {

void addUnion(std::vector<std::uint32_t>& into, const std::vector<std::uint32_t>& from) {
    std::vector<std::uint32_t> both;
    std::set_union(into.begin(), into.end(), from.begin(), from.end(), std::back_inserter(both));
    into = std::move(both);
}

bool sameNumbers(const SpofReach& a, const SpofReach& b) {
    return a.sites == b.sites && a.users == b.users && a.services == b.services;
}

/// Whether two findings have the same to say but for the component's name.
bool looksAlike(const SpofFinding& a, const SpofFinding& b) {
    return a.ownOf.empty() && a.kind == b.kind && sameNumbers(a.bare, b.bare) &&
           sameNumbers(a.usable, b.usable) && a.rttMs == b.rttMs &&
           a.normalRttMs == b.normalRttMs && a.element == b.element && a.fix == b.fix;
}

/// Sums findings each of which hurts the one site that owns the component.
class OwnLines {
  public:
    void add(const SpofFinding& finding, std::vector<SpofLine>& lines) {
        const auto key = std::make_tuple(finding.kind, finding.componentKind, finding.fix.pattern);
        const auto [at, fresh] = m_lines.emplace(key, lines.size());
        if (fresh) {
            lines.push_back({finding, {finding.component}, 1});
            m_seen.emplace_back();
            m_seenOfLine.emplace(lines.size() - 1, m_seen.size() - 1);
            note(m_seen.back(), finding, nullptr);
            return;
        }
        SpofLine& line = lines[at->second];
        ++line.components;
        SpofFinding& sum = line.sum;
        addUnion(sum.bare.services, finding.bare.services);
        addUnion(sum.usable.services, finding.usable.services);
        if (finding.rttMs.value_or(0) > sum.rttMs.value_or(0)) {
            sum.rttMs = finding.rttMs;
            sum.normalRttMs = finding.normalRttMs;
        }
        if (finding.load && (!sum.load || finding.load->headroom < sum.load->headroom)) {
            sum.load = finding.load;
            sum.element = finding.element;
            sum.neededKbps = finding.neededKbps;
            sum.fix = finding.fix;
        }
        sum.elements += finding.elements;
        note(m_seen[m_seenOfLine.at(at->second)], finding, &sum);
    }

  private:
    struct Seen {
        bool bare = false;
        double bareEquivalents = 0;
        double usableEquivalents = 0;
    };
    using SeenSites = std::unordered_map<std::string, Seen>;

    static void note(SeenSites& sites, const SpofFinding& finding, SpofFinding* sum) {
        const auto [at, fresh] = sites.emplace(finding.ownOf, Seen{});
        Seen& seen = at->second;
        const auto grow = [&](SpofReach& reach, const SpofReach& by, double& most, bool first) {
            if (first) {
                reach.sites += by.sites;
                reach.users += by.users;
            }
            if (by.userEquivalents > most) reach.userEquivalents += by.userEquivalents - most;
            most = std::max(most, by.userEquivalents);
        };
        const bool firstBare = finding.bare.sites > 0 && !seen.bare;
        seen.bare = seen.bare || finding.bare.sites > 0;
        SpofFinding scratch;
        SpofFinding& into = sum == nullptr ? scratch : *sum;
        grow(into.bare, finding.bare, seen.bareEquivalents, firstBare);
        grow(into.usable, finding.usable, seen.usableEquivalents, fresh);
        if (fresh) {
            into.usersTouched += finding.usersTouched;
            if (into.examples.size() < 3) {
                into.examples.insert(into.examples.end(), finding.examples.begin(),
                                     finding.examples.end());
            }
        }
    }

    std::map<std::tuple<SpofKind, FailureKind, std::string>, std::size_t> m_lines;
    std::vector<SeenSites> m_seen;
    std::unordered_map<std::size_t, std::size_t> m_seenOfLine;
};

}  // namespace

std::vector<SpofLine> spofLines(const SpofAnswer& answer) {
    std::vector<SpofLine> lines;
    OwnLines own;
    for (const SpofFinding& finding : answer.findings) {
        if (!finding.ownOf.empty()) {
            own.add(finding, lines);
        } else if (!lines.empty() && looksAlike(lines.back().sum, finding)) {
            lines.back().names.push_back(finding.component);
            ++lines.back().components;
        } else {
            lines.push_back({finding, {finding.component}, 1});
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const SpofLine& a, const SpofLine& b) {
        if (a.sum.kind != b.sum.kind) return a.sum.kind < b.sum.kind;
        return a.sum.usable.users > b.sum.usable.users;
    });
    return lines;
}

}  // namespace peerplan
