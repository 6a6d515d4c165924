// SPDX-License-Identifier: MIT
#pragma once

/// A report as Markdown.

#include <string>

#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// The report as Markdown (CommonMark with pipe tables), UTF-8, without any HTML: title, contents
/// with links, a heading a section. Charts are told in words, bars with their figures. Everything
/// of a plan stands as text. The same report gives the same bytes.
std::string writeMarkdown(const Report& report, const Language& language);

}  // namespace peerplan
