// SPDX-License-Identifier: MIT
#include "data/report/map/map_svg.h"

#include <set>
#include <string>
#include <vector>

#include <QXmlStreamReader>

#include "data/report/map/map_drawing.h"
#include "tests/data/report/map/sample_map.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const Language english;

struct Drawing {
    bool wellFormed = false;
    std::set<std::string> elements;
    std::string text;
};

Drawing read(const std::string& svg) {
    Drawing drawing;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            drawing.elements.insert(reader.name().toString().toStdString());
        if (reader.isCharacters()) drawing.text += reader.text().toString().toStdString();
    }
    drawing.wellFormed = !reader.hasError();
    return drawing;
}

}  // namespace

TEST_CASE("A map is one SVG with title, description, names, legend and words to point at") {
    const std::string svg = mapSvg(companyMap(), english);
    const Drawing drawing = read(svg);
    CHECK(drawing.wellFormed);
    CHECK(svg.rfind("<svg ", 0) == 0);
    CHECK_THAT(svg, containsText("role=\"img\" aria-labelledby=\"company-title company-desc\""));
    for (const char* word : {"Network map", "What stands where.", "Dallas", "London", "São Paulo",
                             "data centre", "peering location", "congested", "as planned",
                             "Load:", "500 Mbit/s", "Dallas peering: peering location"}) {
        INFO(word);
        CHECK(drawing.text.find(word) != std::string::npos);
    }
    CHECK(drawing.elements.count("image") == 0);
    CHECK(svg.size() < 300000);
}

TEST_CASE("The legend says what the colours of places mean where there are any") {
    NetworkMap map = companyMap();
    map.placeMoods = {{Mood::Watch, "people slower"}, {Mood::Bad, "people cut off"}};
    map.places[0].mood = Mood::Watch;
    const Drawing drawing = read(mapSvg(map, english));
    CHECK_THAT(drawing.text, containsText("people slower"));
    CHECK(drawing.text.find("people cut off") == std::string::npos);
}

TEST_CASE("The same map gives the same bytes") {
    CHECK(mapSvg(pacificMap(), english) == mapSvg(pacificMap(), english));
}

TEST_CASE("Ten thousand offices make a drawing of bounded size") {
    const std::string svg = mapSvg(randomMap(3, 10000), english);
    CHECK(read(svg).wellFormed);
    CHECK(svg.size() < 300000);
}

TEST_CASE("No letter is as faint as a region's tint") {
    NetworkMap map = companyMap();
    map.areas = {{"Americas", "region/amer", {0, 4, 5}}, {"Europe", "region/emea", {1, 2}}};
    QXmlStreamReader reader(
        QByteArray::fromStdString(mapSvg(map, english, {.width = 900, .height = 600})));
    // How faint each element that is open makes what lies in it.
    std::vector<bool> faint;
    int letters = 0;
    int tints = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isEndElement()) faint.pop_back();
        if (!reader.isStartElement()) continue;
        const bool own = reader.attributes().hasAttribute(QStringLiteral("fill-opacity"));
        tints += own;
        faint.push_back(own || (!faint.empty() && faint.back()));
        if (reader.name() != QStringLiteral("text")) continue;
        ++letters;
        const QString words = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        INFO(words.toStdString());
        CHECK_FALSE(faint.back());
        faint.pop_back();
    }
    CHECK(tints > 2);
    CHECK(letters > 10);
}

TEST_CASE("Markup in names of places is drawn as text") {
    NetworkMap map = companyMap();
    map.title = Text("</title><script>alert(1)</script>");
    map.alternative = Text("<img src=x>");
    map.places[0].name = "<img src=\"x\"> & <b>bold</b>";
    map.places[0].detail = Text("</title><script>");
    map.places[1].name = std::string("\x01\xff\u202e") + std::string(500, 'w');
    map.places[2].name.clear();
    map.places[3].name = "東京";
    map.lines[0].name = "\"><script>";
    const std::string svg = mapSvg(map, english);
    const Drawing drawing = read(svg);
    CHECK(drawing.wellFormed);
    CHECK(drawing.elements.count("img") == 0);
    CHECK(drawing.elements.count("script") == 0);
    CHECK(drawing.elements.count("b") == 0);
    CHECK_THAT(drawing.text, containsText("<img src=\"x\"> & <b>"));
    CHECK_THAT(drawing.text, containsText("東京"));
}

TEST_CASE("Odd maps still make a drawing") {
    NetworkMap map = companyMap();
    map.places.resize(1);
    CHECK(read(mapSvg(map, english)).wellFormed);
    CHECK(read(mapSvg({}, english)).wellFormed);
    map = companyMap();
    map.places[0].latitude = 90;
    map.places[1].longitude = 5000;
    map.lines[0].kbps = -1;
    for (MapLine& line : map.lines) line.down = true;
    CHECK(read(mapSvg(map, english, {100, 50})).wellFormed);
}

TEST_CASE("A map takes no more room than it is given and a low part of the world takes less") {
    const QSize wide = mapExtent(companyMap(), english, {960, 2000});
    CHECK(wide.width() == 960);
    CHECK(wide.height() < 900);
    CHECK(mapExtent(companyMap(), english, {960, 500}).height() <= 500);
}
