// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/story.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace peerplan {
namespace {

constexpr std::int64_t never = AtomOutage::never;
/// Egresses that a sentence names before it says that there are more.
constexpr std::size_t mostNamed = 3;

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
        timers();
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
        assumptions();
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

    /// What died when the atom did: the atom itself, or for parts of the WAN what the script names.
    std::string nameOf(const AtomOutage& of) const {
        const ComponentId own = m_in.network.components.componentOf(of.atom);
        if (of.detection.by != DetectedBy::WanConvergence && own.valid()) return refOf(own);
        for (const ScriptedOutage& outage : m_in.outages) {
            const auto atoms = m_in.network.components.atoms(outage.component);
            if (outage.fromMs == of.fromMs &&
                std::binary_search(atoms.begin(), atoms.end(), of.atom)) {
                return refOf(outage.component);
            }
        }
        return own.valid() ? refOf(own) : std::string();
    }

    void event(std::int64_t at, std::int64_t earliest, FailoverEventKind kind, Text what) {
        m_answer.events.push_back({at, std::min(at, earliest), kind, std::move(what)});
    }

    void timers() {
        using Key = std::tuple<std::int64_t, DetectedBy, std::int64_t, std::int64_t, bool, bool>;
        std::map<Key, std::size_t> seen;
        std::map<Key, std::set<std::string>> names;
        for (const AtomOutage& of : m_in.schedule.atoms()) {
            const Detection& d = of.detection;
            const Key key{of.fromMs, d.by, d.leastMs, d.mostMs, d.never, d.assumed};
            const auto [entry, added] = seen.emplace(key, m_answer.timers.size());
            if (added) {
                FailoverTimer timer;
                timer.component = nameOf(of);
                timer.by = d.by;
                timer.leastMs = d.leastMs;
                if (!d.never) timer.mostMs = d.mostMs;
                timer.assumed = d.assumed;
                m_answer.timers.push_back(std::move(timer));
            }
            names[key].insert(nameOf(of));
            m_answer.timers[entry->second].others =
                static_cast<std::int64_t>(names[key].size()) - 1;
            m_answer.manual |= d.by == DetectedBy::Person;
        }
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
                nameOf(of));
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

    static std::string listed(const std::set<std::string>& names) {
        std::string list;
        std::size_t count = 0;
        for (const std::string& name : names) {
            if (count++ == mostNamed) {
                list += ", …";
                break;
            }
            if (!list.empty()) list += ", ";
            list += name;
        }
        return list;
    }

    /// A circuit by its name where both its connections are taken, else the connection.
    std::string waysOf(const std::set<EntryId>& entries) const {
        std::set<std::string> names;
        for (const EntryId id : entries) {
            if (!id.valid()) continue;
            const Entry& entry = m_in.network.entries[id.at()];
            const Egress& egress = m_in.network.egresses[entry.egress.at()];
            bool all = true;
            for (std::uint32_t e = 0; e < egress.entryCount; ++e) {
                all = all && entries.contains(EntryId(egress.firstEntry + e));
            }
            const ComponentId component =
                all ? egress.component : m_in.network.elements[entry.element.at()].component;
            names.insert(refOf(component));
        }
        return listed(names);
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
            const std::string ways = waysOf(group.entries);
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

    void assume(const char* subject, Text text) {
        m_answer.assumptions.push_back({subject, std::move(text)});
    }

    void assumptions() {
        std::set<std::string> hold;
        std::set<std::string> units;
        bool wan = false;
        bool nobody = false;
        for (const AtomOutage& of : m_in.schedule.atoms()) {
            if (of.detection.by == DetectedBy::HoldTimer) hold.insert(nameOf(of));
            if (of.detection.by == DetectedBy::StandbyUnit && of.detection.assumed) {
                units.insert(nameOf(of));
            }
            wan |= of.farFromMs != never;
            nobody |= of.detection.never;
        }
        if (!hold.empty()) {
            assume("bgp",
                   Text(tr("without BFD the loss of {component} shows when the BGP hold timer "
                           "runs out; the timeline takes the latest moment (where the plan "
                           "states no timers, Microsoft's: keepalive 60 s, hold 180 s)"),
                        {{"component", listed(hold)}}));
        }
        if (!units.empty()) {
            assume("standby",
                   Text(tr("the plan states no failover_s for {component}: 0 s is taken"),
                        {{"component", listed(units)}}));
        }
        if (wan && !m_in.timers.convergenceStated()) {
            assume("wan", tr("the policy states no wan_convergence_s: 0 s is taken"));
        }
        if (nobody) {
            assume("internet", tr("an Internet egress without detect_s is noticed by a person, and "
                                  "the policy states no manual_min: it stays unnoticed"));
        }
        const bool waits = std::any_of(
            m_in.course.steps().begin(), m_in.course.steps().end(), [&](const CourseStep& step) {
                return std::any_of(step.flows.begin(), step.flows.end(), [&](const FlowStep& of) {
                    return m_in.course.view(of.view).flow(of.flow).outcome == Outcome::ManualOnly;
                });
            });
        if (waits && !m_in.timers.manualMs()) {
            assume("manual", tr("the policy states no manual_min: nobody switches"));
        }
        const bool repairs =
            std::any_of(m_in.outages.begin(), m_in.outages.end(),
                        [](const ScriptedOutage& outage) { return outage.toMs.has_value(); });
        if (repairs) {
            assume("return",
                   tr("no source states how long a BGP session takes to come back after a repair: "
                      "0 s is taken, and the WAN's convergence where the way leaves the site"));
        }
    }

    const StoryInput& m_in;
    FailoverAnswer& m_answer;
    /// How much earlier what happens at a time may happen.
    std::map<std::int64_t, std::int64_t> m_waits;
    std::set<SiteId> m_absent;
};

}  // namespace

void tellStory(const StoryInput& input, FailoverAnswer& answer) {
    Teller(input, answer).tell();
}

}  // namespace peerplan
