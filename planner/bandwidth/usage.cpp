// SPDX-License-Identifier: MIT
#include "planner/bandwidth/usage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "model/catalogue/lookup.h"
#include "planner/bandwidth/series.h"

namespace peerplan {
namespace {

/// Fewer users than this make a pilot a hint rather than a figure (rule D3).
constexpr std::int64_t fewPilotUsers = 30;

using Key = std::tuple<std::uint32_t, std::uint32_t, TrafficClass>;  // service, course, class

Key keyOf(const UsageEntry& entry) {
    return {entry.service, entry.course, entry.trafficClass};
}

/// What one user of a persona needs, concurrency and peer share taken in.
using PersonaRates = std::vector<UsageEntry>;

/// A pilot's scale for one persona and service, as measured rates per user.
struct PilotFigure {
    std::optional<double> up;
    std::optional<double> down;
};

/// Busy-hour rates of a measurement at `as_of`, and the courses of a series.
struct MeasuredRates {
    std::optional<double> up;
    std::optional<double> down;
    std::optional<SeriesFigures> upSeries;
    std::optional<SeriesFigures> downSeries;
};

class UsageBuilder {
  public:
    UsageBuilder(const Plan& plan, const Catalogue& catalogue, const SiteClocks& clocks,
                 std::span<const ResolvedService> services, CourseBook& courses)
        : m_plan(plan),
          m_catalogue(catalogue),
          m_clocks(clocks),
          m_services(services),
          m_courses(courses) {
        for (std::size_t i = 0; i < services.size(); ++i) {
            m_serviceOf.emplace(services[i].id, static_cast<std::uint32_t>(i));
        }
    }

    Usage build() {
        readMeasurements();
        for (std::size_t site = 0; site < m_plan.sites.size(); ++site) {
            addSite(static_cast<std::uint32_t>(site));
        }
        sayPersonas();
        return std::move(m_usage);
    }

  private:
    static std::string measurementRef(const Measurement& m) {
        std::string ref = "measurement/";
        ref += m.id;
        return ref;
    }

    const std::vector<UtcOffset>& clockOf(std::size_t site) const {
        static const std::vector<UtcOffset> utc;
        if (site >= m_clocks.ofSite.size()) return utc;
        const std::uint32_t course = m_clocks.ofSite[site];
        return course < m_clocks.courses.size() ? m_clocks.courses[course] : utc;
    }

    /// Rates of a measurement at `as_of`; busy-hour means stated win over those of the series.
    MeasuredRates ratesOf(const Measurement& m, const std::vector<UtcOffset>& clock) {
        const double growth = growthFactor(
            m_plan.policy, yearsBetween(m.measured.value_or(m_plan.asOf), m_plan.asOf));
        MeasuredRates rates;
        if (m.series) {
            if (const auto start = utcMinutes(m.series->start)) {
                const auto read = [&](const std::vector<Bandwidth>& values) {
                    std::optional<SeriesFigures> figures;
                    if (!values.empty()) {
                        figures = seriesFigures(values, *start, m.series->step, clock);
                    }
                    return figures;
                };
                rates.upSeries = read(m.series->up);
                rates.downSeries = read(m.series->down);
                if (rates.upSeries) rates.up = rates.upSeries->busyHourKbps;
                if (rates.downSeries) rates.down = rates.downSeries->busyHourKbps;
            } else {
                remark(m, Text(tr("its series starts at no instant such as 2026-11-02T00:00Z and "
                                  "is left out")));
            }
        }
        if (m.busyHourUp) rates.up = m.busyHourUp->asKbps();
        if (m.busyHourDown) rates.down = m.busyHourDown->asKbps();
        if (rates.up) *rates.up *= growth;
        if (rates.down) *rates.down *= growth;
        return rates;
    }

    void remark(const Measurement& m, Text text) {
        m_usage.remarks.push_back({measurementRef(m), std::move(text)});
    }

    void readMeasurements() {
        std::map<std::string, std::uint32_t> siteOf;
        for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
            siteOf.emplace(m_plan.sites[i].id, static_cast<std::uint32_t>(i));
        }
        struct PilotSum {
            double up = 0, down = 0;
            double upUsers = 0, downUsers = 0;
        };
        std::map<std::tuple<std::string, std::uint32_t, std::string>, PilotSum> pilots;
        for (std::size_t i = 0; i < m_plan.measurements.size(); ++i) {
            const Measurement& m = m_plan.measurements[i];
            if (!m.element.empty()) continue;
            const auto service = m_serviceOf.find(m.service.id);
            if (service == m_serviceOf.end()) {
                remark(m, Text(tr("it names no service that the plan knows and is left out")));
                continue;
            }
            if (m.pilot) {
                const MeasuredRates rates = ratesOf(m, {});
                const auto users = static_cast<double>(m.pilot->users.value());
                if (m.pilot->users.value() < fewPilotUsers) {
                    remark(m, Text(tr("a pilot of {users} users is small: its figure may not hold "
                                      "for all"),
                                   {{"users", m.pilot->users}}));
                }
                if (!(users > 0) || (!rates.up && !rates.down)) {
                    remark(m, Text(tr("it has no mean of the busy hour and is left out")));
                    continue;
                }
                PilotSum& sum = pilots[{m.pilot->persona.id, service->second, m.pilot->region.id}];
                if (rates.up) sum.up += *rates.up, sum.upUsers += users;
                if (rates.down) sum.down += *rates.down, sum.downUsers += users;
                continue;
            }
            const auto site = siteOf.find(m.site.id);
            if (site == siteOf.end()) {
                remark(m, Text(tr("it names no site that the plan knows and is left out")));
                continue;
            }
            // Of several the latest counts, and of equal days the last listed.
            const auto key = std::make_pair(site->second, service->second);
            const auto at = m_measured.find(key);
            const auto dayOf = [&](std::size_t index) {
                return m_plan.measurements[index].measured.value_or(m_plan.asOf);
            };
            if (at == m_measured.end()) {
                m_measured.emplace(key, i);
            } else if (dayOf(i) >= dayOf(at->second)) {
                at->second = i;
            }
        }
        for (const auto& [key, sum] : pilots) {
            PilotFigure figure;
            if (sum.upUsers > 0) figure.up = sum.up / sum.upUsers;
            if (sum.downUsers > 0) figure.down = sum.down / sum.downUsers;
            m_pilots.emplace(key, figure);
        }
    }

    const PersonaRates& ratesOfPersona(const std::string& id) {
        const auto known = m_personaRates.find(id);
        if (known != m_personaRates.end()) return known->second;
        PersonaRates rates;
        const auto own = std::find_if(m_plan.personas.begin(), m_plan.personas.end(),
                                      [&](const Persona& persona) { return persona.id == id; });
        const Persona* persona = own != m_plan.personas.end() ? &*own : nullptr;
        if (persona == nullptr) {
            persona = findPersona(m_catalogue, id);
            if (persona != nullptr) m_cataloguePersonas.push_back(id);
        }
        if (persona != nullptr) {
            for (const Application& application : persona->applications) {
                addApplication(rates, *persona, application);
            }
        } else {
            std::string ref = "persona/";
            ref += id;
            m_usage.remarks.push_back(
                {ref, Text(tr("neither the plan nor the catalogue has it: its users count "
                              "without traffic"))});
        }
        std::stable_sort(rates.begin(), rates.end(), [](const UsageEntry& a, const UsageEntry& b) {
            return keyOf(a) < keyOf(b);
        });
        return m_personaRates.emplace(id, std::move(rates)).first->second;
    }

    void addApplication(PersonaRates& rates, const Persona& persona,
                        const Application& application) {
        const auto service = m_serviceOf.find(application.service.id);
        if (service == m_serviceOf.end()) {
            std::string ref = "persona/";
            ref += persona.id;
            m_usage.remarks.push_back(
                {ref, Text(tr("its application {application} goes to no known service and is "
                              "left out"),
                           {{"application", application.name}})});
            return;
        }
        UsageEntry entry;
        entry.service = service->second;
        entry.course = m_courses.profile(application.diurnal);
        entry.trafficClass =
            application.trafficClass.value_or(m_services[service->second].trafficClass);
        const double active = application.concurrency.value_or(1.0);
        const double peer = std::clamp(application.peerShare, 0.0, 1.0);
        const Rates all{application.up.asKbps() * active, application.down.asKbps() * active};
        entry.toMicrosoft = {all.upKbps * (1 - peer), all.downKbps * (1 - peer)};
        entry.peer = {all.upKbps * peer, all.downKbps * peer};
        rates.push_back(entry);
    }

    /// The pilot that speaks for a persona and service in a region: its own, else that for
    /// everywhere (rule D3).
    const PilotFigure* pilotOf(const std::string& persona, std::uint32_t service,
                               const std::string& region) const {
        if (m_pilots.empty()) return nullptr;
        auto at = m_pilots.find({persona, service, region});
        if (at == m_pilots.end()) at = m_pilots.find({persona, service, std::string()});
        return at != m_pilots.end() ? &at->second : nullptr;
    }

    /// An entry in the service's own class and the default course, for traffic of which only a
    /// measurement knows.
    UsageEntry plainEntry(std::uint32_t site, std::uint32_t service, Rates rates) {
        UsageEntry entry;
        entry.site = site;
        entry.service = service;
        entry.course = m_courses.profile({});
        entry.trafficClass = m_services[service].trafficClass;
        entry.toMicrosoft = rates;
        return entry;
    }

    void addSite(std::uint32_t site) {
        const Site& place = m_plan.sites[site];
        m_estimates.clear();
        m_used.clear();
        for (const Users& users : place.users) {
            const auto count = static_cast<double>(users.count.value());
            addUsers(site, place.region.id, users.persona.id, count);
        }
        takeMeasured(site);
        finishSite(site);
    }

    void addUsers(std::uint32_t site, const std::string& region, const std::string& persona,
                  double count) {
        const PersonaRates& rates = ratesOfPersona(persona);
        for (std::size_t begin = 0; begin < rates.size();) {
            std::size_t end = begin;
            Rates estimate;
            while (end < rates.size() && rates[end].service == rates[begin].service) {
                estimate += rates[end++].toMicrosoft;
            }
            const std::uint32_t service = rates[begin].service;
            const PilotFigure* pilot = pilotOf(persona, service, region);
            // A pilot scales what the persona says; where the persona says 0 it adds its own.
            const auto scale = [](std::optional<double> measured, double said) {
                return measured && said > 0 ? *measured / said : 1.0;
            };
            const double up = pilot != nullptr ? scale(pilot->up, estimate.upKbps) : 1.0;
            const double down = pilot != nullptr ? scale(pilot->down, estimate.downKbps) : 1.0;
            for (std::size_t i = begin; i < end; ++i) {
                UsageEntry entry = rates[i];
                entry.site = site;
                entry.toMicrosoft.upKbps *= count;
                entry.toMicrosoft.downKbps *= count;
                entry.peer.upKbps *= count;
                entry.peer.downKbps *= count;
                m_estimates.push_back(entry);
                entry.toMicrosoft.upKbps *= up;
                entry.toMicrosoft.downKbps *= down;
                m_used.push_back(entry);
            }
            if (pilot != nullptr) {
                m_pilotServices.push_back(service);
                const Rates extra{estimate.upKbps > 0 ? 0 : pilot->up.value_or(0) * count,
                                  estimate.downKbps > 0 ? 0 : pilot->down.value_or(0) * count};
                if (extra.sum() > 0) m_used.push_back(plainEntry(site, service, extra));
            }
            begin = end;
        }
    }

    /// Replaces what the personas say of a service by what was measured (rule D2), class by class
    /// in the estimate's proportions.
    void takeMeasured(std::uint32_t site) {
        for (auto at = m_measured.lower_bound({site, 0});
             at != m_measured.end() && at->first.first == site; ++at) {
            const std::uint32_t service = at->first.second;
            const Measurement& m = m_plan.measurements[at->second];
            const MeasuredRates rates = ratesOf(m, clockOf(site));
            if (!rates.up && !rates.down) {
                remark(m, Text(tr("it has no mean of the busy hour and is left out: percentiles "
                                  "do not stand for it")));
                continue;
            }
            replaceDirection(site, service, rates.up, rates.upSeries, &Rates::upKbps, m);
            replaceDirection(site, service, rates.down, rates.downSeries, &Rates::downKbps, m);
            m_measuredServices.push_back(service);
        }
    }

    void replaceDirection(std::uint32_t site, std::uint32_t service, std::optional<double> kbps,
                          const std::optional<SeriesFigures>& series, double Rates::*direction,
                          const Measurement& m) {
        if (!kbps) return;
        double said = 0;
        for (const UsageEntry& entry : m_used) {
            if (entry.service == service) said += entry.toMicrosoft.*direction;
        }
        // With a series and no busy hour of its own, the day's course is the measured one.
        std::optional<std::uint32_t> course;
        if (series && series->peakKbps > 0) {
            DayCourse shape = series->quarters;
            for (double& quarter : shape) quarter /= series->peakKbps;
            course = m_courses.add(shape);
            // The busiest quarter-hour is the peak of the course, where the series is what counts.
            const bool stated =
                direction == &Rates::upKbps ? m.busyHourUp.has_value() : m.busyHourDown.has_value();
            if (!stated && series->busyHourKbps > 0) {
                *kbps *= series->peakKbps / series->busyHourKbps;
            }
        }
        const std::size_t before = m_used.size();
        std::vector<UsageEntry> moved;
        for (std::size_t i = 0; i < before; ++i) {
            UsageEntry& entry = m_used[i];
            if (entry.service != service || !(said > 0)) continue;
            const double rate = entry.toMicrosoft.*direction * (*kbps / said);
            if (course) {
                UsageEntry measured = entry;
                measured.course = *course;
                measured.peer = {};
                measured.toMicrosoft = {};
                measured.toMicrosoft.*direction = rate;
                entry.toMicrosoft.*direction = 0;
                moved.push_back(measured);
            } else {
                entry.toMicrosoft.*direction = rate;
            }
        }
        if (!(said > 0) && *kbps > 0) {
            Rates rates;
            rates.*direction = *kbps;
            UsageEntry entry = plainEntry(site, service, rates);
            if (course) entry.course = *course;
            moved.push_back(entry);
        }
        m_used.insert(m_used.end(), moved.begin(), moved.end());
    }

    void finishSite(std::uint32_t site) {
        std::stable_sort(
            m_used.begin(), m_used.end(),
            [](const UsageEntry& a, const UsageEntry& b) { return keyOf(a) < keyOf(b); });
        for (std::size_t i = 0; i < m_used.size(); ++i) {
            const UsageEntry& entry = m_used[i];
            std::vector<UsageEntry>& all = m_usage.entries;
            if (i > 0 && keyOf(m_used[i - 1]) == keyOf(entry)) {
                all.back().toMicrosoft += entry.toMicrosoft;
                all.back().peer += entry.peer;
            } else {
                all.push_back(entry);
            }
            std::vector<ServiceDemand>& demand = m_usage.demand;
            if (demand.empty() || demand.back().site != site ||
                demand.back().service != entry.service) {
                ServiceDemand row;
                row.site = site;
                row.service = entry.service;
                const auto listed = [&](const std::vector<std::uint32_t>& list) {
                    return std::find(list.begin(), list.end(), entry.service) != list.end();
                };
                row.basis = listed(m_measuredServices) ? DemandBasis::Measured
                            : listed(m_pilotServices)  ? DemandBasis::Pilot
                                                       : DemandBasis::Persona;
                for (const UsageEntry& estimate : m_estimates) {
                    if (estimate.service == entry.service) row.estimate += estimate.toMicrosoft;
                }
                demand.push_back(row);
            }
            demand.back().used += entry.toMicrosoft;
            demand.back().peer += entry.peer;
        }
        for (auto row = m_usage.demand.rbegin(); row != m_usage.demand.rend() && row->site == site;
             ++row) {
            if (row->estimate.sum() > 0) row->ratio = row->used.sum() / row->estimate.sum();
        }
        m_measuredServices.clear();
        m_pilotServices.clear();
    }

    void sayPersonas() {
        for (const std::string& id : m_cataloguePersonas) {
            std::int64_t assumed = 0;
            std::string sources;
            for (const PersonaUse& use : m_catalogue.personaUses) {
                if (use.persona != id) continue;
                assumed += use.provenance.assumed ? 1 : 0;
            }
            m_usage.assumptions.push_back(
                {"persona", Text(tr("persona {persona} is the catalogue's; {assumed} of its "
                                    "figures rest on an assumption, see the list personas"),
                                 {{"persona", id}, {"assumed", assumed}})});
        }
        for (const std::string& name : m_courses.used()) {
            const DiurnalProfile* profile = findDiurnalProfile(m_catalogue, name);
            if (profile == nullptr || !profile->provenance.assumed) continue;
            m_usage.assumptions.push_back(
                {"diurnal profile", Text(tr("load follows the catalogue's profile {profile} over "
                                            "the day, whose weights are assumed"),
                                         {{"profile", name}})});
        }
        if (m_courses.defaultUsed()) {
            m_usage.assumptions.push_back(
                {"diurnal profile", Text(tr("where no profile is named it is {profile}"),
                                         {{"profile", m_courses.defaultName()}})});
        }
    }

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    const SiteClocks& m_clocks;
    std::span<const ResolvedService> m_services;
    CourseBook& m_courses;
    std::map<std::string, std::uint32_t> m_serviceOf;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> m_measured;
    std::map<std::tuple<std::string, std::uint32_t, std::string>, PilotFigure> m_pilots;
    std::map<std::string, PersonaRates> m_personaRates;
    std::vector<std::string> m_cataloguePersonas;
    // Of the site at hand.
    std::vector<UsageEntry> m_estimates;
    std::vector<UsageEntry> m_used;
    std::vector<std::uint32_t> m_measuredServices;
    std::vector<std::uint32_t> m_pilotServices;
    Usage m_usage;
};

}  // namespace

CourseBook::CourseBook(const Catalogue& catalogue) : m_catalogue(&catalogue) {
    if (findDiurnalProfile(catalogue, "office") != nullptr) {
        m_defaultName = "office";
    } else if (!catalogue.diurnalProfiles.empty()) {
        m_defaultName = catalogue.diurnalProfiles.front().id;
    }
}

std::uint32_t CourseBook::profile(const std::string& name) {
    if (name.empty()) m_defaultUsed = true;
    const std::string& wanted = name.empty() ? m_defaultName : name;
    const auto known = m_byName.find(wanted);
    if (known != m_byName.end()) return known->second;
    const DiurnalProfile* found = findDiurnalProfile(*m_catalogue, wanted);
    if (found == nullptr && wanted != m_defaultName) return profile({});
    const std::uint32_t course =
        add(found != nullptr ? courseOfHours(found->weights) : flatCourse());
    m_byName.emplace(wanted, course);
    return course;
}

std::uint32_t CourseBook::flat() {
    return add(flatCourse());
}

std::uint32_t CourseBook::add(const DayCourse& course) {
    const auto [at, fresh] =
        m_byCourse.emplace(course, static_cast<std::uint32_t>(m_courses.size()));
    if (fresh) m_courses.push_back(course);
    return at->second;
}

std::vector<std::string> CourseBook::used() const {
    std::vector<std::string> names;
    for (const auto& [name, course] : m_byName) names.push_back(name);
    return names;
}

double yearsBetween(Date from, Date to) {
    const std::int64_t days = to.days() - from.days();
    return days > 0 ? static_cast<double>(days) / 365.25 : 0.0;
}

double growthFactor(const Policy& policy, double years) {
    return policy.growth.perYear ? std::pow(1.0 + *policy.growth.perYear, years) : 1.0;
}

Usage usageOf(const Plan& plan, const Catalogue& catalogue, const SiteClocks& clocks,
              std::span<const ResolvedService> services, CourseBook& courses) {
    return UsageBuilder(plan, catalogue, clocks, services, courses).build();
}

}  // namespace peerplan
