// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <set>
#include <string>

#include <QXmlStreamReader>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const Language english;

Chart headroom() {
    Chart chart;
    chart.id = "headroom";
    chart.title = "Headroom per circuit";
    chart.alternative = "Normal state against the worst failure.";
    chart.kind = ChartKind::Bars;
    chart.yAxis = {"Headroom", "%", 0.0, 100.0};
    chart.categories = {"Dallas", "London", "Tokyo"};
    chart.series = {{"Normal state", {60, 70, 35}}, {"Worst failure", {25, 40, 250}}};
    chart.bands = {{20, 50, "Target"}};
    return chart;
}

Chart overTheDay(ChartKind kind) {
    Chart chart;
    chart.id = "day";
    chart.title = "Load";
    chart.kind = kind;
    chart.xAxis = {"Time of day, UTC", "h", {}, {}};
    chart.yAxis = {"Load", "Mbit/s", {}, {}};
    for (int i = 0; i <= 24; ++i) chart.x.push_back(i);
    chart.series = {{"Exchange", {}}, {"Teams", {}}};
    for (const double x : chart.x) {
        chart.series[0].values.push_back(100 + x);
        chart.series[1].values.push_back(50 - x);
    }
    return chart;
}

/// What a reader of XML finds in a drawing.
struct Drawing {
    bool wellFormed = false;
    std::set<std::string> elements;
    std::set<std::string> ids;
    std::string text;
    double least = 0;
    double right = 0;
};

Drawing read(const std::string& svg) {
    Drawing drawing;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            drawing.elements.insert(reader.name().toString().toStdString());
            const auto id = reader.attributes().value(QLatin1String("id"));
            if (!id.isEmpty()) drawing.ids.insert(id.toString().toStdString());
            const auto x = reader.attributes().value(QLatin1String("x")).toString().toDouble();
            const auto width =
                reader.attributes().value(QLatin1String("width")).toString().toDouble();
            drawing.right = std::max(drawing.right, x + width);
            drawing.least = std::min(drawing.least, x);
        } else if (reader.isCharacters()) {
            drawing.text += reader.text().toString().toStdString();
        }
    }
    drawing.wellFormed = !reader.hasError();
    return drawing;
}

}  // namespace

TEST_CASE("Steps over durations show tenths of a second and an hour in one drawing") {
    Chart chart;
    chart.id = "failover";
    chart.title = "Users";
    chart.kind = ChartKind::Steps;
    chart.xAxis.scale = ChartScale::Duration;
    chart.xAxis.least = -0.5;
    chart.xAxis.most = 7200;
    chart.x = {-0.5, 0, 0.9, 3600, 7200};
    chart.series = {{"Without service", {0, 7700, 3850, 0, 0}}};
    const Drawing drawing = read(chartSvg(chart, english));
    CHECK(drawing.wellFormed);
    for (const char* label : {"1 s", "1 min", "1 h"}) {
        INFO(label);
        CHECK(drawing.text.find(label) != std::string::npos);
    }
}

TEST_CASE("A chart is one SVG with title, description and labels, and no size of its own") {
    const std::string svg = chartSvg(headroom(), english);
    const Drawing drawing = read(svg);
    CHECK(drawing.wellFormed);
    CHECK(svg.rfind("<svg ", 0) == 0);
    CHECK_THAT(svg, containsText("viewBox=\"0 0 860 340\" role=\"img\""));
    CHECK(svg.find("mm\"") == std::string::npos);
    for (const char* word :
         {"Headroom per circuit", "Normal state against the worst failure.", "Dallas", "London",
          "Tokyo", "Normal state", "Target", "Headroom, %"}) {
        CHECK_THAT(drawing.text, containsText(word));
    }
    CHECK(svg.find("<image") == std::string::npos);
    CHECK(svg.find("<filter") == std::string::npos);
}

TEST_CASE("The same chart gives the same bytes, and charts share no ids") {
    CHECK(chartSvg(headroom(), english) == chartSvg(headroom(), english));
    Chart other = headroom();
    other.id = "other";
    const auto first = read(chartSvg(headroom(), english)).ids;
    const auto second = read(chartSvg(other, english)).ids;
    CHECK(first.count("headroom-title") == 1);
    CHECK(second.count("other-title") == 1);
    for (const std::string& id : first) CHECK(second.count(id) == 0);
}

TEST_CASE("Markup in names is drawn as text and loads nothing") {
    const std::string file = "/tmp/peerplan-chart-test.png";
    {
        // A picture of 1 x 1 that Qt would embed if it read a name as rich text.
        std::ofstream out(file, std::ios::binary);
        const unsigned char png[] = {
            0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0,    0,    0,    0x0d, 'I',  'H',
            'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    6,    0,    0,
            0,    0x1f, 0x15, 0xc4, 0x89, 0,    0,    0,    0x0d, 'I',  'D',  'A',  'T',  0x78,
            0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0,    0,    3,    1,    1,    0,    0xc9, 0xfe, 0x92,
            0xef, 0,    0,    0,    0,    'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};
        out.write(reinterpret_cast<const char*>(png), sizeof png);
    }
    const std::string evil = "<img src=file:" + file + ">";
    for (const ChartKind kind :
         {ChartKind::Bars, ChartKind::StackedBars, ChartKind::StackedArea, ChartKind::Lines}) {
        Chart chart = kind == ChartKind::Bars || kind == ChartKind::StackedBars ? headroom()
                                                                                : overTheDay(kind);
        chart.kind = kind;
        chart.title = Text(evil);
        chart.alternative = Text("</desc><script>alert(1)</script>");
        chart.series[0].name = Text(evil);
        chart.xAxis.title = Text("<b>" + evil);
        chart.yAxis.title = Text(evil);
        chart.yAxis.unit = "<i>&amp;";
        if (!chart.categories.empty()) chart.categories[0] = "<img src=\"x\"> & <b>bold</b>";
        chart.bands = {{1, 2, Text(evil)}};
        const std::string svg = chartSvg(chart, english);
        const Drawing drawing = read(svg);
        CHECK(drawing.wellFormed);
        CHECK(drawing.elements.count("image") == 0);
        CHECK(drawing.elements.count("script") == 0);
        CHECK(drawing.elements.count("img") == 0);
        CHECK(svg.find("base64") == std::string::npos);
        CHECK_THAT(drawing.text, containsText("<img src=file:/tmp"));
    }
    std::remove(file.c_str());
}

TEST_CASE("Nothing is drawn outside the axes") {
    // The worst failure of Tokyo is at 250 of an axis that ends at 100: its bar is as high as the
    // plot.
    const std::string svg = chartSvg(headroom(), english);
    Chart within = headroom();
    within.series[1].values[2] = 100;
    CHECK(svg == chartSvg(within, english));

    Chart lines = overTheDay(ChartKind::Lines);
    lines.yAxis.most = 60;
    lines.yAxis.least = 0;
    Chart cut = lines;
    for (double& value : cut.series[0].values) value = 60;
    CHECK(chartSvg(lines, english) == chartSvg(cut, english));
}

TEST_CASE(
    "Long names lie beside their bars, in a drawing as high as it takes, in the order given") {
    Chart chart = headroom();
    chart.categories = {"ExpressRoute circuit of Dallas by way of a very distant carrier hotel",
                        "ExpressRoute circuit of London", "ExpressRoute circuit of Tokyo"};
    for (int i = 0; i < 30; ++i) {
        chart.categories.push_back("Another circuit with a long name");
        for (ChartSeries& series : chart.series) series.values.push_back(i);
    }
    const std::string svg = chartSvg(chart, english);
    const Drawing drawing = read(svg);
    CHECK(drawing.wellFormed);
    CHECK_THAT(drawing.text, containsText("ExpressRoute circuit of Dallas by way o\u2026"));
    CHECK(drawing.least >= 0);
    CHECK(drawing.right <= 860);
    // Each of the 33 categories has room for two bars and is named, though thirty names are the
    // same.
    const std::size_t box = svg.find("viewBox=\"0 0 860 ") + 17;
    CHECK(std::stoi(svg.substr(box)) >= 33 * 40);
    const auto heightOf = [&svg](const std::string& name) {
        const std::size_t text = svg.find(">" + name);
        REQUIRE(text != std::string::npos);
        const std::size_t matrix = svg.rfind("transform=\"matrix(", text);
        const std::string inside = svg.substr(matrix, svg.find(')', matrix) - matrix);
        return std::stod(inside.substr(inside.rfind(',') + 1));
    };
    CHECK(heightOf("ExpressRoute circuit of London") < heightOf("ExpressRoute circuit of Tokyo"));
    std::size_t count = 0;
    for (std::size_t at = drawing.text.find("Another"); at != std::string::npos;
         at = drawing.text.find("Another", at + 1)) {
        ++count;
    }
    CHECK(count == 30);
}

TEST_CASE("Missing values leave gaps and odd charts still make a drawing") {
    Chart lines = overTheDay(ChartKind::Lines);
    lines.series[0].values[5] = std::nan("");
    lines.series[1].values.resize(3);
    CHECK(read(chartSvg(lines, english)).wellFormed);

    for (const ChartKind kind :
         {ChartKind::Bars, ChartKind::StackedBars, ChartKind::StackedArea, ChartKind::Lines}) {
        Chart empty;
        empty.id = "empty";
        empty.kind = kind;
        CHECK(read(chartSvg(empty, english)).wellFormed);
        Chart broken = kind == ChartKind::Lines || kind == ChartKind::StackedArea ? overTheDay(kind)
                                                                                  : headroom();
        broken.kind = kind;
        broken.series[0].values.assign(30, std::numeric_limits<double>::infinity());
        broken.yAxis.least = 5;
        broken.yAxis.most = 5;
        CHECK(read(chartSvg(broken, english)).wellFormed);
    }
}

TEST_CASE("Names in scripts that the face does not hold are kept for the reader's own") {
    Chart chart = headroom();
    chart.categories = {"東京", "תל אביב", "Zürich"};
    const Drawing drawing = read(chartSvg(chart, english));
    CHECK_THAT(drawing.text, containsText("東京"));
    CHECK_THAT(drawing.text, containsText("Zürich"));
}
