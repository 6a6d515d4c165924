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
#endif

namespace peerplan::cli {

ReportFormat reportFormatOf(const std::string& file) {
    if (file.ends_with(".html")) return ReportFormat::Html;
    if (file.ends_with(".xlsx")) return ReportFormat::Xlsx;
    if (file.ends_with(".md")) return ReportFormat::Markdown;
    if (file.ends_with(".json")) return ReportFormat::Json;
    if (file.ends_with(".zip")) return ReportFormat::Csv;
    throw UsageError(Text(tr("-o {file}: a report's file ends in .html (a page), .xlsx (a "
                             "workbook), .md (Markdown), .json, or .zip (a CSV file a table)"),
                          {{"file", file}}));
}

std::string reportBytes(const Report& report, ReportFormat format, const Context& context) {
    switch (format) {
        case ReportFormat::Html:
            break;
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
#endif
    return writeHtml(report, html);
}

}  // namespace peerplan::cli
