// SPDX-License-Identifier: MIT
#include "model/fields/place.h"

namespace peerplan {

void appendPointerToken(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (const char c : key) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

std::string Place::pointer() const {
    if (m_parent == nullptr) return {};
    std::string out = m_parent->pointer();
    if (m_isIndex) {
        out += '/';
        out += std::to_string(m_index);
    } else {
        appendPointerToken(out, m_key);
    }
    return out;
}

}  // namespace peerplan
