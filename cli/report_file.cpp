// SPDX-License-Identifier: MIT
#include "cli/report_file.h"

#include "data/report/csv/csv_report.h"
#include "data/report/html/html_report.h"
#include "data/report/json/report_json.h"
#include "data/report/markdown/markdown_report.h"
#include "data/report/xlsx/xlsx_report.h"
#include "model/error.h"
#ifdef PEERPLAN_HAS_CHARTS
#include "data/report/charts/chart_svg.h"
#include "data/report/map/map_svg.h"
#endif

namespace peerplan::cli {

ReportFormat reportFormatOf(const std::string& file) {
    if (file.ends_with(".html")) return ReportFormat::Html;
    if (file.ends_with(".pdf")) {
#ifndef PEERPLAN_HAS_PDF
        throw UsageError(
            Text(tr("-o {file}: this build of peerplan writes no PDF; one with Qt does"),
                 {{"file", file}}));
#endif
        return ReportFormat::Pdf;
    }
    if (file.ends_with(".xlsx")) return ReportFormat::Xlsx;
    if (file.ends_with(".md")) return ReportFormat::Markdown;
    if (file.ends_with(".json")) return ReportFormat::Json;
    if (file.ends_with(".zip")) return ReportFormat::Csv;
    throw UsageError(
        Text(tr("-o {file}: a report's file ends in .html (a page), .pdf (to print), "
                ".xlsx (a workbook), .md (Markdown), .json, or .zip (a CSV file a table)"),
             {{"file", file}}));
}

Paper paperOf(const std::string& paper, ReportFormat format) {
    if (paper.empty()) return Paper::A4;
    if (format != ReportFormat::Pdf) {
        throw UsageError(tr("--paper is for a report that ends in .pdf"));
    }
    return paper == "letter" ? Paper::Letter : Paper::A4;
}

std::string reportBytes(const Report& report, ReportFormat format, [[maybe_unused]] Paper paper,
                        const Context& context) {
    switch (format) {
        case ReportFormat::Html:
            break;
        case ReportFormat::Pdf:
#ifdef PEERPLAN_HAS_PDF
            return writePdf(report, {context.language, paper});
#else
            break;
#endif
        case ReportFormat::Xlsx:
            return writeXlsx(report, context.language);
        case ReportFormat::Markdown:
            return writeMarkdown(report, context.language);
        case ReportFormat::Json:
            return writeReportJson(report, context.language);
        case ReportFormat::Csv:
            return writeCsvArchive(report, context.language);
    }
    HtmlOptions html;
    html.language = context.language;
#ifdef PEERPLAN_HAS_CHARTS
    html.drawChart = [&](const Chart& chart) { return chartSvg(chart, context.language); };
    html.drawMap = [&](const NetworkMap& map) { return mapSvg(map, context.language); };
#endif
    return writeHtml(report, html);
}

}  // namespace peerplan::cli
