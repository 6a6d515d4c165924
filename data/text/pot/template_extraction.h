// SPDX-License-Identifier: MIT
#pragma once

/// Finds the templates of sentences in C++ sources, for translators. (GNU xgettext does not know
/// the braces of `Text{"..."}`.)

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace peerplan {

/// The string literals that stand first in `tr(...)`, `Text(...)`, `Text{...}` and `Text
/// name(...)`, neighbouring literals joined, escapes resolved. Comments and other strings are
/// passed over.
std::set<std::string> extractTemplates(std::string_view source);

/// Templates, and the files (by their path from the root) that hold each.
using TemplateSources = std::map<std::string, std::set<std::string>>;

/// The templates of every .h and .cpp under model, planner, data, cli and gui of a source tree.
TemplateSources extractTree(const std::filesystem::path& root);

/// A gettext template file (.pot) without dates, in the order of the templates' bytes.
std::string writePot(const TemplateSources& templates);

}  // namespace peerplan
