// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/story.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "planner/resilience/failover/story_names.h"

namespace peerplan {
namespace {

constexpr std::int64_t never = AtomOutage::never;

const char* sentenceOf(DetectedBy by) {
    switch (by) {
        case DetectedBy::LossOfLight:
            return tr("the router sees that {component} has lost its light");
        case DetectedBy::Bfd:
            return tr("BFD takes {component} down");
        case DetectedBy::HoldTimer:
            return tr("the BGP hold timer of {component} runs out");
        case DetectedBy::StandbyUnit:
            return tr("what stands by has taken the place of {component}");
        case DetectedBy::WanConvergence:
            return tr("the WAN has converged without {component}");
        case DetectedBy::InternetCheck:
            return tr("the check of {component} fails");
        case DetectedBy::Person:
            break;
    }
    return tr("a person has noticed that {component} is down");
}

class Teller {
  public:
    Teller(const StoryInput& input, FailoverAnswer& answer) : m_in(input), m_answer(answer) {}

    void tell() {
        outages();
        detections();
        for (const CourseStep& step : m_in.course.steps()) moves(step);
        std::stable_sort(m_answer.events.begin(), m_answer.events.end(),
                         [](const FailoverEvent& a, const FailoverEvent& b) {
                             const auto rank = [](const FailoverEvent& event) {
                                 return std::tuple(event.atMs, orderOf(event.kind));
                             };
                             return rank(a) < rank(b);
                         });
    }

  private:
    /// Within one moment: what happens to things first, then who notices, then where traffic goes.
    static int orderOf(FailoverEventKind kind) {
        switch (kind) {
            case FailoverEventKind::Failed:
                return 0;
            case FailoverEventKind::Repaired:
                return 1;
            case FailoverEventKind::Detected:
                return 2;
            case FailoverEventKind::Moved:
            case FailoverEventKind::Switched:
            case FailoverEventKind::Returned:
                break;
        }
        return 3;
    }

    const std::string& refOf(ComponentId id) const { return m_in.network.components[id].ref; }

    void event(std::int64_t at, std::int64_t earliest, FailoverEventKind kind, Text what) {
        m_answer.events.push_back({at, std::min(at, earliest), kind, std::move(what)});
    }

    /// What fails or is repaired at one time, together; the timers' table names the rest.
    void outages() {
        std::map<std::pair<std::int64_t, FailoverEventKind>, std::vector<std::string>> at;
        for (const ScriptedOutage& outage : m_in.outages) {
            const std::string& ref = refOf(outage.component);
            at[{outage.fromMs, FailoverEventKind::Failed}].push_back(ref);
            if (outage.toMs) at[{*outage.toMs, FailoverEventKind::Repaired}].push_back(ref);
        }
        for (auto& [key, refs] : at) {
            const auto& [ms, kind] = key;
            const bool failed = kind == FailoverEventKind::Failed;
            std::string list;
            for (std::size_t i = 0; i < refs.size() && i < mostNamed; ++i) {
                if (!list.empty()) list += ", ";
                list += refs[i];
            }
            if (refs.size() <= mostNamed) {
                const auto count = static_cast<std::int64_t>(refs.size());
                event(ms, ms, kind,
                      Text(failed ? tr("{components} {count|fails|fail}")
                                  : tr("{components} {count|is|are} repaired"),
                           {{"components", list}, {"count", count}}));
                continue;
            }
            const auto more = static_cast<std::int64_t>(refs.size() - mostNamed);
            event(ms, ms, kind,
                  Text(failed ? tr("{components} and {more} {more|other|others} fail")
                              : tr("{components} and {more} {more|other|others} are repaired"),
                       {{"components", list}, {"more", more}}));
        }
    }

    void detections() {
        std::map<std::tuple<std::int64_t, DetectedBy, std::int64_t>, std::set<std::string>> at;
        for (const AtomOutage& of : m_in.schedule.atoms()) {
            if (of.nearFromMs == never) continue;
            const bool wan = of.detection.by == DetectedBy::WanConvergence;
            if (wan && m_in.timers.convergenceMs() == 0) continue;
            if (!wan) m_waits[of.farFromMs] = std::max(m_waits[of.farFromMs], slack(of));
            m_waits[of.nearFromMs] = std::max(m_waits[of.nearFromMs], slack(of));
            if (of.detection.by == DetectedBy::StandbyUnit && !leavesEnough(of)) continue;
            at[{of.nearFromMs, of.detection.by, of.fromMs + of.detection.leastMs}].insert(
                nameOf(m_in, of));
        }
        for (const auto& [key, names] : at) {
            const auto& [ms, by, earliest] = key;
            event(ms, earliest, FailoverEventKind::Detected,
                  Text(sentenceOf(by), {{"component", listed(names)}}));
        }
    }

    /// Whether the unit's control still has the units that it needs when the time is over.
    bool leavesEnough(const AtomOutage& of) const {
        const CompiledControl& control = m_in.network.controls[m_in.timers.controlOf(of.atom).at()];
        const AtomId end(control.firstUnit.at() + static_cast<std::size_t>(control.units));
        // The schedule's atoms ascend.
        auto other = std::lower_bound(
            m_in.schedule.atoms().begin(), m_in.schedule.atoms().end(), control.firstUnit,
            [](const AtomOutage& outage, AtomId atom) { return outage.atom < atom; });
        std::int64_t live = control.units;
        for (; other != m_in.schedule.atoms().end() && other->atom < end; ++other) {
            if (other->fromMs <= of.nearFromMs && of.nearFromMs < other->toMs) --live;
        }
        return live >= control.needed;
    }

    static std::int64_t slack(const AtomOutage& of) {
        return of.detection.mostMs - of.detection.leastMs;
    }

    struct Group {
        std::set<SiteId> sites;
        std::set<EntryId> entries;
        std::int64_t flows = 0;
    };

    void moves(const CourseStep& step) {
        enum Where { Goes, Returns, Switches, Waits, Cut, count };
        absences(step);
        Group groups[count];
        for (const FlowStep& of : step.flows) {
            if (!of.moved || of.absent) continue;
            const Workspace& view = m_in.course.view(of.view);
            const Outcome outcome = view.flow(of.flow).outcome;
            Where where = Goes;
            if (outcome == Outcome::ManualOnly) {
                where = Waits;
                m_answer.manual = true;
            } else if (outcome != Outcome::Served) {
                where = Cut;
            } else if (of.switched) {
                where = Switches;
                m_answer.manual = true;
            } else if (returns(of)) {
                where = Returns;
            }
            Group& group = groups[where];
            ++group.flows;
            group.sites.insert(m_in.network.flows[of.flow.at()].site);
            for (const Use& use : view.uses(of.flow)) group.entries.insert(use.entry);
        }
        std::int64_t earliest = step.fromMs;
        if (const auto wait = m_waits.find(step.fromMs); wait != m_waits.end()) {
            earliest -= wait->second;
        }
        const auto tell = [&](Where where, FailoverEventKind kind, const char* sentence,
                              const char* within) {
            const Group& group = groups[where];
            if (group.flows == 0) return;
            std::int64_t users = 0;
            for (const SiteId site : group.sites) users += m_in.users[site.at()];
            const std::string ways = waysOf(m_in, group.entries);
            const bool leaves = !ways.empty();
            Text what(leaves ? sentence : within,
                      {{"users", users}, {"sites", static_cast<std::int64_t>(group.sites.size())}});
            if (leaves) what.arguments.emplace_back("ways", ways);
            event(step.fromMs, earliest, kind, std::move(what));
        };
        tell(Goes, FailoverEventKind::Moved,
             tr("traffic of {users} {users|user|users} at {sites} {sites|site|sites} goes by "
                "{ways}"),
             tr("traffic of {users} {users|user|users} at {sites} {sites|site|sites} goes another "
                "way"));
        tell(
            Returns, FailoverEventKind::Returned,
            tr("traffic of {users} {users|user|users} at {sites} {sites|site|sites} is back on "
               "{ways}"),
            tr("traffic of {users} {users|user|users} at {sites} {sites|site|sites} is back on its "
               "way"));
        tell(Switches, FailoverEventKind::Switched,
             tr("people have switched {users} {users|user|users} at {sites} {sites|site|sites} to "
                "{ways}"),
             tr("people have switched {users} {users|user|users} at {sites} {sites|site|sites}"));
        tell(Waits, FailoverEventKind::Detected, "",
             tr("{users} {users|user|users} at {sites} {sites|site|sites} wait for a person to "
                "switch"));
        tell(Cut, FailoverEventKind::Detected, "",
             tr("{users} {users|user|users} at {sites} {sites|site|sites} have a service without "
                "any way left"));
    }

    /// Sites that are dead themselves: their users are not without service, they are not there.
    void absences(const CourseStep& step) {
        std::set<SiteId> sites;
        std::int64_t users = 0;
        for (const FlowStep& of : step.flows) {
            const SiteId site = m_in.network.flows[of.flow.at()].site;
            if (of.absent && sites.insert(site).second) users += m_in.users[site.at()];
        }
        if (sites != m_absent && !sites.empty()) {
            event(step.fromMs, step.fromMs, FailoverEventKind::Failed,
                  Text(tr("{sites} {sites|site is|sites are} down: {users} {users|user is|users "
                          "are} not there and not counted"),
                       {{"sites", static_cast<std::int64_t>(sites.size())}, {"users", users}}));
        }
        m_absent = std::move(sites);
    }

    bool returns(const FlowStep& of) const {
        const auto now = m_in.course.view(of.view).uses(of.flow);
        const auto base = m_in.course.view(0).uses(of.flow);
        return std::equal(now.begin(), now.end(), base.begin(), base.end(),
                          [](const Use& a, const Use& b) {
                              return a.entry == b.entry && a.perimeter == b.perimeter &&
                                     a.up == b.up && a.down == b.down;
                          });
    }

    const StoryInput& m_in;
    FailoverAnswer& m_answer;
    /// How much earlier what happens at a time may happen.
    std::map<std::int64_t, std::int64_t> m_waits;
    std::set<SiteId> m_absent;
};

}  // namespace

void tellStory(const StoryInput& input, FailoverAnswer& answer) {
    tellTimers(input, answer);
    Teller(input, answer).tell();
    tellAssumptions(input, answer);
}

}  // namespace peerplan
