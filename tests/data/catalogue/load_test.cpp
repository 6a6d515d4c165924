// SPDX-License-Identifier: MIT
#include "data/catalogue/load.h"

#include <algorithm>
#include <string>

#include "data/catalogue/derive.h"
#include "data/catalogue/list.h"
#include "model/catalogue/lookup.h"
#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::tests::Approx;

TEST_CASE("The built-in catalogue holds every row of the facts it was made from") {
    const Catalogue& c = builtInCatalogue();
    // The counts stand in method/expressroute.md section 0 and in the files of facts.
    CHECK(c.peeringLocations.size() == 118);
    CHECK(std::count_if(c.peeringLocations.begin(), c.peeringLocations.end(),
                        [](const auto& row) { return row.cloud == "public"; }) == 105);
    CHECK(c.metroPairs.size() == 11);
    CHECK(c.azureRegions.size() == 63);
    CHECK(c.regionRtts.size() == 2350);
    CHECK(c.bgpCommunities.size() == 68);
    CHECK(c.circuitSizes.size() == 12);
    CHECK(c.routeLimits.size() == 9);
    CHECK(c.gatewaySkus.size() == 7);
    CHECK(c.dscpMarkings.size() == 6);
    CHECK(c.resiliencyScores.size() == 16);
    CHECK(c.exchangeVolumes.size() == 16);
    CHECK(c.concurrencyFigures.size() == 23);
    CHECK(c.sizingCase.size() == 4);
    CHECK(c.scorePoints.size() == 22);
    CHECK(c.mediaTargets.size() == 18);
    CHECK(c.regionRttTargets.size() == 22);
    CHECK(c.fqdnExceptions.size() == 24);
    CHECK(c.endpointCounts.size() == 30);
    CHECK(c.capacityRules.size() == 27);
}

TEST_CASE("What the built-in catalogue names in one list stands in the other") {
    Diagnostics diagnostics;
    catalogue::checkReferences(builtInCatalogue(), "built-in", diagnostics);
    CHECK(diagnostics.empty());
}

TEST_CASE("Every row of the built-in catalogue has a source that the list of sources explains") {
    const Catalogue& c = builtInCatalogue();
    for (const catalogue::List* list : catalogue::lists()) {
        if (list->name() == "sources") continue;
        const auto columns = list->columns();
        const auto source = std::find_if(columns.begin(), columns.end(), [](const auto& column) {
            return column.name == "source";
        });
        REQUIRE(source != columns.end());
        const auto at = static_cast<std::size_t>(source - columns.begin());
        for (std::size_t row = 0; row < list->size(c); ++row) {
            std::string keys = list->cells(c, row)[at];
            INFO(list->name() << " row " << row << ": " << keys);
            REQUIRE_FALSE(keys.empty());
            for (std::size_t begin = 0; begin < keys.size();) {
                const std::size_t end = std::min(keys.find(';', begin), keys.size());
                CHECK(findSource(c, keys.substr(begin, end - begin)) != nullptr);
                begin = end + 1;
            }
        }
    }
}

TEST_CASE("The default services are those of rule PL5 with their communities") {
    const Catalogue& c = builtInCatalogue();
    const Service* exchange = findService(c, "exchange");
    REQUIRE(exchange != nullptr);
    CHECK(exchange->community == communityOf(c, "exchange"));
    CHECK(exchange->community == "12076:5010");
    REQUIRE(exchange->needs.size() == 3);  // PL5: DNS, authentication, CRL
    for (const char* id : {"dns", "crl", "cdn", "client-downloads", "streaming"}) {
        const Service* service = findService(c, id);
        REQUIRE(service != nullptr);
        CHECK(service->internetShare == 1.0);
        CHECK(service->community.empty());
    }
    CHECK(communityOf(c, "12076:5020") == "12076:5020");
    CHECK(communityOf(c, "nonsense").empty());
}

TEST_CASE("A default persona takes its rates from the bandwidth profile it names") {
    const Catalogue& c = builtInCatalogue();
    for (const PersonaUse& use : c.personaUses) {
        const std::size_t colon = use.profile.find(": ");
        REQUIRE(colon != std::string::npos);
        const BandwidthProfile* profile =
            findBandwidthProfile(c, use.profile.substr(0, colon), use.profile.substr(colon + 2));
        INFO(use.persona << " " << use.application.name);
        REQUIRE(profile != nullptr);
        CHECK(use.application.up == Bandwidth::kbps(profile->upKbps.value_or(0)));
        CHECK(use.application.down == Bandwidth::kbps(profile->downKbps.value_or(0)));
        CHECK(use.shareSource.empty() == false);
    }
    const Persona* worker = findPersona(c, "office-worker");
    REQUIRE(worker != nullptr);
    CHECK(worker->applications.size() == 7);
}

TEST_CASE("The weights of the diurnal profile peak in one hour and are a working day") {
    const DiurnalProfile* office = findDiurnalProfile(builtInCatalogue(), "office");
    REQUIRE(office != nullptr);
    // diurnal_profile_assumed.csv: 18 of 184 at 10 h is the busiest hour, 9.8 % of the day.
    CHECK(office->weights[10] == 18);
    CHECK(*std::max_element(office->weights.begin(), office->weights.end()) == 18);
    CHECK(office->provenance.assumed);
}

TEST_CASE("An own file changes the cells it has and adds the rows that are new") {
    Catalogue c = loadCatalogue();
    Diagnostics diagnostics;
    overlayCatalogue(c, "peering-locations", "own.csv",
                     "cloud;name;facility\npublic;Dallas;New building\n", diagnostics);
    REQUIRE(diagnostics.empty());
    const PeeringLocation* dallas = findPeeringLocation(c, "Dallas");
    REQUIRE(dallas != nullptr);
    CHECK(dallas->facility == "New building");
    CHECK(dallas->latitude == 32.8);  // no column for it: unchanged
    CHECK(dallas->provenance.source == "own.csv");
    CHECK(c.peeringLocations.size() == 118);

    overlayCatalogue(c, "peering_locations", "own.csv",
                     "cloud,name,metro,country,geopolitical_region,latitude,longitude,providers\n"
                     "public,Lagos,Lagos,Nigeria,Africa,6.5,3.4,Interxion;MTN\n",
                     diagnostics);
    REQUIRE(diagnostics.empty());
    REQUIRE(findPeeringLocation(c, "lagos") != nullptr);
    CHECK(findPeeringLocation(c, "lagos")->slug == "lagos");
    const CatalogueProvider* digital = findProvider(c, "digital realty");
    REQUIRE(digital != nullptr);
    CHECK(digital->peeringLocations.back() == "lagos");
}

TEST_CASE("An own file with errors tells all of them with their places and changes nothing") {
    Catalogue c = loadCatalogue();
    Diagnostics diagnostics;
    overlayCatalogue(c, "azure-regions", "own.csv",
                     "name,display,latitude,longitude\n"
                     "mars,Mars,95,0\n"
                     "venus,Venus,abc,0\n"
                     "westeurope,West Europe,1\n"
                     "pluto,,1,1\n"
                     "westeurope,A,1,1\n"
                     "westeurope,B,1,1\n",
                     diagnostics);
    REQUIRE(diagnostics.size() == 5);
    CHECK(diagnostics[0].line == 2);
    CHECK(diagnostics[0].column == 11);  // "mars,Mars," is ten characters
    CHECK(diagnostics[0].found == "95");
    CHECK(diagnostics[1].line == 3);
    CHECK(diagnostics[1].found == "abc");
    CHECK(diagnostics[2].line == 4);
    CHECK(diagnostics[3].line == 5);
    CHECK(diagnostics[4].line == 7);
    CHECK(findAzureRegion(c, "West Europe")->latitude == Approx(52.3667));

    diagnostics.clear();
    overlayCatalogue(c, "region-rtt", "own.csv", "from,to,rtt_ms\nmars,westeurope,5\n",
                     diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].found == "mars");

    diagnostics.clear();
    overlayCatalogue(c, "azure-regions", "own.csv", "nome,display\n", diagnostics);
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].suggestion == "name");

    diagnostics.clear();
    overlayCatalogue(c, "regions", "own.csv", "name\n", diagnostics);
    CHECK(diagnostics.size() == 1);
    CHECK(c.azureRegions.size() == 63);
}
