// SPDX-License-Identifier: MIT
#include "data/report/map/map_view.h"

namespace peerplan {

void MapView::drag(QPointF by) {
    centre.x -= by.x() / scale;
    centre.y -= by.y() / scale;
}

void MapView::zoom(double factor, QPointF pixel) {
    const PlanePoint fixed = toPlane(pixel);
    scale *= factor;
    centre.x = fixed.x - (pixel.x() - size.width() / 2) / scale;
    centre.y = fixed.y - (pixel.y() - size.height() / 2) / scale;
}

}  // namespace peerplan
