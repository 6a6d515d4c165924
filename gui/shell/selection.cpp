// SPDX-License-Identifier: MIT
#include "gui/shell/selection.h"

namespace peerplan::gui {

void Selection::choose(const QString& reference) {
    if (reference == m_reference) return;
    m_reference = reference;
    Q_EMIT chosen(m_reference);
}

}  // namespace peerplan::gui
