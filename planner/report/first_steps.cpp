// SPDX-License-Identifier: MIT
#include "planner/report/first_steps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace peerplan {
namespace {

class StepMaker {
  public:
    StepMaker(const ReportInput& input, const Names& names, const Purchases& purchases)
        : m_input(input), m_names(names), m_purchases(purchases) {}

    std::vector<Step> run() {
        takeNormalState();
        takeSinglePoints();
        takePurchases();
        takeGrowth();
        takeReview();
        std::stable_sort(m_steps.begin(), m_steps.end(), [](const Step& a, const Step& b) {
            return std::tuple(a.urgency, -a.people.value_or(0)) <
                   std::tuple(b.urgency, -b.people.value_or(0));
        });
        return std::move(m_steps);
    }

  private:
    void add(Urgency urgency, Text action, Text why, std::optional<std::int64_t> people = {}) {
        m_steps.push_back({urgency, std::move(action), std::move(why), people});
    }

    void takeNormalState() {
        if (m_input.spof == nullptr) return;
        for (const SpofFinding& finding : m_input.spof->normal) {
            if (finding.kind != SpofKind::Cut && finding.kind != SpofKind::Manual) continue;
            const std::string site =
                finding.examples.empty() ? std::string() : m_names.site(finding.examples.front());
            add(Urgency::HurtsNow,
                Text(tr("Give {sites} {sites|site a way|sites a way} to every service that "
                        "{sites|it uses|they use}, {site} first."),
                     {{"sites", finding.usable.sites}, {"site", site}}),
                Text(tr("Before anything fails {users} {users|person has|people have} no way to "
                        "some service."),
                     {{"users", finding.usable.users}}),
                finding.usable.users);
        }
    }

    /// Components that many share one by one; what is an office's own, together.
    void takeSinglePoints() {
        if (m_input.spof == nullptr) return;
        for (const SpofKind kind : {SpofKind::Cut, SpofKind::Manual}) {
            std::map<std::string, std::int64_t> ownUsers;
            for (const SpofFinding& finding : m_input.spof->findings) {
                if (finding.kind != kind) continue;
                if (!finding.ownOf.empty()) {
                    std::int64_t& users = ownUsers[finding.ownOf];
                    users = std::max(users, finding.usable.users);
                    continue;
                }
                addSinglePoint(finding);
                m_losses.insert(finding.component);
            }
            addOwn(kind, ownUsers);
        }
    }

    void addSinglePoint(const SpofFinding& finding) {
        std::vector<std::pair<std::string, Text::Argument>> arguments{
            {"component", m_names.of(finding.component)},
            {"users", finding.usable.users},
            {"sites", finding.usable.sites}};
        if (finding.kind == SpofKind::Cut) {
            add(Urgency::CutsOff, finding.fix,
                Text(tr("When {component} fails, {users} {users|person is|people are} cut off at "
                        "{sites} {sites|site|sites}."),
                     std::move(arguments)),
                finding.usable.users);
        } else {
            add(Urgency::Waits, finding.fix,
                Text(tr("When {component} fails, {users} {users|person waits|people wait} at "
                        "{sites} {sites|site|sites} until a person switches."),
                     std::move(arguments)),
                finding.usable.users);
        }
    }

    void addOwn(SpofKind kind, const std::map<std::string, std::int64_t>& users) {
        if (users.empty()) return;
        std::int64_t all = 0;
        auto largest = users.begin();
        for (auto at = users.begin(); at != users.end(); ++at) {
            all += at->second;
            if (at->second > largest->second) largest = at;
        }
        const std::vector<std::pair<std::string, Text::Argument>> arguments{
            {"sites", static_cast<std::int64_t>(users.size())},
            {"site", m_names.site(largest->first)},
            {"users", all}};
        if (kind == SpofKind::Cut) {
            add(Urgency::CutsOff,
                Text(tr("Give {sites} {sites|office|offices} a second way of {sites|its|their} "
                        "own, {site} first."),
                     arguments),
                Text(tr("{users} {users|person|people} there {users|is|are} cut off when one thing "
                        "of the office's own fails."),
                     arguments),
                all);
        } else {
            add(Urgency::Waits,
                Text(tr("Make the fallback of {sites} {sites|office|offices} automatic, {site} "
                        "first."),
                     arguments),
                Text(tr("{users} {users|person waits|people wait} there until a person switches, "
                        "when one thing of the office's own fails."),
                     arguments),
                all);
        }
    }

    /// People whom the failure that asks for a purchase brings to congestion.
    std::optional<std::int64_t> congestedBy(const std::string& failure) const {
        if (m_input.sweep == nullptr || failure.empty()) return std::nullopt;
        for (const SweepState& state : m_input.sweep->singles) {
            if (!state.failed.empty() && state.failed.front() == failure) {
                return state.usersDegraded;
            }
        }
        return std::nullopt;
    }

    void takePurchases() {
        for (const Purchase& purchase : m_purchases.list) {
            const Urgency urgency = !purchase.congested        ? Urgency::Narrow
                                    : purchase.failure.empty() ? Urgency::HurtsNow
                                                               : Urgency::CutsOff;
            add(urgency, purchase.action, purchase.why,
                purchase.congested ? congestedBy(purchase.failure) : std::nullopt);
            m_loads.insert(purchase.ref);
        }
    }

    /// Whether a step about the finding's subject says the same already.
    bool isTold(const ReviewFinding& row) const {
        const bool load = row.area == RuleArea::Capacity || row.area == RuleArea::M365;
        const bool loss = row.area == RuleArea::Ha || row.area == RuleArea::Dr;
        if (row.finding.subjects.empty()) return false;
        const std::string& subject = row.finding.subjects.front();
        return (load && m_loads.contains(subject)) || (loss && m_losses.contains(subject));
    }

    /// The first finding of each rule that says something new.
    void takeReview() {
        if (m_input.review == nullptr) return;
        std::set<std::string> rules;
        for (const ReviewFinding& row : m_input.review->findings) {
            const Finding& finding = row.finding;
            if (row.accepted || finding.severity == Severity::Note) continue;
            if (isTold(row) || !rules.insert(finding.rule).second) continue;
            add(finding.severity == Severity::Error ? Urgency::BreaksRule : Urgency::Warned,
                finding.fix, finding.what);
        }
    }

    void takeGrowth() {
        const BandwidthAnswer& bandwidth = m_input.bandwidth;
        const int horizon = bandwidth.asOf.year() + static_cast<int>(bandwidth.horizonYears);
        const ElementAnswer* next = nullptr;
        for (const ElementAnswer& element : bandwidth.elements) {
            if (!element.outgrown || *element.outgrown > horizon) continue;
            if (element.kind == BandwidthElementKind::Connection) continue;
            if (!m_loads.insert(element.ref).second) continue;
            if (next == nullptr || *element.outgrown < *next->outgrown) next = &element;
        }
        if (next == nullptr) return;
        add(Urgency::Outgrown,
            Text(tr("Plan a larger {element} for {year}."),
                 {{"element", m_names.of(next->ref)}, {"year", std::to_string(*next->outgrown)}}),
            Text(tr("If traffic grows by {growth} a year, its worst failure then leaves less than "
                    "{least} free."),
                 {{"growth", Ratio{bandwidth.growthPerYear}},
                  {"least", Ratio{bandwidth.leastHeadroom}}}));
    }

    const ReportInput& m_input;
    const Names& m_names;
    const Purchases& m_purchases;
    /// What steps on load, and on losses, are about.
    std::set<std::string> m_loads;
    std::set<std::string> m_losses;
    std::vector<Step> m_steps;
};

}  // namespace

std::vector<Step> firstSteps(const ReportInput& input, const Names& names,
                             const Purchases& purchases) {
    return StepMaker(input, names, purchases).run();
}

}  // namespace peerplan
