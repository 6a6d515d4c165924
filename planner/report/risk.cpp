// SPDX-License-Identifier: MIT
#include "planner/report/risk.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

namespace peerplan {
namespace {

/// The largest offices; the rest stands in the section on failures.
constexpr std::size_t mostOffices = 8;

bool atRisk(const SweepOffice& office) {
    return office.fate == SiteFate::Cut || office.fate == SiteFate::Waiting;
}

}  // namespace

Risk riskOf(const ReportInput& input) {
    Risk risk;
    if (input.sweep == nullptr) return risk;
    const SweepAnswer& sweep = *input.sweep;
    risk.all = sweep.users;
    risk.countsSites = sweep.countsSites;
    for (const SweepOffice& office : sweep.offices) {
        if (!atRisk(office)) continue;
        ++risk.offices;
        risk.people += sweep.countsSites ? 1 : office.users;
    }
    for (const SweepState& state : sweep.singles) {
        const std::int64_t people = state.usersCut + state.usersWaiting;
        if (people <= risk.worstPeople) continue;
        risk.worstPeople = people;
        risk.worstFailure = state.failed.front();
    }
    return risk;
}

Table riskByService(const ReportInput& input, const Names& names) {
    Table table;
    table.id = "risk-services";
    table.title = tr("At risk, by service");
    table.columns = {{"service", tr("Service"), CellKind::Text, 0, true},
                     {"people", tr("People at risk"), CellKind::Integer},
                     {"cut", tr("Of them cut off"), CellKind::Integer},
                     {"components", tr("Single points of failure"), CellKind::Integer},
                     {"minutes", tr("Minutes a year without"), CellKind::Number, 2}};
    if (input.spof == nullptr) return table;
    const SpofAnswer& spof = *input.spof;
    constexpr auto cut = static_cast<std::size_t>(SpofKind::Cut);
    constexpr auto manual = static_cast<std::size_t>(SpofKind::Manual);
    // One that cuts some and lets others wait stands in both lists.
    std::vector<std::set<std::string>> components(spof.services.size());
    for (const SpofFinding& finding : spof.findings) {
        if (finding.kind != SpofKind::Cut && finding.kind != SpofKind::Manual) continue;
        for (const std::uint32_t service : finding.usable.services) {
            components[service].insert(finding.component);
        }
    }
    std::map<std::string, const ServiceSummary*> uptimes;
    if (input.availability != nullptr) {
        for (const ServiceSummary& service : input.availability->services) {
            uptimes.emplace(service.service, &service);
        }
    }
    for (std::size_t k = 0; k < spof.services.size(); ++k) {
        std::int64_t people = 0;
        std::int64_t cutOff = 0;
        for (std::size_t s = 0; s < spof.sites.size(); ++s) {
            const auto& kinds = spof.pair(s, k).usable;
            if (kinds[cut] + kinds[manual] == 0) continue;
            people += spof.users[s];
            if (kinds[cut] > 0) cutOff += spof.users[s];
        }
        if (components[k].empty()) continue;
        const auto uptime = uptimes.find(spof.services[k]);
        const bool stated = uptime != uptimes.end() && uptime->second->usableStated;
        table.rows.push_back({names.service(spof.services[k]), people, cutOff,
                              static_cast<std::int64_t>(components[k].size()),
                              stated ? Cell(uptime->second->usableMinutes) : Cell()});
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        return std::get<std::int64_t>(a[1]) > std::get<std::int64_t>(b[1]);
    });
    return table;
}

Table riskByOffice(const ReportInput& input, const Names& names) {
    Table table;
    table.id = "risk-offices";
    table.title = tr("At risk, the largest offices");
    table.columns = {{"site", tr("Office"), CellKind::Text, 0, true},
                     {"users", tr("Users"), CellKind::Integer},
                     {"what", tr("What happens"), CellKind::Text},
                     {"failure", tr("When this fails"), CellKind::Text},
                     {"failures", tr("Failures that do it"), CellKind::Integer}};
    if (input.sweep == nullptr) return table;
    std::vector<const SweepOffice*> offices;
    for (const SweepOffice& office : input.sweep->offices) {
        if (atRisk(office)) offices.push_back(&office);
    }
    std::stable_sort(
        offices.begin(), offices.end(),
        [](const SweepOffice* a, const SweepOffice* b) { return a->users > b->users; });
    for (std::size_t i = 0; i < offices.size() && i < mostOffices; ++i) {
        const SweepOffice& office = *offices[i];
        table.rows.push_back(
            {names.site(office.site), office.users,
             office.fate == SiteFate::Cut ? Text(tr("cut off")) : Text(tr("waits for a person")),
             office.failed.empty() ? std::string() : names.of(office.failed.front()),
             office.cutIn + office.waitingIn});
    }
    if (offices.size() > mostOffices) {
        table.notes.push_back(
            Text(tr("{n} more {n|office is|offices are} at risk."),
                 {{"n", static_cast<std::int64_t>(offices.size() - mostOffices)}}));
    }
    return table;
}

}  // namespace peerplan
