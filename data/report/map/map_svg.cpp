// SPDX-License-Identifier: MIT
#include "data/report/map/map_svg.h"

#include <string_view>
#include <utility>
#include <vector>

#include <QBuffer>
#include <QByteArray>
#include <QPainter>
#include <QSvgGenerator>

#include "data/report/charts/chart_style.h"
#include "data/report/charts/svg_tidying.h"
#include "data/report/map/ground.h"
#include "data/report/map/report_map.h"
#include "data/report/map_tables.h"
#include "data/text/display_width.h"
#include "data/text/render.h"
#include "data/text/xml_escape.h"

namespace peerplan {
namespace {

// What a reader who points at a symbol is told of; more is counted.
constexpr std::size_t mostTold = 6;
constexpr std::size_t longestName = 60;
// Lines that can be pointed at: the most loaded.
constexpr std::size_t mostLines = 60;

std::string number(double value) {
    return QString::number(value, 'f', 1).toStdString();
}

std::string shownName(const std::string& name) {
    return shortened(printable(name), longestName);
}

/// Lists what a symbol or a line stands for, a row each.
class Told {
  public:
    explicit Told(const Language& language) : m_language(language) {}

    void add(const std::string& name, const char* kind, const Text& detail) {
        ++m_count;
        if (m_count > mostTold) return;
        if (!m_rows.empty()) m_rows += '\n';
        m_rows += shownName(name);
        m_rows += ": ";
        m_rows += m_language.translate(kind);
        if (detail.empty()) return;
        m_rows += ", ";
        m_rows += printable(render(detail, m_language));
    }

    std::string title() const {
        std::string out = m_rows;
        if (m_count > mostTold) {
            out += '\n';
            out += render(
                Text(tr("and {n} more"), {{"n", static_cast<std::int64_t>(m_count - mostTold)}}),
                m_language);
        }
        return "<title>" + xmlEscaped(out) + "</title>";
    }

  private:
    const Language& m_language;
    std::string m_rows;
    std::size_t m_count = 0;
};

// Symbols and lines once more, unseen, with words for who points at them.
std::string pointedAt(const NetworkMap& map, const MapCanvas& canvas, const Language& language) {
    std::string out = "<g fill=\"none\" pointer-events=\"all\">\n";
    const std::size_t strokes = canvas.strokeCount();
    for (std::size_t i = strokes > mostLines ? strokes - mostLines : 0; i < strokes; ++i) {
        const MapCanvas::Stroke stroke = canvas.stroke(i);
        Told told(language);
        for (const std::uint32_t line : stroke.lines) {
            told.add(map.lines[line].name, kindWord(map.lines[line].kind), map.lines[line].detail);
        }
        out += "<path pointer-events=\"stroke\" stroke-width=\"9\" d=\"";
        bool open = false;
        for (const PlanePoint p : stroke.points) {
            if (isBreak(p)) {
                open = false;
                continue;
            }
            out += open ? 'L' : 'M';
            out += number(p.x);
            out += ' ';
            out += number(p.y);
            open = true;
        }
        out += "\">";
        out += told.title();
        out += "</path>\n";
    }
    // The most important stand on top here as well.
    for (std::size_t i = canvas.symbolCount(); i-- > 0;) {
        const MapCanvas::Symbol symbol = canvas.symbol(i);
        Told told(language);
        for (const std::uint32_t place : symbol.places) {
            told.add(map.places[place].name, kindWord(map.places[place].kind),
                     map.places[place].detail);
        }
        out += "<rect x=\"";
        out += number(symbol.box.x());
        out += "\" y=\"";
        out += number(symbol.box.y());
        out += "\" width=\"";
        out += number(symbol.box.width());
        out += "\" height=\"";
        out += number(symbol.box.height());
        out += "\">";
        out += told.title();
        out += "</rect>\n";
    }
    out += "</g>\n";
    return out;
}

}  // namespace

std::string mapSvg(const NetworkMap& map, const Language& language, MapSize size) {
    needApplication();
    ReportMap drawing(map, language, {size.width, size.height});
    const QSize extent = drawing.extent();
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(extent);
    generator.setViewBox(QRect(QPoint(0, 0), extent));
    QPainter painter(&generator);
    drawing.draw(painter);
    painter.end();
    std::string svg =
        tidySvg(buffer.data(), {.id = map.id,
                                .title = printable(render(map.title, language)),
                                .description = printable(render(map.alternative, language)),
                                .width = extent.width(),
                                .height = extent.height()});
    const std::size_t end = svg.rfind("</svg>");
    svg.insert(end, pointedAt(drawing.canvas().scene().map(), drawing.canvas(), language));
    return svg;
}

}  // namespace peerplan
