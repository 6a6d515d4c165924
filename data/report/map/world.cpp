// SPDX-License-Identifier: MIT
#include "data/report/map/world.h"

#include <algorithm>

#include "data/embedded_file.h"

namespace peerplan {

std::span<const EmbeddedFile> worldFiles();

namespace {

constexpr double unit = 0.01;
// Digits are in base 32 from this character on; 32 more means that another follows.
constexpr unsigned firstDigit = 63;
constexpr unsigned further = 32;

/// Reads numbers off the front of a line.
class Numbers {
  public:
    explicit Numbers(std::string_view digits) : m_digits(digits) {}

    bool next(std::int64_t& value) {
        std::uint64_t number = 0;
        for (unsigned shift = 0; m_at < m_digits.size() && shift < 60; shift += 5) {
            const unsigned digit =
                static_cast<unsigned>(static_cast<unsigned char>(m_digits[m_at++])) - firstDigit;
            number |= static_cast<std::uint64_t>(digit % further) << shift;
            if (digit < further) {
                const auto half = static_cast<std::int64_t>(number >> 1U);
                value += (number & 1U) != 0 ? -half - 1 : half;
                return true;
            }
        }
        return false;
    }

  private:
    std::string_view m_digits;
    std::size_t m_at = 0;
};

WorldLineKind kindOf(char letter) {
    if (letter == 'L') return WorldLineKind::Land;
    return letter == 'W' ? WorldLineKind::Water : WorldLineKind::Border;
}

WorldLines readFile(std::string_view name) {
    for (const EmbeddedFile& file : worldFiles()) {
        if (file.name == name) return readWorld(file.content);
    }
    return {};
}

}  // namespace

WorldLines readWorld(std::string_view text) {
    WorldLines world;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) break;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line.empty() || line.front() == '#') continue;
        Numbers numbers(line.substr(1));
        std::int64_t x = 0;
        std::int64_t y = 0;
        while (numbers.next(x) && numbers.next(y)) {
            world.points.push_back({static_cast<double>(y) * unit, static_cast<double>(x) * unit});
        }
        world.kinds.push_back(kindOf(line.front()));
        world.first.push_back(static_cast<std::uint32_t>(world.points.size()));
    }
    return world;
}

const WorldLines& worldLines(WorldDetail detail) {
    if (detail == WorldDetail::Coarse) {
        static const WorldLines coarse = readFile("world_110m.txt");
        return coarse;
    }
    static const WorldLines fine = readFile("world_50m.txt");
    return fine;
}

}  // namespace peerplan
