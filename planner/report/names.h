// SPDX-License-Identifier: MIT
#pragma once

/// Names for people in place of references and ids, since no report shows an id where a name
/// exists.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/text.h"

namespace peerplan {

/// Renders a sentence for the reader: names that are made of words, such as `Dallas, peering
/// location`, are words of a language, and stand inside other sentences.
using Wording = std::function<std::string(const Text&)>;

class Names {
  public:
    /// Without a wording: in English.
    explicit Names(const Plan& plan, Wording wording = {});
    /// What another plan names, and this one does not.
    void add(const Plan& plan);
    /// The services of the catalogue that no plan names otherwise.
    void add(const Catalogue& catalogue);

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

    /// Of an id, or several with `, ` between, in an argument or column of this key: `region`,
    /// `site`, `service`, `gateway`, `circuit`, `location` and their like. What is no id of that
    /// kind stays, and so does what is the name of another object of that kind, so that nothing is
    /// named twice.
    std::string byKey(std::string_view key, std::string_view words) const;

    /// Words in the language of the names, for where a name is expected, such as a chart's class.
    std::string worded(const Text& text) const;

  private:
    void label();
    std::string lookUp(std::string_view kind, std::string_view id) const;
    std::string part(std::string_view kind, const std::string& whole, std::string_view part) const;
    Wording m_wording;
    std::unordered_map<std::string, std::string> m_names;
    /// Names with their kind before them, as references are.
    std::unordered_set<std::string> m_labels;
};

}  // namespace peerplan
