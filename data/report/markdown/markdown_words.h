// SPDX-License-Identifier: MIT
#pragma once

/// Text made safe to stand in Markdown, and the anchors of headings.

#include <string>
#include <string_view>

namespace peerplan {

/// The text on one line, every character standing for itself wherever it is put: in a paragraph, a
/// list, a heading or a cell (CommonMark 0.31, section 2.4; GitHub's tables, struck text and
/// formulas). Control characters and broken UTF-8 become U+FFFD.
std::string inMarkdown(std::string_view text);

/// The anchor that GitHub, GitLab and Azure DevOps make of a heading's text: small letters, spaces
/// as hyphens, punctuation left out.
std::string headingAnchor(std::string_view heading);

}  // namespace peerplan
