// SPDX-License-Identifier: MIT
#include "data/prices/price_book.h"

#include <random>

#include "model/error.h"
#include "tests/support/catch.h"
#include "tests/support/mutations.h"
#include "tests/support/temporary_folder.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

constexpr const char* csv =
    "object,mbps,sku,billing,zone,price_per_month,currency\n"
    ",1000,premium,unlimited,1,5850.50,EUR\n"
    ",200,,,,145,EUR\n"
    "circuit/er-dallas,,,,,900,\n";

/// In the shape of the API's answers; the prices are made up.
constexpr const char* retail = R"({"BillingCurrency": "USD", "Count": 5, "Items": [
{"currencyCode": "USD", "retailPrice": 300.25, "armRegionName": "Zone 1", "location": "Zone 1",
 "meterName": "Premium Metered Data 500 Mbps Circuit", "serviceName": "ExpressRoute",
 "unitOfMeasure": "1/Month"},
{"currencyCode": "USD", "retailPrice": 2000, "armRegionName": "", "location": "",
 "meterName": "Standard Unlimited Data 1 Gbps Circuit", "serviceName": "ExpressRoute",
 "unitOfMeasure": "1 Month"},
{"currencyCode": "USD", "retailPrice": 0.02, "armRegionName": "Zone 1", "location": "Zone 1",
 "meterName": "Metered Data Outbound", "serviceName": "ExpressRoute", "unitOfMeasure": "1 GB"},
{"currencyCode": "USD", "retailPrice": 9, "armRegionName": "Zone 1", "location": "Zone 1",
 "meterName": "Global Reach Add-on", "serviceName": "ExpressRoute", "unitOfMeasure": "1 Month"},
{"currencyCode": "USD", "retailPrice": 8, "armRegionName": "westeurope", "location": "EU West",
 "meterName": "1 Gbps Circuit", "serviceName": "Virtual Machines", "unitOfMeasure": "1 Month"}]})";

PriceBook read(const std::string& text, std::string& said) {
    Diagnostics diagnostics;
    PriceBook book = parsePriceBook(text, "prices", diagnostics);
    said.clear();
    for (const Diagnostic& diagnostic : diagnostics) {
        said += diagnostic.file + ':' + std::to_string(diagnostic.line) + ' ' +
                diagnostic.message.pattern + ' ' + diagnostic.suggestion + '\n';
    }
    return book;
}

}  // namespace

TEST_CASE("A table prices kinds of circuits and single objects") {
    std::string said;
    const PriceBook book = read(csv, said);
    CHECK(said == "");
    CHECK(book.currency == "EUR");
    REQUIRE(book.circuits.size() == 2);
    CHECK(book.circuits[0].mbps == std::optional<std::int64_t>(1000));
    CHECK(book.circuits[0].sku == std::optional(Sku::Premium));
    CHECK(book.circuits[0].billing == std::optional(Billing::Unlimited));
    CHECK(book.circuits[0].zone == std::optional<std::int64_t>(1));
    CHECK(book.circuits[0].perMonth == Money::hundredths(585050));
    CHECK_FALSE(book.circuits[1].sku);
    REQUIRE(book.objects.size() == 1);
    CHECK(book.objects[0].object == "circuit/er-dallas");
    CHECK(book.objects[0].perMonth == Money::hundredths(90000));
}

TEST_CASE("Of the Azure Retail Prices the monthly prices of circuits are read") {
    std::string said;
    const PriceBook book = read(retail, said);
    CHECK(said == "");
    CHECK(book.currency == "USD");
    REQUIRE(book.circuits.size() == 2);
    CHECK(book.circuits[0].mbps == std::optional<std::int64_t>(500));
    CHECK(book.circuits[0].sku == std::optional(Sku::Premium));
    CHECK(book.circuits[0].billing == std::optional(Billing::Metered));
    CHECK(book.circuits[0].zone == std::optional<std::int64_t>(1));
    CHECK(book.circuits[0].perMonth == Money::hundredths(30025));
    CHECK(book.circuits[1].mbps == std::optional<std::int64_t>(1000));
    CHECK_FALSE(book.circuits[1].zone);
}

TEST_CASE("What is wrong in a price book is told with its line") {
    std::string said;
    read("mbps,skuu,price_per_month\n200,premium,1\n", said);
    CHECK(said.find("sku") != std::string::npos);
    read("mbps,sku\n200,premium\n", said);
    CHECK(said.find("price_per_month") != std::string::npos);
    const PriceBook book = read(
        "mbps,sku,price_per_month,currency\n200,premum,1,EUR\n1.5,,2,EUR\n100,,-3,EUR\n"
        "100,,4,USD\n100,,5\n100,,6,EUR\n,,7,EUR\n",
        said);
    CHECK(said.find("prices:2") != std::string::npos);
    CHECK(said.find("prices:3") != std::string::npos);
    CHECK(said.find("prices:4") != std::string::npos);
    CHECK(said.find("prices:6") != std::string::npos);
    CHECK(said.find("prices:8") != std::string::npos);
    CHECK_FALSE(book.circuits.empty());
    read("{\"Items\": 1}", said);
    CHECK_FALSE(said.empty());
    read("{\"Items\": [", said);
    CHECK_FALSE(said.empty());
}

TEST_CASE("A table in another encoding than UTF-8 is refused as a whole") {
    std::string said;
    const PriceBook book = read("object,price_per_month\ncircuit/er-d\xFCsseldorf,900\n", said);
    CHECK(book.objects.empty());
    CHECK(said == "prices:0 not text: bytes that are no UTF-8 \n");
}

TEST_CASE("A price book without a price is refused") {
    const TemporaryFolder scratch;
    writeBytes(scratch.file("none.csv"), "mbps,price_per_month\n");
    CHECK_THROWS_AS(readPriceBook(scratch.file("none.csv")), InputError);
    CHECK_THROWS_AS(readPriceBook(scratch.file("absent.csv")), StorageError);
}

TEST_CASE("No bytes make the reader of price books fall") {
    std::mt19937 random(20261122);
    for (const char* text : {csv, retail}) {
        for (int i = 0; i < mutations(400); ++i) {
            std::string bytes = text;
            const auto changes = 1 + random() % 8;
            for (unsigned c = 0; c < changes; ++c) {
                const std::size_t at = random() % bytes.size();
                if (random() % 3 == 0) {
                    bytes.erase(at, 1 + random() % 5);
                } else {
                    bytes[at] = static_cast<char>(random() % 256);
                }
                if (bytes.empty()) bytes = "x";
            }
            INFO("seed 20261122, round " << i);
            Diagnostics diagnostics;
            const PriceBook book = parsePriceBook(bytes, "prices", diagnostics);
            for (const CircuitPrice& price : book.circuits) {
                CHECK(price.perMonth.asHundredths() >= 0);
            }
        }
    }
}
