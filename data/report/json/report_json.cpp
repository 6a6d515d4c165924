// SPDX-License-Identifier: MIT
#include "data/report/json/report_json.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "data/text/cell.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json numbers(const std::vector<double>& values) {
    Json out = Json::array();
    for (const double value : values) out.push_back(number(value));
    return out;
}

const char* nameOf(ChartKind kind) {
    switch (kind) {
        case ChartKind::Bars:
            return "bars";
        case ChartKind::StackedBars:
            return "stacked-bars";
        case ChartKind::StackedArea:
            return "stacked-area";
        case ChartKind::Lines:
            return "lines";
        case ChartKind::Steps:
            return "steps";
    }
    return "bars";
}

struct CellWriter {
    const Language& language;

    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& word) const { return word; }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(double value) const { return number(value); }
    Json operator()(bool value) const { return value; }
    Json operator()(Date value) const { return value.iso(); }
    Json operator()(const Text& text) const { return render(text, language); }
};

struct BlockWriter {
    const Language& language;

    Json words(const Text& text) const { return render(text, language); }

    Json words(const std::vector<Text>& texts) const {
        Json out = Json::array();
        for (const Text& text : texts) out.push_back(words(text));
        return out;
    }

    Json operator()(const Paragraph& paragraph) const {
        Json out = {{"block", "paragraph"}};
        if (!paragraph.lead.empty()) out["lead"] = words(paragraph.lead);
        out["text"] = words(paragraph.text);
        return out;
    }

    Json operator()(const BulletList& bullets) const {
        return {{"block", "list"}, {"items", words(bullets.items)}};
    }

    Json operator()(const KeyFigures& figures) const {
        Json items = Json::array();
        for (const KeyFigure& figure : figures.figures) {
            items.push_back({{"value", words(figure.value)},
                             {"label", words(figure.label)},
                             {"detail", words(figure.detail)},
                             {"mood", word(figure.mood)}});
        }
        return {{"block", "figures"}, {"figures", std::move(items)}};
    }

    Json operator()(const Table& table) const {
        Json columns = Json::array();
        for (const Column& column : table.columns) {
            columns.push_back({{"key", column.key},
                               {"title", words(column.title)},
                               {"unit", unitOf(column)},
                               {"names_row", column.isKey}});
        }
        Json rows = Json::array();
        for (const auto& row : table.rows) {
            Json object = Json::object();
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                object[table.columns[i].key] =
                    i < row.size() ? std::visit(CellWriter{language}, row[i]) : Json(nullptr);
            }
            rows.push_back(std::move(object));
        }
        return {{"block", "table"},
                {"id", table.id},
                {"title", words(table.title)},
                {"columns", std::move(columns)},
                {"rows", std::move(rows)},
                {"notes", words(table.notes)}};
    }

    Json axis(const ChartAxis& axis) const {
        return {{"title", words(axis.title)},
                {"unit", axis.unit},
                {"least", axis.least ? number(*axis.least) : Json(nullptr)},
                {"most", axis.most ? number(*axis.most) : Json(nullptr)}};
    }

    Json operator()(const Chart& chart) const {
        Json series = Json::array();
        for (const ChartSeries& one : chart.series) {
            series.push_back({{"name", words(one.name)}, {"values", numbers(one.values)}});
        }
        Json bands = Json::array();
        for (const ChartBand& band : chart.bands) {
            bands.push_back({{"label", words(band.label)},
                             {"from", number(band.from)},
                             {"to", number(band.to)}});
        }
        Json out = {{"block", "chart"},
                    {"id", chart.id},
                    {"title", words(chart.title)},
                    {"alternative", words(chart.alternative)},
                    {"kind", nameOf(chart.kind)},
                    {"x_axis", axis(chart.xAxis)},
                    {"y_axis", axis(chart.yAxis)}};
        const bool bars = chart.kind == ChartKind::Bars || chart.kind == ChartKind::StackedBars;
        if (bars) {
            out["categories"] = chart.categories;
        } else {
            out["x"] = numbers(chart.x);
        }
        out["series"] = std::move(series);
        out["bands"] = std::move(bands);
        return out;
    }

    Json operator()(const NetworkMap& map) const {
        Json places = Json::array();
        for (const MapPlace& place : map.places) {
            places.push_back({{"kind", word(place.kind)},
                              {"name", place.name},
                              {"latitude", number(place.latitude)},
                              {"longitude", number(place.longitude)},
                              {"region", place.region},
                              {"users", place.users},
                              {"mood", word(place.mood)},
                              {"down", place.down},
                              {"detail", words(place.detail)}});
        }
        Json lines = Json::array();
        for (const MapLine& line : map.lines) {
            lines.push_back({{"kind", word(line.kind)},
                             {"name", line.name},
                             {"from", line.from},
                             {"to", line.to},
                             {"via", line.via},
                             {"load_kbps", number(line.kbps)},
                             {"of_capacity", line.share ? number(*line.share) : Json(nullptr)},
                             {"mood", word(line.mood)},
                             {"down", line.down},
                             {"detail", words(line.detail)}});
        }
        Json areas = Json::array();
        for (const MapArea& area : map.areas) {
            areas.push_back({{"name", area.name}, {"places", area.places}});
        }
        Json groups = Json::array();
        for (const MapGroup& group : map.groups) {
            groups.push_back(
                {{"name", group.name}, {"places", group.places}, {"lines", group.lines}});
        }
        return {{"block", "map"},
                {"id", map.id},
                {"title", words(map.title)},
                {"alternative", words(map.alternative)},
                {"places", std::move(places)},
                {"lines", std::move(lines)},
                {"areas", std::move(areas)},
                {"groups", std::move(groups)}};
    }

    Json operator()(const Findings& findings) const {
        Json items = Json::array();
        for (const Finding& finding : findings.findings) {
            items.push_back({{"rule", finding.rule},
                             {"severity", word(finding.severity)},
                             {"subjects", finding.subjects},
                             {"what", words(finding.what)},
                             {"why", words(finding.why)},
                             {"fix", words(finding.fix)},
                             {"source", finding.source}});
        }
        return {{"block", "findings"}, {"findings", std::move(items)}};
    }
};

}  // namespace

std::string writeReportJson(const Report& report, const Language& language) {
    const BlockWriter writer{language};
    Json sections = Json::array();
    for (const Section& section : report.sections) {
        Json blocks = Json::array();
        for (const Block& block : section.blocks) blocks.push_back(std::visit(writer, block));
        sections.push_back({{"id", section.id},
                            {"title", writer.words(section.title)},
                            {"blocks", std::move(blocks)}});
    }
    const Json out = {
        {"peerplan", PEERPLAN_VERSION},        {"command", "report"},
        {"title", writer.words(report.title)}, {"subtitle", writer.words(report.subtitle)},
        {"as_of", report.asOf.iso()},          {"language", language.tag()},
        {"sections", std::move(sections)}};
    std::string text = out.dump(2, ' ', false, Json::error_handler_t::replace);
    text += '\n';
    return text;
}

}  // namespace peerplan
