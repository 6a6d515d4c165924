// SPDX-License-Identifier: MIT
#pragma once

/// A reference by id to an object of one list of the plan (some also to the catalogue's).

#include <compare>
#include <string>
#include <utility>

namespace peerplan {

template <class Target>
struct Ref {
    std::string id;

    Ref() = default;
    Ref(std::string target) : id(std::move(target)) {}
    Ref(const char* target) : id(target) {}
    bool empty() const { return id.empty(); }
    auto operator<=>(const Ref&) const = default;
};

}  // namespace peerplan
