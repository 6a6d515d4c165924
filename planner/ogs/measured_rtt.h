// SPDX-License-Identifier: MIT
#pragma once

/// Round trips from sites to gateways as a plan's measurements state them.

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "model/plan.h"

namespace peerplan {

class MeasuredRtts {
  public:
    explicit MeasuredRtts(const Plan& plan);

    /// In µs, by the positions of site and gateway: the latest by day, of one day the last listed;
    /// without a day it counts as of the plan's. Nothing where none is stated.
    std::optional<std::uint32_t> us(std::uint32_t site, std::uint32_t gateway) const;

  private:
    struct Latest {
        Date day;
        std::uint32_t us = 0;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, Latest> m_cells;
};

}  // namespace peerplan
