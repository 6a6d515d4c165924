// SPDX-License-Identifier: MIT
#include "planner/report/soundness.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace peerplan {
namespace {

/// Elements of one class, and the one with the least headroom among them.
struct ClassCount {
    std::int64_t count = 0;
    const ElementAnswer* worst = nullptr;

    void take(const ElementAnswer& element) {
        ++count;
        if (worst == nullptr || element.sizing.headroom < worst->sizing.headroom) worst = &element;
    }
};

class Reader {
  public:
    Reader(const ReportInput& input, const Names& names) : m_input(input), m_names(names) {}

    SoundnessAnswer run() {
        readNormalState();
        readCuts();
        readCapacities();
        readReview();
        readSlow();
        m_answer.complete = m_input.bandwidth.complete &&
                            (m_input.spof == nullptr || m_input.spof->complete) &&
                            (m_input.sweep == nullptr || m_input.sweep->scope.complete) &&
                            (m_input.availability == nullptr || m_input.availability->complete);
        if (!m_answer.faults.empty()) {
            m_answer.verdict = Soundness::Unsound;
        } else if (!m_answer.reservations.empty()) {
            m_answer.verdict = Soundness::Reserved;
        }
        return std::move(m_answer);
    }

  private:
    void fault(const char* pattern, std::vector<std::pair<std::string, Text::Argument>> arguments) {
        m_answer.faults.emplace_back(pattern, std::move(arguments));
    }
    void reserve(const char* pattern,
                 std::vector<std::pair<std::string, Text::Argument>> arguments) {
        m_answer.reservations.emplace_back(pattern, std::move(arguments));
    }

    /// Who is without a service before anything fails.
    void readNormalState() {
        std::int64_t sites = 0;
        std::int64_t users = 0;
        for (const CutAnswer& cut : m_input.bandwidth.cuts) {
            if (!cut.failure.empty()) continue;
            sites = std::max(sites, cut.sites);
            users = std::max(users, cut.users);
        }
        if (m_input.spof != nullptr) {
            for (const SpofFinding& finding : m_input.spof->normal) {
                if (finding.kind != SpofKind::Cut && finding.kind != SpofKind::Manual) continue;
                sites = std::max(sites, finding.usable.sites);
                users = std::max(users, finding.usable.users);
            }
        }
        if (users > 0) {
            fault(tr("Before anything fails {users} {users|person has|people have} no way to some "
                     "service."),
                  {{"users", users}});
        } else if (sites > 0) {
            fault(tr("Before anything fails {sites} {sites|site has|sites have} no way to some "
                     "service."),
                  {{"sites", sites}});
        }
    }

    /// What single failures take from people: of the sweep, which looks at all of them.
    void readCuts() {
        std::int64_t cutting = 0;
        std::int64_t waiting = 0;
        const SweepState* worstCut = nullptr;
        const SweepState* worstWait = nullptr;
        if (m_input.sweep != nullptr) {
            for (const SweepState& state : m_input.sweep->singles) {
                if (state.usersCut > 0) {
                    ++cutting;
                    if (worstCut == nullptr || state.usersCut > worstCut->usersCut) {
                        worstCut = &state;
                    }
                } else if (state.usersWaiting > 0) {
                    ++waiting;
                    if (worstWait == nullptr || state.usersWaiting > worstWait->usersWaiting) {
                        worstWait = &state;
                    }
                }
            }
        }
        if (worstCut != nullptr) {
            fault(tr("{n} of {all} single failures {n|cuts|cut} people off, {failure} the most: "
                     "{users}."),
                  {{"n", cutting},
                   {"all", m_input.sweep->scope.singles},
                   {"failure", m_names.of(worstCut->failed.front())},
                   {"users", worstCut->usersCut}});
        } else {
            readCutsWithoutSweep();
        }
        if (worstWait != nullptr) {
            reserve(tr("{n} single {n|failure leaves|failures leave} people waiting until a person "
                       "switches, {failure} the most: {users}."),
                    {{"n", waiting},
                     {"failure", m_names.of(worstWait->failed.front())},
                     {"users", worstWait->usersWaiting}});
        }
    }

    void readCutsWithoutSweep() {
        std::int64_t points = 0;
        std::int64_t waiting = 0;
        if (m_input.spof != nullptr) {
            for (const SpofFinding& finding : m_input.spof->findings) {
                points += finding.kind == SpofKind::Cut ? 1 : 0;
                waiting += finding.kind == SpofKind::Manual ? 1 : 0;
            }
        }
        std::int64_t cuts = 0;
        for (const CutAnswer& cut : m_input.bandwidth.cuts) cuts += cut.failure.empty() ? 0 : 1;
        if (std::max(points, cuts) > 0) {
            fault(tr("{n} {n|component is a single point|components are single points} of failure: "
                     "without it somebody has no way to some service."),
                  {{"n", std::max(points, cuts)}});
        } else if (waiting > 0 && m_input.sweep == nullptr) {
            reserve(tr("{n} {n|component is a single point|components are single points} of "
                       "failure until a person switches."),
                    {{"n", waiting}});
        }
    }

    void readCapacities() {
        ClassCount now;
        ClassCount congested;
        ClassCount tight;
        std::int64_t afterSwitch = 0;
        std::int64_t outgrown = 0;
        const BandwidthAnswer& bandwidth = m_input.bandwidth;
        const int horizon = bandwidth.asOf.year() + static_cast<int>(bandwidth.horizonYears);
        for (const ElementAnswer& element : bandwidth.elements) {
            if (!element.headroomClass) continue;
            const bool full = *element.headroomClass == HeadroomClass::Congested;
            if (full) {
                (element.failure.empty() ? now : congested).take(element);
            } else if (*element.headroomClass == HeadroomClass::Tight) {
                tight.take(element);
            } else if (element.outgrown && *element.outgrown <= horizon) {
                ++outgrown;
            }
            const bool fullThen = element.afterSwitchClass == HeadroomClass::Congested;
            afterSwitch += !full && fullThen ? 1 : 0;
        }
        if (now.count > 0) {
            fault(tr("{n} {n|capacity is|capacities are} congested before anything fails, "
                     "{element} the most: {headroom} free."),
                  {{"n", now.count},
                   {"element", m_names.of(now.worst->ref)},
                   {"headroom", Ratio{now.worst->sizing.headroom.value_or(0)}}});
        }
        if (congested.count > 0) {
            fault(tr("{n} {n|capacity is|capacities are} congested in the worst single failure, "
                     "{element} the most: {headroom} free when {failure} fails."),
                  {{"n", congested.count},
                   {"element", m_names.of(congested.worst->ref)},
                   {"headroom", Ratio{congested.worst->sizing.headroom.value_or(0)}},
                   {"failure", m_names.of(congested.worst->failure)}});
        }
        readOtherCongestion(now.count + congested.count);
        if (tight.count > 0) {
            reserve(tr("{n} {n|capacity has|capacities have} less than {least} free in the worst "
                       "single failure, {element} the least: {headroom}."),
                    {{"n", tight.count},
                     {"least", Ratio{bandwidth.leastHeadroom}},
                     {"element", m_names.of(tight.worst->ref)},
                     {"headroom", Ratio{tight.worst->sizing.headroom.value_or(0)}}});
        }
        if (afterSwitch > 0) {
            reserve(tr("{n} {n|capacity is|capacities are} congested once people have switched "
                       "traffic over by hand."),
                    {{"n", afterSwitch}});
        }
        const auto all = static_cast<std::int64_t>(bandwidth.alone.size());
        const auto fits =
            std::count_if(bandwidth.alone.begin(), bandwidth.alone.end(),
                          [](const AloneAnswer& alone) { return alone.fits && alone.wayFits; });
        if (fits < all) {
            reserve(tr("{n} of {all} circuits cannot carry {n|its|their} region alone."),
                    {{"n", all - static_cast<std::int64_t>(fits)}, {"all", all}});
        }
        if (outgrown > 0) {
            reserve(tr("{n} {n|capacity leaves|capacities leave} the target by {year}, if traffic "
                       "grows by {growth} a year."),
                    {{"n", outgrown},
                     {"year", std::to_string(horizon)},
                     {"growth", Ratio{bandwidth.growthPerYear}}});
        }
    }

    /// Of kinds of failure that capacities are not sized for.
    void readOtherCongestion(std::int64_t known) {
        if (known > 0 || m_input.sweep == nullptr) return;
        const auto& singles = m_input.sweep->singles;
        const auto congesting =
            std::count_if(singles.begin(), singles.end(),
                          [](const SweepState& state) { return state.congested > 0; });
        if (congesting == 0) return;
        reserve(tr("{n} single {n|failure|failures} of kinds that capacities are not sized for "
                   "{n|leaves|leave} something congested."),
                {{"n", static_cast<std::int64_t>(congesting)}});
    }

    void readReview() {
        if (m_input.review == nullptr) return;
        const ReviewAnswer& review = *m_input.review;
        if (review.errors > 0) {
            fault(tr("The design breaks rules: {n} {n|error|errors} of the design review."),
                  {{"n", review.errors}});
        }
        if (review.warnings > 0) {
            reserve(tr("The design review has {n} {n|warning|warnings}."),
                    {{"n", review.warnings}});
        }
    }

    void readSlow() {
        if (m_input.spof == nullptr) return;
        const auto& findings = m_input.spof->findings;
        const auto slow = std::count_if(
            findings.begin(), findings.end(),
            [](const SpofFinding& finding) { return finding.kind == SpofKind::Slow; });
        if (slow == 0) return;
        reserve(tr("{n} single {n|failure makes|failures make} somebody's round trip too long."),
                {{"n", static_cast<std::int64_t>(slow)}});
    }

    const ReportInput& m_input;
    const Names& m_names;
    SoundnessAnswer m_answer;
};

}  // namespace

SoundnessAnswer soundness(const ReportInput& input, const Names& names) {
    return Reader(input, names).run();
}

}  // namespace peerplan
