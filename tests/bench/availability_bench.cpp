// SPDX-License-Identifier: MIT
// Time of availability: from one node of a real network to another with every link unreliable, and
// a company of 1,000 to 100,000 offices with everything unreliable.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "data/file/read_file.h"
#include "data/topology/import_topology.h"
#include "planner/network/compile.h"
#include "planner/resilience/availability/availability.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/plan_generator.h"
#include "tests/support/test_paths.h"

using namespace peerplan;

namespace {

double msSince(std::clock_t start) {
    return 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void twoTerminals(const char* name, std::size_t from, std::size_t to) {
    const auto folder = tests::sharedPath("datasets/repetita");
    if (!folder) return;
    const std::vector<TopologyFile> files = {
        {std::string(name) + ".graph",
         readFile((*folder / (std::string(name) + ".graph")).string())}};
    Plan plan = importTopology(files, *Date::parse("2026-11-01")).plan.value();
    for (Link& link : plan.links) link.availability = 0.999;
    Circuit circuit;
    circuit.id = "er";
    circuit.peeringLocation = "London";
    circuit.availability = 1.0;
    circuit.peerings = {Peering::Microsoft};
    circuit.routeFilter = {"exchange"};
    Connection end;
    end.site = plan.sites[to % plan.sites.size()].id;
    circuit.connections = {end};
    plan.circuits = {circuit};
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, tests::catalogueForTests(), diagnostics);
    AvailabilityOptions options;
    options.sites = {SiteId(from)};
    options.services = {network.serviceOf("exchange")};
    const std::clock_t start = std::clock();
    const AvailabilityAnswer answer =
        availability(plan, network, tests::catalogueForTests(), options);
    const Downtime& down = answer.sites[0].services[0].bare;
    std::printf("%-10s %4zu sites %4zu links: %8.2f ms, failing %.12e, unknown %.1e\n", name,
                plan.sites.size(), plan.links.size(), msSince(start), down.minutes / minutesPerYear,
                down.unknownMinutes / minutesPerYear);
}

void company(std::size_t offices) {
    Plan plan = tests::companyPlan(offices, 1);
    std::size_t i = 0;
    for (Link& link : plan.links)
        link.availability = 0.999 - 0.00001 * static_cast<double>(i++ % 7);
    for (Site& site : plan.sites) site.availability = 0.9999;
    for (Device& device : plan.devices) device.availability = 0.9995;
    for (InternetEgress& egress : plan.internet) egress.availability = 0.998;
    for (Perimeter& perimeter : plan.perimeters) {
        for (Control& control : perimeter.controls) control.availability = 0.9995;
    }
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(plan, tests::catalogueForTests(), diagnostics);
    AvailabilityOptions options;
    const std::clock_t start = std::clock();
    const AvailabilityAnswer answer =
        availability(plan, network, tests::catalogueForTests(), options);
    std::printf("company of %6zu offices: %9.1f ms, exchange usable %.4f minutes a year\n", offices,
                msSince(start), answer.services[0].usableMinutes);
}

}  // namespace

int main(int argc, char** argv) {
    twoTerminals("Abilene", 0, 10);
    twoTerminals("Interoute", 0, 109);
    twoTerminals("Cogentco", 0, 196);
    if (argc > 1) {
        company(static_cast<std::size_t>(std::atoi(argv[1])));
        return 0;
    }
    for (const std::size_t offices : {1'000U, 10'000U, 100'000U}) company(offices);
    return 0;
}
