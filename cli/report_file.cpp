// SPDX-License-Identifier: MIT
#include "cli/report_file.h"

#include "data/report/html/html_report.h"
#include "data/report/markdown/markdown_report.h"
#include "model/error.h"
#ifdef PEERPLAN_HAS_CHARTS
#include "data/report/charts/chart_svg.h"
#endif

namespace peerplan::cli {

ReportFormat reportFormatOf(const std::string& file) {
    if (file.ends_with(".html")) return ReportFormat::Html;
    if (file.ends_with(".md")) return ReportFormat::Markdown;
    throw UsageError(Text(tr("-o {file}: a report's file ends in .html or .md"), {{"file", file}}));
}

std::string reportBytes(const Report& report, ReportFormat format, const Context& context) {
    if (format == ReportFormat::Markdown) return writeMarkdown(report, context.language);
    HtmlOptions html;
    html.language = context.language;
#ifdef PEERPLAN_HAS_CHARTS
    html.drawChart = [&](const Chart& chart) { return chartSvg(chart, context.language); };
#endif
    return writeHtml(report, html);
}

}  // namespace peerplan::cli
