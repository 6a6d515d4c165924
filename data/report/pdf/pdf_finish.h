// SPDX-License-Identifier: MIT
#pragma once

/// What Qt's PDF writer cannot do, added to its file: bookmarks, links, and a file that is the same
/// every time.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/quantity.h"

namespace peerplan {

/// What the file says of itself. The texts are harmless already (printableInPage).
struct PdfHead {
    std::string title;
    std::string subject;
    std::string generator;
    /// BCP 47.
    std::string language;
    Date asOf;
};

/// A place that a bookmark or a link leads to. Measures are points from the page's top left.
struct PdfTarget {
    std::string title;
    /// 0 for a section, 1 for what is in it.
    int level = 0;
    /// From 0.
    std::size_t page = 0;
    double top = 0;
};

struct PdfLink {
    std::size_t page = 0;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    std::size_t target = 0;
};

/// `drawn` is what QPdfWriter writes, `targets` are in the order of the pages. Replaces the clock's
/// time by the plan's day, and names by chance by names in the order of use. Throws std::exception
/// if the bytes are no PDF.
std::string finishPdf(std::string_view drawn, const PdfHead& head,
                      const std::vector<PdfTarget>& targets, const std::vector<PdfLink>& links);

}  // namespace peerplan
