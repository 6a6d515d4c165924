// SPDX-License-Identifier: MIT
#include "model/catalogue/lookup.h"

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

Catalogue smallCatalogue() {
    Catalogue c;
    c.providerAliases = {{"Interxion (Digital Realty)", "Digital Realty", {}},
                         {"SKT", "SK Telecom", {}}};
    for (const char* name : {"Digital Realty", "GÉANT", "SK Telecom"}) {
        c.providers.push_back({name, {}, {}, {}});
    }
    PeeringLocation tokyo2;
    tokyo2.cloud = "public";
    tokyo2.name = "Tokyo2";
    tokyo2.metro = "Tokyo";
    tokyo2.slug = "tokyo2";
    tokyo2.providers = {"Interxion (Digital Realty)", "GEANT"};
    c.peeringLocations = {tokyo2};
    c.metroPairs.push_back({});
    c.metroPairs[0].name = "Amsterdam Metro";
    c.azureRegions.push_back({});
    c.azureRegions[0].name = "westeurope";
    c.azureRegions[0].display = "West Europe";
    return c;
}

}  // namespace

TEST_CASE("Names fold case, accents, spaces and punctuation") {
    CHECK(foldName("GÉANT") == "geant");
    CHECK(foldName("Queretaro (Mexico)") == "queretaromexico");
    CHECK(foldName("Vodafone Idea") == foldName("VodafoneIdea"));
    CHECK(foldName("Zürich") == "zurich");
    CHECK(foldName("×÷") == "\xC3\x97\xC3\xB7");  // no letters: they stay
    CHECK(foldName("東京") == "東京");
    CHECK(withoutAccents("GÉANT Ångström") == "GEANT Angstrom");
    CHECK(foldName("\xC3") == "\xC3");  // a torn character does no harm
}

TEST_CASE("Providers are one whatever spelling or alias is used") {
    const Catalogue c = smallCatalogue();
    CHECK(canonicalProvider(c, "interxion (digital realty)") == "Digital Realty");
    CHECK(canonicalProvider(c, "geant") == "GÉANT");
    CHECK(canonicalProvider(c, "SKT") == "SK Telecom");
    CHECK(canonicalProvider(c, "Nobody") == "Nobody");
    CHECK(serves(c, c.peeringLocations[0], "Digital Realty"));
    CHECK(serves(c, c.peeringLocations[0], "Géant"));
    CHECK_FALSE(serves(c, c.peeringLocations[0], "SK Telecom"));
}

TEST_CASE("Places are found by the names that people write") {
    const Catalogue c = smallCatalogue();
    CHECK(findPeeringLocation(c, "tokyo2") == &c.peeringLocations[0]);
    CHECK(findPeeringLocation(c, "TOKYO 2") == &c.peeringLocations[0]);
    CHECK(findPeeringLocation(c, "usgov", "Tokyo2") == nullptr);
    CHECK(findMetro(c, "tokyo") == &c.peeringLocations[0]);
    CHECK(findMetro(c, "Kyoto") == nullptr);
    CHECK(findMetroPair(c, "amsterdam") == &c.metroPairs[0]);
    CHECK(findMetroPair(c, "Amsterdam Metro") == &c.metroPairs[0]);
    CHECK(findAzureRegion(c, "West Europe") == &c.azureRegions[0]);
    CHECK(findAzureRegion(c, "westeurope") == &c.azureRegions[0]);
    CHECK(findAzureRegion(c, "mars") == nullptr);
}
