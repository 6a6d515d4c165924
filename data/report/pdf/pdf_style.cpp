// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_style.h"

#include <cassert>

namespace peerplan {

QColor pageColour(std::string_view name) {
    for (const auto& [known, colour] : pageColours) {
        if (known == name) return QColor::fromRgb(colour);
    }
    assert(false && "a colour that the page has not");
    return QColor::fromRgb(0);
}

Tint tintOf(Shade shade) {
    switch (shade) {
        case Shade::Bad:
            return {"bad", "bad-back"};
        case Shade::Watch:
            return {"watch", "watch-back"};
        case Shade::Good:
            return {"good", "good-back"};
        case Shade::Ample:
            return {"ample", "ample-back"};
        case Shade::Excess:
            return {"excess", "excess-back"};
    }
    return {};
}

Tint tintOf(Mood mood) {
    switch (mood) {
        case Mood::Neutral:
            return {};
        case Mood::Good:
            return tintOf(Shade::Good);
        case Mood::Watch:
            return tintOf(Shade::Watch);
        case Mood::Bad:
            return tintOf(Shade::Bad);
    }
    return {};
}

Tint tintOf(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return tintOf(Shade::Ample);
        case Severity::Warning:
            return tintOf(Shade::Watch);
        case Severity::Error:
            return tintOf(Shade::Bad);
    }
    return {};
}

}  // namespace peerplan
