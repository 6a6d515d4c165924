// SPDX-License-Identifier: MIT
#include "gui/shell/report_file.h"

#include <string>

#include <QLocale>
#include <QSettings>

#include "data/file/atomic_write.h"
#include "data/report/charts/chart_svg.h"
#include "data/report/csv/csv_report.h"
#include "data/report/html/html_report.h"
#include "data/report/json/report_json.h"
#include "data/report/map/map_svg.h"
#include "data/report/markdown/markdown_report.h"
#include "data/report/xlsx/xlsx_report.h"
#include "gui/words/words.h"
#include "model/error.h"

namespace peerplan::gui {
namespace {

QString paperKey() {
    return QStringLiteral("paper");
}

std::string bytesOf(const Report& report, const QString& path) {
    const Language& language = windowLanguage();
    if (path.endsWith(QLatin1String(".xlsx"))) return writeXlsx(report, language);
    if (path.endsWith(QLatin1String(".pdf"))) return writePdf(report, {language, reportPaper()});
    if (path.endsWith(QLatin1String(".md"))) return writeMarkdown(report, language);
    if (path.endsWith(QLatin1String(".json"))) return writeReportJson(report, language);
    if (path.endsWith(QLatin1String(".zip"))) return writeCsvArchive(report, language);
    if (!path.endsWith(QLatin1String(".html"))) {
        throw UsageError(
            Text("{file}: a report's file ends in .html, .pdf, .xlsx, .md, .json or .zip",
                 {{"file", fromQt(path)}}));
    }
    HtmlOptions html;
    html.language = language;
    html.drawChart = [&](const Chart& chart) { return chartSvg(chart, language); };
    html.drawMap = [&](const NetworkMap& map) { return mapSvg(map, language); };
    return writeHtml(report, html);
}

}  // namespace

QStringList reportFilters() {
    return {said(Text("Page")) + QStringLiteral(" (*.html)"),
            said(Text("PDF, to print")) + QStringLiteral(" (*.pdf)"),
            said(Text("Workbook")) + QStringLiteral(" (*.xlsx)"),
            said(Text("Markdown")) + QStringLiteral(" (*.md)"),
            said(Text("JSON")) + QStringLiteral(" (*.json)"),
            said(Text("A CSV file a table")) + QStringLiteral(" (*.zip)")};
}

Paper reportPaper() {
    const QString chosen = QSettings().value(paperKey()).toString();
    if (chosen == QStringLiteral("letter")) return Paper::Letter;
    if (chosen == QStringLiteral("a4")) return Paper::A4;
    // Where people measure in inches they print on Letter.
    const bool inches = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return inches ? Paper::Letter : Paper::A4;
}

void chooseReportPaper(Paper paper) {
    QSettings().setValue(paperKey(),
                         paper == Paper::Letter ? QStringLiteral("letter") : QStringLiteral("a4"));
}

void writeReport(const Report& report, const QString& path) {
    writeFileAtomically(fromQt(path), bytesOf(report, path));
}

}  // namespace peerplan::gui
