// SPDX-License-Identifier: MIT
/// Any bytes as a store. Inputs that begin as SQLite files do are taken whole; any other is a list
/// of changes to a good store, four bytes each: three for the place, one to be put there. So the
/// corpus does not age with the tables.

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "data/store/store.h"
#include "model/error.h"
#include "tests/support/plan_generator.h"

using namespace peerplan;

namespace {

std::string pathOf(const char* name) {
    std::string path = (std::filesystem::temp_directory_path() / "peerplan-fuzz-").string();
    path += std::to_string(getpid());
    path += name;
    return path;
}

std::string goodStore() {
    const std::string path = pathOf("-good.peerplan");
    std::filesystem::remove(path);
    savePlan(path, tests::randomPlan(11));
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::filesystem::remove(path);
    return bytes;
}

std::string changedStore(std::string_view changes) {
    static const std::string good = goodStore();
    std::string bytes = good;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(changes[i]); };
    for (std::size_t i = 0; i + 3 < changes.size(); i += 4) {
        const std::size_t place = (std::size_t{byte(i)} << 16U) | (std::size_t{byte(i + 1)} << 8U) |
                                  std::size_t{byte(i + 2)};
        bytes[place % bytes.size()] = changes[i + 3];
    }
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::string path = pathOf(".peerplan");
    const std::string copy = pathOf("-copy.peerplan");
    {
        const bool whole = input.starts_with("SQLite format 3");
        const std::string bytes = whole ? std::string(input) : changedStore(input);
        std::ofstream(path, std::ios::binary | std::ios::trunc)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    try {
        const Plan plan = loadPlan(path);
        // What was read is a plan that another store takes, and gives back.
        std::filesystem::remove(copy);
        savePlan(copy, plan);
        if (!(loadPlan(copy) == plan)) std::abort();
        savePlan(path, plan);
    } catch (const StorageError& error) {
        if (error.diagnostics().empty() || error.diagnostics().front().message.empty()) {
            std::abort();
        }
    }
    std::filesystem::remove(path);
    std::filesystem::remove(copy);
    return 0;
}
