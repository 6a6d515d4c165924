// SPDX-License-Identifier: MIT
#pragma once

/// How the slow router finds what a plan names, and what it calls the nodes of its graph.

#include <algorithm>
#include <string>
#include <vector>

namespace peerplan::tests {

template <class T>
const T* byId(const std::vector<T>& list, const std::string& id) {
    for (const T& object : list) {
        if (object.id == id) return &object;
    }
    return nullptr;
}

template <class Refs>
bool names(const Refs& list, const std::string& id) {
    return std::any_of(list.begin(), list.end(), [&](const auto& ref) { return ref.id == id; });
}

inline std::string nodeOf(const std::string& site) {
    return "site:" + site;
}

}  // namespace peerplan::tests
