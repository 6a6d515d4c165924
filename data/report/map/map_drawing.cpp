// SPDX-License-Identifier: MIT
#include "data/report/map/map_drawing.h"

#include "data/report/charts/chart_style.h"
#include "data/report/map/report_map.h"

namespace peerplan {

QSize mapExtent(const NetworkMap& map, const Language& language, QSize wanted) {
    // Letters are measured.
    needApplication();
    return ReportMap(map, language, wanted).extent();
}

void drawMap(QPainter& painter, const NetworkMap& map, const Language& language, QSize extent) {
    ReportMap(map, language, extent).draw(painter);
}

}  // namespace peerplan
