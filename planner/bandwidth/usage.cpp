// SPDX-License-Identifier: MIT
#include "planner/bandwidth/usage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "model/catalogue/lookup.h"
#include "planner/bandwidth/measured_usage.h"

namespace peerplan {
namespace {

using Key = std::tuple<std::uint32_t, std::uint32_t, TrafficClass>;  // service, course, class

Key keyOf(const UsageEntry& entry) {
    return {entry.service, entry.course, entry.trafficClass};
}

/// What one user of a persona needs, concurrency and peer share taken in.
using PersonaRates = std::vector<UsageEntry>;

class UsageBuilder {
  public:
    UsageBuilder(const Plan& plan, const Catalogue& catalogue, const SiteClocks& clocks,
                 std::span<const ResolvedService> services, CourseBook& courses)
        : m_plan(plan),
          m_catalogue(catalogue),
          m_clocks(clocks),
          m_services(services),
          m_courses(courses),
          m_measured(plan, services, m_usage.remarks) {
        for (std::size_t i = 0; i < services.size(); ++i) {
            m_serviceOf.emplace(services[i].id, static_cast<std::uint32_t>(i));
        }
    }

    Usage build() {
        for (std::size_t site = 0; site < m_plan.sites.size(); ++site) {
            addSite(static_cast<std::uint32_t>(site));
        }
        sayPersonas();
        return std::move(m_usage);
    }

  private:
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
            const PilotFigure* pilot = m_measured.pilotOf(persona, service, region);
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
        for (const auto& [service, measurement] : m_measured.ofSite(site)) {
            const Measurement& m = *measurement;
            const MeasuredRates rates = m_measured.ratesOf(m, clockOf(m_clocks, site));
            if (!rates.up && !rates.down) {
                m_measured.remark(
                    m, Text(tr("it has no mean of the busy hour and is left out: percentiles "
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
    Usage m_usage;
    MeasuredUsage m_measured;  // writes remarks into m_usage
    std::map<std::string, std::uint32_t> m_serviceOf;
    std::map<std::string, PersonaRates> m_personaRates;
    std::vector<std::string> m_cataloguePersonas;
    // Of the site at hand.
    std::vector<UsageEntry> m_estimates;
    std::vector<UsageEntry> m_used;
    std::vector<std::uint32_t> m_measuredServices;
    std::vector<std::uint32_t> m_pilotServices;
};

}  // namespace

Usage usageOf(const Plan& plan, const Catalogue& catalogue, const SiteClocks& clocks,
              std::span<const ResolvedService> services, CourseBook& courses) {
    return UsageBuilder(plan, catalogue, clocks, services, courses).build();
}

}  // namespace peerplan
