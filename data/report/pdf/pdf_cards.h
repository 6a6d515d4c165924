// SPDX-License-Identifier: MIT
#pragma once

/// Key figures as cards.

#include "data/report/pdf/pdf_pages.h"
#include "data/text/language.h"
#include "model/report.h"

namespace peerplan {

/// Up to four in a row; a card that no page would hold is told in lines instead.
void layCards(Pages& pages, const KeyFigures& figures, const Language& language);

}  // namespace peerplan
