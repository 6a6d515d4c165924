// SPDX-License-Identifier: MIT
#include "data/report/map/line_drawing.h"

#include "data/report/map/ground.h"

namespace peerplan {

void drawPolyline(QPainter& painter, std::span<const PlanePoint> points,
                  std::vector<QPointF>& memory) {
    memory.clear();
    const auto flush = [&] {
        if (memory.size() > 1) {
            painter.drawPolyline(memory.data(), static_cast<int>(memory.size()));
        }
        memory.clear();
    };
    for (const PlanePoint p : points) {
        if (isBreak(p)) {
            flush();
        } else {
            memory.emplace_back(p.x, p.y);
        }
    }
    flush();
}

}  // namespace peerplan
