// SPDX-License-Identifier: MIT
#pragma once

/// What every listed object of a plan has (rule PL3).

#include <cstdint>
#include <string>

#include "model/enumeration.h"

namespace peerplan {

enum class Status : std::uint8_t { Existing, Ordered, Planned };
PEERPLAN_WORDS(Status, "existing", "ordered", "planned")

struct Object {
    std::string id;
    /// For people; where empty the id serves.
    std::string name;
    Status status = Status::Existing;
    std::string note;

    const std::string& label() const { return name.empty() ? id : name; }
    bool operator==(const Object&) const = default;
};

}  // namespace peerplan
