// SPDX-License-Identifier: MIT

/// Placement on published instances, where the research data lies beside the source tree.

#include <algorithm>
#include <array>

#include "planner/ogs/placement/placement.h"
#include "tests/support/catch.h"
#include "tests/support/placement_instances.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Optima of J. E. Beasley's pmed1 to pmed20 (OR-Library; Annals of OR 1985), told to no search.
constexpr std::array<int, 20> pmedMedian{5819, 4093, 4250, 3034, 1355, 7824, 5631,
                                         4445, 2734, 1255, 7696, 6634, 4374, 2968,
                                         1729, 8162, 6999, 4809, 2845, 1789};
constexpr std::array<int, 20> pmedCenter{127, 98, 93, 74, 48, 84, 64, 55, 37, 20,
                                         59,  51, 36, 26, 18, 47, 39, 28, 18, 13};

std::string pmedName(std::size_t number) {
    std::string name = "datasets/pmed/pmed";
    name += std::to_string(number);
    name += ".txt";
    return name;
}

std::vector<std::string> namesOf(const NamedMatrix& matrix, const GatewayPlacement& placement) {
    std::vector<std::string> names;
    for (const PlacedGateway& gateway : placement.gateways) {
        names.push_back(matrix.names[gateway.candidate]);
    }
    return names;
}

}  // namespace

TEST_CASE("The published medians and centers of pmed1 to pmed20 are found and proven") {
    for (std::size_t number = 1; number <= 20; ++number) {
        CAPTURE(number);
        const auto file = sharedPath(pmedName(number));
        if (!file) return;
        const PmedInstance instance = readPmed(*file);
        PlacementOptions options;
        options.count = instance.count;
        const GatewayPlacement median = placeMedian(instance.problem, options);
        CHECK(median.certificate.proven);
        CHECK(median.certificate.lowerBound == pmedMedian[number - 1]);
        CHECK(median.cost == pmedMedian[number - 1]);
        const GatewayPlacement center = placeCenter(instance.problem, options);
        CHECK(center.certificate.proven);
        CHECK(center.certificate.lowerBound == pmedCenter[number - 1]);
        CHECK(center.radius == pmedCenter[number - 1]);
    }
}

TEST_CASE("The 21 regions of AWS have the medians and centers that trying every set gives") {
    const auto file = sharedPath("datasets/rtt/aws_cloudping_p50_1Y_2022-04-08.json");
    if (!file) return;
    const NamedMatrix aws = readNamedMatrix(*file);
    REQUIRE(aws.names.size() == 21);
    PlacementOptions options;
    options.count = 3;
    // By brute force over all sets, costs as stored, diagonal included: method/ogs.md, section 5.
    const PlacementCurve medians = placementCurve(aws.problem, PlacementGoal::Median, options);
    CHECK(medians.points[0].cost == 2481.89);
    CHECK(medians.points[1].cost == 1417.74);
    CHECK(medians.points[2].cost == 1027.74);
    CHECK(namesOf(aws, medians.points[0]) == std::vector<std::string>{"us-east-1"});
    CHECK(namesOf(aws, medians.points[1]) ==
          std::vector<std::string>{"ap-northeast-3", "eu-west-2"});
    CHECK(namesOf(aws, medians.points[2]) ==
          std::vector<std::string>{"ap-southeast-1", "eu-west-3", "us-east-2"});
    const PlacementCurve centers = placementCurve(aws.problem, PlacementGoal::Center, options);
    CHECK(centers.points[0].radius == 221.10);
    CHECK(centers.points[1].radius == 163.97);
    CHECK(centers.points[2].radius == 116.46);
    for (const GatewayPlacement& point : medians.points) CHECK(point.certificate.proven);
    for (const GatewayPlacement& point : centers.points) CHECK(point.certificate.proven);
}

TEST_CASE("On the 490 nodes of PlanetLab 1 to 20 gateways are proven") {
    const auto file = sharedPath("datasets/rtt/planetlab-490-slice1.tsv");
    if (!file) return;
    const PlacementProblem problem = readSquareMatrix(*file);
    REQUIRE(problem.clients == 490);
    PlacementOptions options;
    options.count = 20;
    const PlacementCurve medians = placementCurve(problem, PlacementGoal::Median, options);
    const PlacementCurve centers = placementCurve(problem, PlacementGoal::Center, options);
    for (std::size_t k = 0; k < 20; ++k) {
        CAPTURE(k + 1);
        CHECK(medians.points[k].certificate.proven);
        CHECK(medians.points[k].certificate.rounding == 0);
        CHECK(centers.points[k].certificate.proven);
        CHECK(centers.points[k].radius == centers.points[k].certificate.objective);
        // A center is no better a median than the median, and the other way round.
        CHECK(medians.points[k].cost <= centers.points[k].cost);
        CHECK(centers.points[k].radius <= medians.points[k].radius);
        if (k == 0) continue;
        CHECK(medians.points[k].cost < medians.points[k - 1].cost);
        CHECK(centers.points[k].radius <= centers.points[k - 1].radius);
    }
}
