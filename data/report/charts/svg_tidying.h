// SPDX-License-Identifier: MIT
#pragma once

/// From the drawing that Qt writes to the one that stands in a page.

#include <string>

#include <QByteArray>

namespace peerplan {

struct SvgHead {
    /// Every id in the drawing begins with it.
    std::string id;
    std::string title;
    std::string description;
    int width = 0;
    int height = 0;
};

/// `drawing` is what QSvgGenerator writes. Drops its head, fixed size, defaults and empty groups,
/// rounds coordinates, names the reader's own face with the width each text was set in, marks the
/// colours of chart_style.h with classes and prefixes ids.
std::string tidySvg(const QByteArray& drawing, const SvgHead& head);

}  // namespace peerplan
