// SPDX-License-Identifier: MIT
#include "data/ogs/dart_bundle.h"

#include <zip.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const std::string folder = "Cisco AnyConnect Secure Mobility Client/";

std::string zipOf(const std::vector<std::pair<std::string, std::string>>& files) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    REQUIRE(archive != nullptr);
    zip_source_keep(target);
    for (const auto& [name, bytes] : files) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        REQUIRE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    REQUIRE(zip_close(archive) == 0);
    REQUIRE(zip_source_open(target) == 0);
    std::string out;
    std::string block(65'536, '\0');
    for (zip_int64_t read = 1; read > 0;) {
        read = zip_source_read(target, block.data(), block.size());
        if (read > 0) out.append(block.data(), static_cast<std::size_t>(read));
    }
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

std::string refusalOf(const std::string& bytes) {
    Diagnostics diagnostics;
    CHECK_FALSE(readDartBundle(bytes, "DartBundle.zip", diagnostics));
    CHECK(hasErrors(diagnostics));
    return asLines(diagnostics);
}

}  // namespace

TEST_CASE("the log and the profiles of a bundle are found in their folders") {
    const std::string bytes =
        zipOf({{folder + "AnyConnect.txt", "the log"},
               {folder + "Profile/b.xml", "<AnyConnectProfile/>"},
               {folder + "Profile/a.xml", "<?xml version='1.0'?><AnyConnectProfile xmlns='x'/>"},
               {folder + "Profile/other.xml", "<Something/>"},
               {"General Information/systeminfo.txt", "noise"}});
    REQUIRE(isZip(bytes));
    Diagnostics diagnostics;
    const auto bundle = readDartBundle(bytes, "DartBundle.zip", diagnostics);
    CHECK(asLines(diagnostics).empty());
    REQUIRE(bundle);
    CHECK(bundle->log.name == folder + "AnyConnect.txt");
    CHECK(bundle->log.bytes == "the log");
    REQUIRE(bundle->profiles.size() == 2);
    CHECK(bundle->profiles[0].name == folder + "Profile/a.xml");

    diagnostics.clear();
    const auto second = readDartBundle(
        zipOf({{"Cisco Secure Client/AnyConnect VPN/Logs/AnyConnectVPN.txt", "newer"}}), "x.zip",
        diagnostics);
    REQUIRE(second);
    CHECK(second->log.bytes == "newer");
}

TEST_CASE("a bundle without a log, or that is none, is refused with the reason") {
    CHECK_THAT(refusalOf(zipOf({{"readme.txt", "x"}})),
               containsText("the archive holds no log of the VPN client"));
    CHECK_FALSE(isZip("Date : 10/04/2013"));
    CHECK_THAT(refusalOf("PK\x03\x04 broken"), containsText("the zip archive cannot be read"));
    // Every cut of a good archive is refused or read, never worse; its middle bytes are not
    // trusted.
    const std::string good = zipOf({{"AnyConnect.txt", std::string(3000, 'a')}});
    for (std::size_t cut = 0; cut < good.size(); ++cut) {
        Diagnostics diagnostics;
        CHECK_FALSE(readDartBundle(good.substr(0, cut), "cut.zip", diagnostics));
        CHECK(hasErrors(diagnostics));
    }
    std::string broken = good;
    broken[50] = static_cast<char>(broken[50] ^ 0x55);
    CHECK_THAT(refusalOf(broken), containsText("cannot be unpacked"));
}

TEST_CASE("an archive that unpacks to gigabytes is stopped at the limit") {
    // Zeros pack about a thousand to one: 200 MB are some 200 KB.
    const std::string bytes = zipOf({{"AnyConnect.txt", std::string(200'000'000, '\0')}});
    CHECK(bytes.size() < 1'000'000);
    CHECK_THAT(refusalOf(bytes), containsText("unpacks to too much"));
    // The length that the directory states is not believed either: here it says 10.
    std::string lying = bytes;
    const std::size_t entry = lying.rfind("PK\x01\x02");
    REQUIRE(entry != std::string::npos);
    lying.replace(entry + 24, 4, std::string("\x0a\0\0\0", 4));
    const std::string refused = refusalOf(lying);
    CHECK((refused.find("unpacks to too much") != std::string::npos ||
           refused.find("cannot be") != std::string::npos));
    // Many profiles, each within its limit, are too much together.
    std::vector<std::pair<std::string, std::string>> files = {{"AnyConnect.txt", "log"}};
    const std::string profile = "<AnyConnectProfile>" + std::string(30'000'000, ' ');
    for (int i = 0; i < 6; ++i)
        files.emplace_back("Profile/" + std::to_string(i) + ".xml", profile);
    CHECK_THAT(refusalOf(zipOf(files)), containsText("unpacks to too much"));
}
