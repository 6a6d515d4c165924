// SPDX-License-Identifier: MIT
#include "tests/support/zip_bytes.h"

#include <cstddef>
#include <cstdint>

namespace peerplan::tests {
namespace {

std::string little(std::uint32_t value, unsigned size) {
    std::string out;
    for (unsigned i = 0; i < size; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return out;
}

/// CRC-32 as zip has it (ISO 3309, reflected polynomial 0xEDB88320).
std::uint32_t crc(const std::string& bytes) {
    std::uint32_t out = 0xFFFFFFFF;
    for (const char c : bytes) {
        out ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) out = (out >> 1U) ^ ((out & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~out;
}

std::uint32_t sizeOf(const std::string& bytes) {
    return static_cast<std::uint32_t>(bytes.size());
}

}  // namespace

std::string storedZip(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string out;
    std::string directory;
    for (const auto& [name, bytes] : files) {
        // Version 2.0, no flags, stored, 1980-01-01; CRC, both sizes, length of the name.
        const std::string common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) +
                                   little(0x21, 2) + little(crc(bytes), 4) +
                                   little(sizeOf(bytes), 4) + little(sizeOf(bytes), 4) +
                                   little(sizeOf(name), 2) + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) + little(sizeOf(out), 4) + name;
        out += "PK\x03\x04" + common + name + bytes;
    }
    const auto count = static_cast<std::uint32_t>(files.size());
    const std::uint32_t at = sizeOf(out);
    out += directory;
    return out + "PK\x05\x06" + little(0, 2) + little(0, 2) + little(count, 2) + little(count, 2) +
           little(sizeOf(directory), 4) + little(at, 4) + little(0, 2);
}

}  // namespace peerplan::tests
