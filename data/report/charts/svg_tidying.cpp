// SPDX-License-Identifier: MIT
#include "data/report/charts/svg_tidying.h"

#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include <QFontMetricsF>
#include <QString>
#include <QXmlStreamReader>

#include "data/report/charts/chart_style.h"
#include "data/text/xml_escape.h"

namespace peerplan {
namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

// What the outermost group says once for all: see openDrawing.
constexpr int commonPixels = 12;

// At most `digits` (2 or 4) behind the point: more than a pixel of any printer. Independent of
// locale.
std::string rounded(double value, int digits) {
    return QString::number(std::round(value * std::pow(10, digits)) / std::pow(10, digits) + 0.0,
                           'g', 9)
        .toStdString();
}

// The text with every number in it rounded: paths, points and transformations.
std::string withRoundedNumbers(const std::string& text, int digits) {
    std::string out;
    const char* at = text.c_str();
    while (*at != '\0') {
        const bool number = (*at >= '0' && *at <= '9') || *at == '-' || *at == '.';
        if (!number) {
            out += *at++;
            continue;
        }
        const char* end = at;
        while ((*end >= '0' && *end <= '9') || *end == '-' || *end == '.' || *end == '+' ||
               (*end == 'e' && end != at)) {
            ++end;
        }
        const std::string digitsHere(at, end);
        out += rounded(QString::fromStdString(digitsHere).toDouble(), digits);
        at = end;
    }
    return out;
}

const char* classOf(const std::string& colour) {
    static const std::vector<std::pair<std::string, const char*>> classes{
        {inkColour().name().toStdString(), "ink"},
        {axisColour().name().toStdString(), "axis"},
        {gridColour().name().toStdString(), "grid"},
        {paperColour().name().toStdString(), "paper"},
        {bandColour().name().toStdString(), "band"}};
    for (const auto& [name, word] : classes) {
        if (name == colour) return word;
    }
    return nullptr;
}

bool isDefault(const std::string& name, const std::string& value) {
    return ((name == "fill-opacity" || name == "stroke-opacity") && value == "1") ||
           (name == "transform" && value == "matrix(1,0,0,1,0,0)") ||
           (name == "font-weight" && value == "400") ||
           (name == "font-style" && value == "normal") ||
           (name == "font-size" && value == std::to_string(commonPixels)) ||
           (name == "vector-effect" && value == "none") ||
           (name == "stroke-dashoffset" && value == "0") || name == "font-family" ||
           name == "space" || name == "fill-rule";
}

class Tidying {
  public:
    explicit Tidying(const SvgHead& head) : m_head(head) {}

    std::string run(const QByteArray& drawing) {
        openDrawing();
        QXmlStreamReader reader(drawing);
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                start(reader);
            } else if (reader.isEndElement()) {
                end(reader.name().toString().toStdString());
            }
        }
        closeGroup();
        m_out += "</g></svg>\n";
        return m_out;
    }

  private:
    void openDrawing() {
        m_out += "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ";
        m_out += std::to_string(m_head.width);
        m_out += ' ';
        m_out += std::to_string(m_head.height);
        m_out += "\" role=\"img\" aria-labelledby=\"";
        m_out += m_head.id;
        m_out += "-title ";
        m_out += m_head.id;
        m_out += "-desc\"><title id=\"";
        m_out += m_head.id;
        m_out += "-title\">";
        m_out += xmlEscaped(m_head.title);
        m_out += "</title><desc id=\"";
        m_out += m_head.id;
        m_out += "-desc\">";
        m_out += xmlEscaped(m_head.description);
        m_out += "</desc>\n<g fill-rule=\"evenodd\" font-family=\"";
        m_out += fontStack();
        m_out += "\" font-size=\"";
        m_out += std::to_string(commonPixels);
        m_out += "\">\n";
    }

    void start(QXmlStreamReader& reader) {
        const std::string name = reader.name().toString().toStdString();
        if (name == "svg" || name == "defs") return;
        if (name == "title" || name == "desc") {
            reader.skipCurrentElement();
            return;
        }
        const Attributes attributes = tidied(name, reader.attributes());
        if (name == "g") {
            // Groups of the generator do not nest, but for the outermost, which sets what is
            // common.
            m_wanted = attributes;
            return;
        }
        openGroup();
        if (name == "polyline") {
            addLine(attributes);
            return;
        }
        endLine();
        m_out += '<';
        m_out += name;
        append(attributes);
        if (name == "text") {
            writeText(reader);
        } else {
            m_out += "/>\n";
        }
    }

    void end(const std::string& name) {
        if (name == "g") m_wanted.clear();
    }

    void writeText(QXmlStreamReader& reader) {
        const QXmlStreamAttributes given = reader.attributes();
        const auto number = [&given](const char* name) {
            return given.value(QLatin1String(name)).toString().toDouble();
        };
        const int pixels = static_cast<int>(std::lround(number("font-size")));
        const QFontMetricsF metrics(
            chartFont(pixels > 0 ? pixels : commonPixels, number("font-weight") >= 600));
        const QString text = reader.readElementText();
        // Another face is pressed into the width that was laid out, where ours knows the
        // characters.
        bool known = !text.isEmpty();
        for (const uint c : text.toUcs4()) known = known && metrics.inFontUcs4(c);
        if (known) {
            m_out += " textLength=\"";
            m_out += rounded(metrics.horizontalAdvance(text), 2);
            m_out += "\" lengthAdjust=\"spacingAndGlyphs\"";
        }
        m_out += '>';
        m_out += xmlEscaped(text.toStdString());
        m_out += "</text>\n";
    }

    Attributes tidied(const std::string& element, const QXmlStreamAttributes& given) const {
        Attributes out;
        std::string classes;
        const bool strokeless = given.value(QLatin1String("stroke")) == QLatin1String("none");
        for (const QXmlStreamAttribute& attribute : given) {
            std::string name = attribute.name().toString().toStdString();
            std::string value = attribute.value().toString().toStdString();
            if (isDefault(name, value)) continue;
            if (element == "g" && name.rfind("font-", 0) == 0) continue;
            if (strokeless && name.rfind("stroke-", 0) == 0) continue;
            if (name == "fill" || name == "stroke") {
                if (const char* word = classOf(value)) {
                    classes += classes.empty() ? "" : " ";
                    classes += name == "fill" ? "f-" : "s-";
                    classes += word;
                }
            } else if (name == "id" || name == "href") {
                value.insert(value.rfind('#', 0) == 0 ? 1 : 0, std::string(m_head.id).append("-"));
            } else if (value.rfind("url(#", 0) == 0) {
                value.insert(5, std::string(m_head.id).append("-"));
            } else if (name == "transform") {
                value = withRoundedNumbers(value, 4);
            } else if (name != "vector-effect" && name.rfind("font-", 0) != 0 &&
                       name.rfind("stroke-line", 0) != 0) {
                value = withRoundedNumbers(value, 2);
            }
            out.emplace_back(std::move(name), std::move(value));
        }
        if (!classes.empty()) out.emplace_back("class", classes);
        return out;
    }

    void append(const Attributes& attributes) {
        for (const auto& [name, value] : attributes) {
            m_out += ' ';
            m_out += name;
            m_out += "=\"";
            m_out += xmlEscaped(value);
            m_out += '"';
        }
    }

    // A group is written when something stands in it; one like the last goes on in that.
    void openGroup() {
        if (m_open && m_current == m_wanted) return;
        closeGroup();
        m_current = m_wanted;
        m_open = true;
        m_out += "<g";
        append(m_current);
        m_out += ">\n";
    }

    // Qt draws a solid line piece by piece; pieces that meet become one.
    void addLine(Attributes attributes) {
        std::string points;
        for (auto at = attributes.begin(); at != attributes.end(); ++at) {
            if (at->first != "points") continue;
            points = at->second;
            attributes.erase(at);
            break;
        }
        while (!points.empty() && points.back() == ' ') points.pop_back();
        const std::string begin = points.substr(0, points.find(' '));
        const std::string end = points.substr(points.rfind(' ') + 1);
        if (attributes == m_lineAttributes && begin == m_lineEnd) {
            m_line += points.substr(begin.size());
        } else {
            endLine();
            m_line = points;
            m_lineAttributes = std::move(attributes);
        }
        m_lineEnd = end;
    }

    void endLine() {
        if (m_line.empty()) return;
        m_out += "<polyline";
        append(m_lineAttributes);
        m_out += " points=\"";
        m_out += m_line;
        m_out += "\"/>\n";
        m_line.clear();
        m_lineEnd.clear();
        m_lineAttributes.clear();
    }

    void closeGroup() {
        endLine();
        if (m_open) m_out += "</g>\n";
        m_open = false;
    }

    const SvgHead& m_head;
    std::string m_out;
    Attributes m_wanted;
    Attributes m_current;
    bool m_open = false;
    std::string m_line;
    std::string m_lineEnd;
    Attributes m_lineAttributes;
};

}  // namespace

std::string tidySvg(const QByteArray& drawing, const SvgHead& head) {
    return Tidying(head).run(drawing);
}

}  // namespace peerplan
