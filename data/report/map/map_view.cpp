// SPDX-License-Identifier: MIT
#include "data/report/map/map_view.h"

#include <cmath>

namespace peerplan {

PlaneBox MapView::seen() const {
    return {toPlane({0, 0}), toPlane({size.width(), size.height()})};
}

MapView MapView::turned(int turn, const Projection& projection) const {
    MapView view = *this;
    view.centre.x -= turn * projection.worldWidth();
    return view;
}

std::pair<int, int> MapView::turns(const Projection& projection) const {
    if (!repeats || projection.kind() != ProjectionKind::Mercator) return {0, 0};
    const double world = projection.worldWidth();
    const PlaneBox box = seen();
    return {static_cast<int>(std::floor((box.least.x + world / 2) / world)),
            static_cast<int>(std::floor((box.most.x + world / 2) / world))};
}

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
