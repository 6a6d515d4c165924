// SPDX-License-Identifier: MIT
#pragma once

/// Every place of a plan that names one of its objects, and another id for the object, which all of
/// them follow.

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan {

/// A place that names an object.
struct NamingPlace {
    /// JSON pointer, such as `/circuits/3/connections/0/site`.
    std::string pointer;
    /// What stands there: an id, a component reference, or what an edit of a scenario is about.
    std::string text;
};

/// The places that name a listed object (`circuit/er-dallas`), in the order of the document:
/// references by id, components that are the object or a part of it, accepted findings, and the
/// edits of scenarios. Empty where the plan has no such object. Linear in the plan.
std::vector<NamingPlace> placesNaming(const Plan& plan, std::string_view object);

/// Gives a listed object another id, in every place that names it too. The plan stays as it was,
/// and what is wrong is returned, where it has no such object, where the id is none or is taken,
/// or where a scenario adds an object of that id. An answer about the plan is the same afterwards
/// but for the name. Linear in the plan.
Diagnostics renameObject(Plan& plan, std::string_view object, std::string_view id);

/// A reference as it reads once the object has the other id: that of the object, of a component
/// that is a part of it, or of something else, which stays.
std::string afterRename(std::string_view reference, std::string_view object, std::string_view id);

}  // namespace peerplan
