// SPDX-License-Identifier: MIT
// `spof` against rules F1 and F2 taken word by word: every component alone, the state evaluated in
// full, every element summed in every quarter-hour, every flow's way told by a shape of its own.

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/headroom.h"
#include "planner/routing/evaluate.h"
#include "tests/planner/resilience/spof/drawn_company.h"
#include "tests/support/random_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

using Kinds = std::set<SpofKind>;

/// Kinds by site and service, bare and usable, of one failure.
struct SlowHurt {
    std::map<std::pair<std::string, std::string>, Kinds> bare;
    std::map<std::pair<std::string, std::string>, Kinds> usable;
};

/// A load against a capacity, in kbit/s.
struct Fill {
    std::int64_t load = 0;
    std::int64_t capacity = 0;
    bool known = false;

    bool fullerThan(const Fill& other) const {
        return load * other.capacity > other.load * capacity;
    }
    bool congested() const {
        return known && (load > 0 || capacity > 0) && (capacity - load) * 10 <= capacity;
    }
};

class SlowSpof {
  public:
    SlowSpof(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
             std::vector<std::string> given)
        : m_plan(plan),
          m_network(network),
          m_planned(plannedTraffic(plan, network, catalogue, utcClocks(plan))),
          m_table(utcClocks(plan), *Date::fromCivil(plan.asOf.year(), 1, 1),
                  m_planned.courses.courses(), m_planned.traffic.shapes) {
        // One shape a flow: an element's shapes are the flows that cross it.
        m_marks.shapes.resize(network.flows.size());
        for (std::size_t f = 0; f < network.flows.size(); ++f) {
            m_marks.first.push_back(static_cast<std::uint32_t>(f));
            m_marks.entries.push_back({ShapeId(f), 1, 1});
        }
        m_marks.first.push_back(static_cast<std::uint32_t>(network.flows.size()));
        for (const std::string& ref : given) m_given.push_back(network.components.require(ref));
        m_base = state(std::nullopt);
    }

    SlowHurt fail(ComponentId component) {
        const State now = state(component);
        SlowHurt hurt;
        for (const Site& site : m_plan.sites) {
            if (site.users.empty() || site.users[0].count.value() == 0) continue;
            for (const ResolvedService& service : m_network.services) {
                const auto key = std::make_pair(site.id, service.id);
                hurt.bare[key] = bare(site.id, service.id, now);
                std::set<std::string> needed;
                collectNeeds(service.id, needed);
                for (const std::string& need : needed) {
                    const Kinds kinds = bare(site.id, need, now);
                    hurt.usable[key].insert(kinds.begin(), kinds.end());
                }
            }
        }
        return hurt;
    }

  private:
    struct State {
        std::vector<FlowResult> flows;
        std::vector<Fill> elements;
        std::vector<std::set<std::size_t>> crossing;
    };

    State state(std::optional<ComponentId> component) {
        FailureState failed;
        failed.failed = m_given;
        if (component) failed.failed.push_back(*component);
        Workspace loaded(m_network, m_planned.traffic);
        evaluate(failed, loaded);
        Workspace marked(m_network, m_marks);
        evaluate(failed, marked);
        State result;
        for (std::size_t f = 0; f < m_network.flows.size(); ++f) {
            result.flows.push_back(loaded.flow(FlowId(f)));
        }
        for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
            result.elements.push_back(fill(loaded, ElementId(e)));
            std::set<std::size_t>& flows = result.crossing.emplace_back();
            const ElementLoad marks = marked.load(ElementId(e));
            for (std::size_t i = 0; i < marks.shapes.size(); ++i) {
                if (marks.up[i] > 0 || marks.down[i] > 0) flows.insert(marks.shapes[i].at());
            }
        }
        return result;
    }

    Fill fill(const Workspace& workspace, ElementId id) const {
        const Element& element = m_network.elements[id.at()];
        const ElementLoad load = workspace.load(id);
        double most[2] = {0, 0};
        for (std::size_t set = 0; set < m_table.sets().size(); ++set) {
            for (std::size_t quarter = 0; quarter < quartersOfDay; ++quarter) {
                double sum[2] = {0, 0};
                for (std::size_t i = 0; i < load.shapes.size(); ++i) {
                    const double factor = m_table.factor(load.shapes[i], set, quarter);
                    sum[0] += load.up[i] * factor;
                    sum[1] += load.down[i] * factor;
                }
                if (element.total()) sum[0] += sum[1];
                most[0] = std::max(most[0], sum[0]);
                most[1] = std::max(most[1], sum[1]);
            }
        }
        Fill fills[2];
        for (std::size_t d = 0; d < 2; ++d) {
            const std::int64_t bps = workspace.capacityBps(id, static_cast<Direction>(d));
            fills[d] = {wholeKbps(most[d]), bps / 1000, bps != Element::unknown};
        }
        if (element.total() || !fills[0].known) return fills[0];
        return fills[1].fullerThan(fills[0]) ? fills[1] : fills[0];
    }

    void collectNeeds(const std::string& service, std::set<std::string>& needed) const {
        if (!needed.insert(service).second) return;
        for (const std::uint32_t need : m_network.services[m_network.serviceOf(service)].needs) {
            collectNeeds(m_network.services[need].id, needed);
        }
    }

    Kinds bare(const std::string& site, const std::string& service, const State& now) const {
        Kinds kinds;
        std::size_t at = 0;
        while (m_plan.sites[at].id != site) ++at;
        for (const bool internet : {false, true}) {
            const FlowId flow =
                m_network.flowOf(SiteId(at), m_network.serviceOf(service), internet);
            if (!flow.valid()) continue;
            const FlowResult& before = m_base.flows[flow.at()];
            const FlowResult& after = now.flows[flow.at()];
            if (after.outcome == Outcome::SiteDown) continue;
            if (after.outcome == Outcome::Cut && before.outcome != Outcome::Cut) {
                kinds.insert(SpofKind::Cut);
            }
            if (after.outcome == Outcome::ManualOnly && before.outcome == Outcome::Served) {
                kinds.insert(SpofKind::Manual);
            }
            if (after.outcome == Outcome::Served) {
                for (std::size_t e = 0; e < now.elements.size(); ++e) {
                    if (!now.crossing[e].contains(flow.at())) continue;
                    const Fill& fill = now.elements[e];
                    if (fill.congested() && fill.fullerThan(m_base.elements[e])) {
                        kinds.insert(SpofKind::Congested);
                    }
                }
                if (before.outcome != Outcome::Served) continue;
                if (after.rttUs > 2 * before.rttUs + 1e-3) kinds.insert(SpofKind::Slow);
                for (const LatencyLimit& limit : m_plan.policy.latencyLimits) {
                    if (limit.service.id != service) continue;
                    const double us = limit.rtt.asMs() * 1e3;
                    if (before.rttUs <= us + 1e-3 && after.rttUs > us + 1e-3) {
                        kinds.insert(SpofKind::Slow);
                    }
                }
            }
        }
        return kinds;
    }

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    PlannedTraffic m_planned;
    DayTable m_table;
    Traffic m_marks;
    std::vector<ComponentId> m_given;
    State m_base;
};

/// A random network with people, needs and limits.
Plan randomCompany(std::uint64_t seed) {
    std::mt19937_64 random(seed * 77 + 5);
    Plan plan = randomNetwork(seed);
    plan.personas = {personaOf("clerk", {{"exchange", 300}, {"teams", 200}, {"dns", 40}}),
                     personaOf("driver", {{"dns", 90}})};
    for (Site& site : plan.sites) {
        site.users = {{random() % 4 == 0 ? "driver" : "clerk",
                       Headcount::of(static_cast<std::int64_t>(random() % 120))}};
    }
    const auto service = [&](const char* id, std::vector<Ref<Service>> needs) {
        Service made;
        made.id = id;
        made.needs = std::move(needs);
        plan.services.push_back(std::move(made));
        return &plan.services.back();
    };
    if (random() % 2 == 0) service("exchange", {{"dns"}});
    if (random() % 2 == 0) service("teams", {{"exchange"}})->internetShare = 0.25;
    if (random() % 2 == 0) {
        plan.policy.latencyLimits.push_back(
            {{"exchange"}, Rtt::us(static_cast<std::int64_t>(1000 + random() % 60000))});
    }
    return plan;
}

using Row =
    std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

/// How many findings of each kind there were.
using Seen = std::array<std::size_t, spofKinds>;

void compare(std::uint64_t seed, bool given, Seen& seen) {
    const Plan plan = randomCompany(seed);
    const Catalogue catalogue = smallCatalogue();
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    const std::size_t count = network.components.size();
    std::vector<std::string> down;
    if (given) down.push_back(network.components[ComponentId(seed % count)].ref);
    INFO("seed " << seed << (given ? ", given " + down[0] : std::string()));
    SpofOptions options;
    options.threads = seed % 3 == 0 ? 2 : 1;
    for (const std::string& ref : down) {
        options.given.failed.push_back(network.components.require(ref));
    }
    const SpofAnswer answer = spof(plan, network, catalogue, utcClocks(plan), options);
    SlowSpof slow(plan, network, catalogue, down);

    std::map<std::string, std::int64_t> usersOf;
    for (const Site& site : plan.sites) usersOf[site.id] = site.users[0].count.value();
    std::map<std::pair<std::string, std::string>, SpofPair> pairs;
    std::set<Row> expected;
    for (std::size_t c = 0; c < count; ++c) {
        const SlowHurt hurt = slow.fail(ComponentId(c));
        for (std::size_t kind = 0; kind < spofKinds; ++kind) {
            std::set<std::string> bare;
            std::set<std::string> usable;
            for (const auto& [key, kinds] : hurt.usable) {
                if (kinds.contains(static_cast<SpofKind>(kind))) {
                    usable.insert(key.first);
                    ++pairs[key].usable[kind];
                }
                if (hurt.bare.at(key).contains(static_cast<SpofKind>(kind))) {
                    bare.insert(key.first);
                    ++pairs[key].bare[kind];
                }
            }
            if (usable.empty()) continue;
            ++seen[kind];
            std::int64_t bareUsers = 0;
            std::int64_t usableUsers = 0;
            for (const std::string& site : bare) bareUsers += usersOf[site];
            for (const std::string& site : usable) usableUsers += usersOf[site];
            expected.emplace(network.components[ComponentId(c)].ref,
                             std::string(word(static_cast<SpofKind>(kind))), bare.size(),
                             usable.size(), bareUsers, usableUsers);
        }
    }
    const bool waiting =
        std::any_of(answer.normal.begin(), answer.normal.end(),
                    [](const SpofFinding& finding) { return finding.kind == SpofKind::Manual; });
    std::set<Row> found;
    for (const SpofFinding& finding : answer.findings) {
        found.emplace(finding.component, std::string(word(finding.kind)), finding.bare.sites,
                      finding.usable.sites, finding.bare.users, finding.usable.users);
        // F4: who loses anything had sent something over it, unless it waited for a person.
        if (finding.kind == SpofKind::Cut && !waiting) {
            CHECK(finding.usersTouched >= finding.bare.users);
        }
        CHECK(finding.usable.userEquivalents <=
              static_cast<double>(finding.usable.users) * (1 + 1e-9));
        CHECK(finding.bare.userEquivalents <= finding.usable.userEquivalents * (1 + 1e-9));
        CHECK(!finding.fix.empty());
    }
    if (found != expected) {
        for (const Row& row : expected) {
            if (found.contains(row)) continue;
            WARN("missing " << std::get<0>(row) << ' ' << std::get<1>(row) << " sites "
                            << std::get<2>(row) << '/' << std::get<3>(row) << " users "
                            << std::get<4>(row) << '/' << std::get<5>(row));
        }
        for (const Row& row : found) {
            if (expected.contains(row)) continue;
            WARN("wrong " << std::get<0>(row) << ' ' << std::get<1>(row) << " sites "
                          << std::get<2>(row) << '/' << std::get<3>(row) << " users "
                          << std::get<4>(row) << '/' << std::get<5>(row));
        }
    }
    CHECK(found == expected);
    for (std::size_t s = 0; s < answer.sites.size(); ++s) {
        for (std::size_t k = 0; k < answer.services.size(); ++k) {
            const SpofPair& slowPair = pairs[{answer.sites[s], answer.services[k]}];
            CHECK(answer.pair(s, k).bare == slowPair.bare);
            CHECK(answer.pair(s, k).usable == slowPair.usable);
        }
    }
}

bool sameReach(const SpofReach& a, const SpofReach& b) {
    return a.sites == b.sites && a.users == b.users && a.services == b.services &&
           a.userEquivalents == b.userEquivalents;
}

/// Asked for cuts alone, dominators choose what is evaluated: the answer is what the whole sweep
/// says of cuts.
std::size_t compareCuts(std::uint64_t seed, bool given) {
    const Plan plan = randomCompany(seed);
    const Catalogue catalogue = smallCatalogue();
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    INFO("seed " << seed << (given ? ", given" : ""));
    SpofOptions options;
    if (given) options.given.failed = {ComponentId(seed % network.components.size())};
    const SpofAnswer whole = spof(plan, network, catalogue, utcClocks(plan), options);
    options.kinds = {SpofKind::Cut};
    const SpofAnswer cuts = spof(plan, network, catalogue, utcClocks(plan), options);
    CHECK(cuts.states == whole.states);
    std::vector<const SpofFinding*> expected;
    for (const SpofFinding& finding : whole.findings) {
        if (finding.kind == SpofKind::Cut) expected.push_back(&finding);
    }
    REQUIRE(cuts.findings.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(cuts.findings[i].component == expected[i]->component);
        CHECK(sameReach(cuts.findings[i].bare, expected[i]->bare));
        CHECK(sameReach(cuts.findings[i].usable, expected[i]->usable));
        CHECK(cuts.findings[i].usersTouched == expected[i]->usersTouched);
        CHECK(cuts.findings[i].examples == expected[i]->examples);
        CHECK(cuts.findings[i].fix == expected[i]->fix);
    }
    REQUIRE(cuts.pairs.size() == whole.pairs.size());
    for (std::size_t p = 0; p < cuts.pairs.size(); ++p) {
        CHECK(cuts.pairs[p].bare[0] == whole.pairs[p].bare[0]);
        CHECK(cuts.pairs[p].usable[0] == whole.pairs[p].usable[0]);
    }
    return expected.size();
}

}  // namespace

TEST_CASE("Cuts alone are told by dominators as the whole sweep tells them") {
    std::size_t cuts = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) cuts += compareCuts(seed, seed % 3 == 0);
    CHECK(cuts > 500);
}

TEST_CASE("spof equals rules F1 and F2 taken word by word, on random networks") {
    Seen seen{};
    for (std::uint64_t seed = 1; seed <= 60; ++seed) compare(seed, false, seen);
    // The networks show every kind.
    for (const std::size_t count : seen) CHECK(count > 50);
}

TEST_CASE("spof under maintenance equals rules F1 and F2 taken word by word") {
    Seen seen{};
    for (std::uint64_t seed = 101; seed <= 120; ++seed) compare(seed, true, seen);
}

TEST_CASE("spof equals the rules on thousands of networks", "[.soak]") {
    Seen seen{};
    for (std::uint64_t seed = 1000; seed < 3000; ++seed) {
        compare(seed, seed % 2 == 0, seen);
        compareCuts(seed, seed % 2 == 0);
    }
}

TEST_CASE("spof answers the same with any number of threads") {
    const Plan plan = randomCompany(7);
    const Catalogue catalogue = smallCatalogue();
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, catalogue, diagnostics);
    std::vector<SpofAnswer> answers;
    for (const int threads : {1, 2, 5}) {
        SpofOptions options;
        options.threads = threads;
        answers.push_back(spof(plan, network, catalogue, utcClocks(plan), options));
    }
    for (std::size_t i = 1; i < answers.size(); ++i) {
        REQUIRE(answers[i].findings.size() == answers[0].findings.size());
        for (std::size_t f = 0; f < answers[0].findings.size(); ++f) {
            const SpofFinding& a = answers[0].findings[f];
            const SpofFinding& b = answers[i].findings[f];
            CHECK(a.component == b.component);
            CHECK(a.kind == b.kind);
            CHECK(a.usable.userEquivalents == b.usable.userEquivalents);
            CHECK(a.rttMs == b.rttMs);
            CHECK(a.element == b.element);
            CHECK(a.fix == b.fix);
        }
        for (std::size_t p = 0; p < answers[0].pairs.size(); ++p) {
            CHECK(answers[i].pairs[p].usable == answers[0].pairs[p].usable);
            CHECK(answers[i].pairs[p].bare == answers[0].pairs[p].bare);
        }
    }
}
