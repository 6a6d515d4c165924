// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_svg.h"

#include <QBuffer>
#include <QByteArray>
#include <QPainter>
#include <QSvgGenerator>

#include "data/report/charts/chart_drawing.h"
#include "data/report/charts/chart_style.h"
#include "data/report/charts/svg_tidying.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {

std::string chartSvg(const Chart& chart, const Language& language, ChartSize size) {
    needApplication();
    const QSize extent = chartExtent(chart, language, {size.width, size.height});
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(extent);
    generator.setViewBox(QRect(QPoint(0, 0), extent));
    QPainter painter(&generator);
    drawChart(painter, chart, language, extent);
    painter.end();
    return tidySvg(buffer.data(), {.id = chart.id,
                                   .title = printable(render(chart.title, language)),
                                   .description = printable(render(chart.alternative, language)),
                                   .width = extent.width(),
                                   .height = extent.height()});
}

}  // namespace peerplan
