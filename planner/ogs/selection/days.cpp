// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/days.h"

#include <algorithm>
#include <utility>

#include "planner/ogs/selection/explain.h"

namespace peerplan {
namespace {

constexpr std::int64_t minuteMs = 60LL * 1000;
constexpr std::int64_t dayMs = 24 * 60 * minuteMs;

enum class Step : std::uint8_t { Outage, Connect, Sleep, Wake, Disconnect };

struct Appointment {
    Duration at;
    Step step = Step::Connect;
    SiteId place;
};

class ClientLife {
  public:
    ClientLife(const Plan& plan, const GatewayRtts& rtts, const SiteClocks& clocks, SiteId home,
               const OgsDays& days, const OgsOptions& options, ProbeNoise* noise)
        : m_plan(plan),
          m_rtts(rtts),
          m_clocks(clocks),
          m_home(home),
          m_days(days),
          m_options(options),
          m_noise(noise) {}

    std::vector<ClientStep> run() {
        makeAppointments();
        for (const Appointment& appointment : m_appointments) keep(appointment);
        return std::move(m_steps);
    }

  private:
    void makeAppointments() {
        const WorkingDay day;
        for (std::int64_t d = 0; d < m_days.days; ++d) {
            const Date date = Date::fromDays(m_plan.asOf.days() + d);
            constexpr int saturday = 5;
            if (date.weekday() >= saturday) continue;
            const SiteId place = placeOn(d);
            const std::int64_t utc = d * 24 * 60 - offsetAt(place, date);
            add(utc + day.connect, Step::Connect, place);
            add(utc + day.sleep, Step::Sleep, place);
            add(utc + day.wake, Step::Wake, place);
            add(utc + day.disconnect, Step::Disconnect, place);
        }
        for (const GatewayOutage& outage : m_days.outages) {
            m_appointments.push_back({outage.from, Step::Outage, SiteId()});
        }
        std::stable_sort(m_appointments.begin(), m_appointments.end(),
                         [](const Appointment& a, const Appointment& b) { return a.at < b.at; });
    }

    void add(std::int64_t minute, Step step, SiteId place) {
        m_appointments.push_back({Duration::ms(minute * minuteMs), step, place});
    }

    /// A day belongs to the visit that holds its noon.
    SiteId placeOn(std::int64_t day) const {
        const Duration noon = Duration::ms(day * dayMs + dayMs / 2);
        for (const ClientVisit& visit : m_days.visits) {
            if (visit.client == m_home && visit.from <= noon && noon < visit.until) return visit.at;
        }
        return m_home;
    }

    std::int64_t offsetAt(SiteId place, Date date) const {
        if (m_clocks.ofSite.empty()) return 0;
        std::int64_t minutes = 0;
        for (const UtcOffset& offset : m_clocks.courses[m_clocks.ofSite[place.at()]]) {
            if (offset.from <= date) minutes = offset.minutes;
        }
        return minutes;
    }

    std::vector<std::uint8_t> aliveAt(Duration now) const {
        std::vector<std::uint8_t> alive(m_plan.gateways.size(), 1);
        for (const GatewayOutage& outage : m_days.outages) {
            if (outage.from <= now && now < outage.until) alive[outage.gateway.at()] = 0;
        }
        for (const GatewayArrival& arrival : m_days.arrivals) {
            if (now < arrival.from) alive[arrival.gateway.at()] = 0;
        }
        return alive;
    }

    std::vector<std::uint8_t> presentAt(Duration now) const {
        std::vector<std::uint8_t> present(m_plan.gateways.size(), 1);
        for (const GatewayArrival& arrival : m_days.arrivals) {
            if (now < arrival.from) present[arrival.gateway.at()] = 0;
        }
        return present;
    }

    /// The profile of the moment; false where there is none.
    bool takeProfile(Duration now) {
        std::vector<std::uint8_t> present = presentAt(now);
        if (m_client && present == m_present) return true;
        auto profile = clientProfile(m_plan, m_plan.sites[m_home.at()], m_options, present);
        m_present = std::move(present);
        if (!profile) return false;
        if (m_client) {
            m_client->setProfile(std::move(*profile));
        } else {
            m_client.emplace(std::move(*profile), m_options, m_noise);
        }
        return true;
    }

    Surroundings around(SiteId place, Duration now) const {
        return surroundingsAt(m_plan, m_rtts, m_client->profile(), place, aliveAt(now));
    }

    void keep(const Appointment& appointment) {
        const Duration now = appointment.at;
        if (appointment.step == Step::Outage) return lose(now);
        m_place = appointment.place;
        switch (appointment.step) {
            case Step::Connect:
                if (m_client && m_client->state() != ClientState::Idle) break;
                if (takeProfile(now)) note(m_client->connect(now, around(m_place, now)), now);
                break;
            case Step::Sleep:
                if (m_client && m_client->state() == ClientState::Connected) m_client->suspend(now);
                break;
            case Step::Wake:
                if (m_client && m_client->state() == ClientState::Suspended && takeProfile(now)) {
                    note(m_client->resume(now, around(m_place, now)), now);
                }
                break;
            case Step::Disconnect:
                if (m_client && m_client->state() == ClientState::Connected) {
                    m_client->disconnect(now);
                }
                break;
            case Step::Outage:
                break;
        }
    }

    void lose(Duration now) {
        if (!m_client || m_client->state() != ClientState::Connected) return;
        if (aliveAt(now)[m_client->gateway().at()] != 0) return;
        note(m_client->lose(now, around(m_place, now)), now);
    }

    void note(Decision decision, Duration now) {
        m_steps.push_back(
            {std::move(decision), m_place, around(m_place, now), m_client->profile()});
    }

    const Plan& m_plan;
    const GatewayRtts& m_rtts;
    const SiteClocks& m_clocks;
    SiteId m_home;
    const OgsDays& m_days;
    const OgsOptions& m_options;
    ProbeNoise* m_noise;
    std::vector<Appointment> m_appointments;
    std::optional<OgsClient> m_client;
    /// Which gateways the client's profile names.
    std::vector<std::uint8_t> m_present;
    SiteId m_place;
    std::vector<ClientStep> m_steps;
};

/// A connection that keeps the gateway of the one before has the fault of that one: a client that
/// is held where a stale cache put it is there because of the cache.
class FaultMemory {
  public:
    Explanation settle(Explanation now, const ClientStep& step) {
        const bool inherits = now.fault == OgsFault::Hold && m_last &&
                              m_last->fault != OgsFault::None &&
                              m_gateway == step.decision.gateway && m_place == step.place &&
                              m_last->nearest == now.nearest;
        if (inherits) {
            now.fault = m_last->fault;
            now.why = m_last->why;
        }
        m_last = now;
        m_gateway = step.decision.gateway;
        m_place = step.place;
        return now;
    }

  private:
    std::optional<Explanation> m_last;
    GatewayId m_gateway;
    SiteId m_place;
};

std::int64_t minuteOf(Duration at) {
    return at.asMs() / minuteMs;
}

}  // namespace

Surroundings surroundingsAt(const Plan& plan, const GatewayRtts& rtts, const ClientProfile& profile,
                            SiteId place, std::vector<std::uint8_t> alive) {
    Surroundings out;
    const Site& site = plan.sites[place.at()];
    out.site = place;
    out.keys = locationKeys(site.dns);
    out.proxy = site.webProxy.value_or(WebProxy::None);
    out.networkMs = networkTimes(profile, rtts, place);
    for (std::size_t g = 0; g < alive.size(); ++g) {
        if (rtts.source(place, GatewayId(g)) == RttSource::None) alive[g] = 0;
    }
    // R24: a cluster's name answers while any member does.
    for (std::size_t c = 0; c < profile.candidates.size(); ++c) {
        const auto& members = profile.candidates[c].members;
        const bool answers = std::any_of(members.begin(), members.end(),
                                         [&](GatewayId g) { return alive[g.at()] != 0; });
        if (!answers) out.networkMs[c] = unranked;
    }
    out.alive = std::move(alive);
    return out;
}

std::vector<ClientStep> clientDays(const Plan& plan, const GatewayRtts& rtts,
                                   const SiteClocks& clocks, SiteId home, const OgsDays& days,
                                   const OgsOptions& options, ProbeNoise* noise) {
    return ClientLife(plan, rtts, clocks, home, days, options, noise).run();
}

void addClientDays(const Plan& plan, const std::vector<ClientStep>& steps, SiteId home,
                   const OgsOptions& options, OgsSelectionAnswer& answer) {
    const Site& site = plan.sites[home.at()];
    std::int64_t users = 0;
    for (const Users& group : site.users) users += group.count.value();
    FaultMemory memory;
    const std::size_t firstEvent = answer.events.size();
    const std::size_t firstWrong = answer.wrong.size();
    OgsFault lastFault = OgsFault::None;
    for (const ClientStep& step : steps) {
        const Decision& d = step.decision;
        const Explanation why =
            memory.settle(explain({plan, step.profile, options, step.around, d}), step);
        OgsEvent event;
        event.minute = minuteOf(d.at);
        event.site = site.id;
        if (step.place != home) event.place = plan.sites[step.place.at()].id;
        event.trigger = word(d.trigger);
        event.cause = word(d.cause);
        if (d.gateway.valid()) event.gateway = plan.gateways[d.gateway.at()].id;
        event.ms = why.ms;
        event.why = why.why;
        const bool news = answer.events.size() == firstEvent || d.cause == Cause::Probed ||
                          d.trigger == Trigger::Loss || why.fault != lastFault ||
                          answer.events.back().gateway != event.gateway ||
                          answer.events.back().place != event.place;
        if (news) {
            answer.events.push_back(event);
        } else {
            ++answer.events.back().times;
        }
        lastFault = why.fault;
        if (why.fault == OgsFault::None) continue;
        const std::string better =
            why.nearest ? plan.gateways[step.profile.candidates[*why.nearest].master().at()].id
                        : std::string();
        const auto known =
            std::find_if(answer.wrong.begin() + static_cast<std::ptrdiff_t>(firstWrong),
                         answer.wrong.end(), [&](const OgsWrong& wrong) {
                             return wrong.fault == why.fault && wrong.place == event.place &&
                                    wrong.gateway == event.gateway && wrong.better == better;
                         });
        if (known != answer.wrong.end()) {
            known->last = event.minute;
            ++known->times;
            continue;
        }
        answer.wrong.push_back({site.id, event.place, why.fault, event.gateway, better, why.extraMs,
                                event.minute, event.minute, 1, users, why.why});
    }
}

}  // namespace peerplan
