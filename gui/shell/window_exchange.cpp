// SPDX-License-Identifier: MIT
// What the window takes in from other programs and hands on to people.

#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QFileInfo>
#include <QStatusBar>

#include "data/csv/import_csv.h"
#include "data/file/read_file.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_bar.h"
#include "gui/shell/report_file.h"
#include "gui/words/words.h"
#include "model/error.h"

namespace peerplan::gui {
namespace {

QString nameOfFile(const QString& path) {
    return QFileInfo(path).fileName();
}

}  // namespace

void MainWindow::exportReport(const QString& path) {
    m_exportTo = QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".html") : path;
    if (m_report.isCurrent()) {
        finishExport();
    } else {
        statusBar()->showMessage(said(Text("The report is written once it is worked out.")));
        m_report.want();
    }
}

void MainWindow::finishExport() {
    if (m_exportTo.isEmpty() || !m_report.isCurrent()) return;
    const QString path = std::exchange(m_exportTo, QString());
    try {
        writeReport(m_report.latest()->report, path);
        m_notice->tell(said(Text("The report is {file}.", {{"file", fromQt(path)}})));
    } catch (const Error& error) {
        m_questions->tell(
            this, Text("{file} could not be written.", {{"file", fromQt(nameOfFile(path))}}),
            said(error.diagnostics()) + QStringLiteral("\n\n") +
                said(Text("Nothing was changed: neither the plan nor a file that stood there.")));
    }
}

void MainWindow::importTable(const QString& path) {
    if (m_files.isWaiting()) return;
    const std::string file = fromQt(nameOfFile(path));
    // By its name, such as sites.csv; else whoever dropped it knows.
    std::optional<ImportKind> kind;
    std::vector<Text> kinds;
    for (std::size_t i = 0; i < std::size(ImportKindWords); ++i) {
        kinds.emplace_back(ImportKindWords[i]);
        if (nameOfFile(path).contains(toQt(ImportKindWords[i]), Qt::CaseInsensitive)) {
            kind = static_cast<ImportKind>(i);
        }
    }
    if (!kind) {
        const int answer = m_questions->ask(
            this, Text("What are the rows of {file}?", {{"file", file}}), QString(), kinds);
        if (answer < 0) return;
        kind = static_cast<ImportKind>(answer);
    }
    try {
        ImportOptions options;
        for (const PeeringLocation& location : m_document.catalogue().peeringLocations) {
            options.cities.push_back({location.metro, location.latitude, location.longitude});
        }
        ImportResult result =
            importCsv(*kind, readFile(fromQt(path)), file, m_document.plan(), options);
        if (!result.imported) throw InputError(std::move(result.diagnostics));
        m_document.replace(std::move(result.plan), Text("Import {file}", {{"file", file}}));
        m_notice->tell(
            said(Text("{file}: {n} {n|row|rows} added, {replaced} replaced.",
                      {{"file", file}, {"n", result.added}, {"replaced", result.replaced}})) +
            (result.diagnostics.empty() ? QString()
                                        : QLatin1Char('\n') + said(result.diagnostics, 4)));
    } catch (const Error& error) {
        m_questions->tell(this, Text("{file} could not be imported.", {{"file", file}}),
                          said(error.diagnostics()) + QStringLiteral("\n\n") +
                              said(Text("The plan was not changed.")));
    }
}

}  // namespace peerplan::gui
