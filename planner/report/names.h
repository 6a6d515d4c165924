// SPDX-License-Identifier: MIT
#pragma once

/// Names for people in place of references and ids, since no report shows an id where a name
/// exists.

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/plan.h"

namespace peerplan {

class Names {
  public:
    explicit Names(const Plan& plan);

    /// Of a component reference: the object's name, a connection's as `ExpressRoute Dallas,
    /// primary`, a peering location's as `Dallas, peering location`; its id where the object has no
    /// name, and the reference itself where the plan has no such object.
    std::string of(std::string_view ref) const;
    std::string site(std::string_view id) const;
    std::string region(std::string_view id) const;
    std::string service(std::string_view id) const;
    std::string gateway(std::string_view id) const;
    /// Of `a, b`, ids of one kind (`site`) or, without one, component references.
    std::string ofList(std::string_view list, std::string_view kind = {}) const;

  private:
    std::string lookUp(std::string_view kind, std::string_view id) const;
    std::string atPlace(std::string_view slug, std::string_view what) const;
    std::unordered_map<std::string, std::string> m_names;
};

}  // namespace peerplan
