// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace peerplan::tests {

/// A compiled gettext catalogue (GNU gettext manual, "The Format of GNU MO Files") without a hash
/// table. The pairs are to be in the order of their keys' bytes; the head is put in front.
inline std::string catalogueBytes(std::vector<std::pair<std::string, std::string>> messages) {
    messages.insert(messages.begin(), {"", "Content-Type: text/plain; charset=UTF-8\n"});
    std::string out;
    const auto put = [&out](std::size_t value) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
            out += static_cast<char>((value >> shift) & 0xFFu);
        }
    };
    const std::size_t count = messages.size();
    const std::size_t keys = 28;
    const std::size_t translations = keys + 8 * count;
    std::size_t strings = translations + 8 * count;
    for (const std::size_t word : {std::size_t{0x950412de}, std::size_t{0}, count, keys,
                                   translations, std::size_t{0}, strings}) {
        put(word);
    }
    std::string texts;
    for (const bool key : {true, false}) {
        for (const auto& message : messages) {
            const std::string& text = key ? message.first : message.second;
            put(text.size());
            put(strings + texts.size());
            texts += text;
            texts += '\0';
        }
    }
    out += texts;
    return out;
}

}  // namespace peerplan::tests
