// SPDX-License-Identifier: MIT
// peerplan-gui [PLAN]: the window; with --screenshot one view of it as a picture, without a person.

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QApplication>
#include <QCommandLineParser>
#include <QPixmap>
#include <QSettings>
#include <QStringList>
#include <QTimer>

#include "gui/app/options.h"
#include "gui/failures/failures_view.h"
#include "gui/map/map_layers.h"
#include "gui/map/map_page.h"
#include "gui/scenarios/scenarios_view.h"
#include "gui/shell/main_window.h"
#include "gui/words/look.h"
#include "gui/words/words.h"

namespace {

using namespace peerplan;
using namespace peerplan::gui;

enum Status { Done = 0, WrongUsage = 2, BadInput = 3, InputOutputFailed = 4 };

/// How often it is looked whether everything is worked out, and how many times in a row it must be:
/// answers follow each other.
constexpr int lookMs = 40;
constexpr int quietLooks = 6;

/// Nobody is there to answer: what is told goes to the error stream, and nothing is recovered.
class NobodyAnswers : public Questions {
  public:
    int ask(QWidget*, const Text& question, const QString& detail,
            const std::vector<Text>&) override {
        print(question, detail);
        return -1;
    }
    void tell(QWidget*, const Text& what, const QString& detail) override { print(what, detail); }
    QString fileToOpen(QWidget*) override { return {}; }
    QString fileToSave(QWidget*, const QString&, const QStringList&) override { return {}; }

  private:
    static void print(const Text& text, const QString& detail) {
        const std::string line = fromQt(said(text) + QLatin1Char('\n') + detail);
        std::fprintf(stderr, "peerplan-gui: %s\n", line.c_str());
    }
};

std::optional<QSize> sizeOf(const QString& text) {
    const QStringList parts = text.toLower().split(QLatin1Char('x'));
    if (parts.size() != 2) return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    if (size.width() < 320 || size.height() < 240 || size.width() > 16384 ||
        size.height() > 16384) {
        return std::nullopt;
    }
    return size;
}

int usage(const Text& text) {
    std::fprintf(stderr, "peerplan-gui: %s\n", fromQt(said(text)).c_str());
    return WrongUsage;
}

bool wantsScreenshot(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        if (QByteArray(arguments[i]).startsWith("--screenshot")) return true;
    }
    return false;
}

/// Grabs the window once everything is worked out, and ends the program.
void grabWhenQuiet(MainWindow& window, const QString& file) {
    auto* timer = new QTimer(&window);
    auto quiet = std::make_shared<int>(0);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, file, quiet] {
        *quiet = window.isBusy() ? 0 : *quiet + 1;
        if (*quiet < quietLooks) return;
        QCoreApplication::exit(window.grab().save(file) ? Done : InputOutputFailed);
    });
    timer->start(lookMs);
}

}  // namespace

int main(int count, char** arguments) {
    // Asked for when the program is installed, where there may be no screen.
    if (count == 2 && std::string_view(arguments[1]) == "man") {
        std::fputs(appManPage(PEERPLAN_VERSION).c_str(), stdout);
        return Done;
    }
    const bool screenshot = wantsScreenshot(count, arguments);
    if (screenshot && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(count, arguments);
    QCoreApplication::setOrganizationName(QStringLiteral("peerplan"));
    QCoreApplication::setApplicationName(QStringLiteral("peerplan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PEERPLAN_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(said(appMeaning()) + QLatin1Char('.'));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("PLAN"), said(planMeaning()),
                                 QStringLiteral("[PLAN]"));
    for (const AppOption& option : appOptions()) {
        parser.addOption(QCommandLineOption(QString::fromLatin1(option.name), said(option.meaning),
                                            QString::fromLatin1(option.value),
                                            QString::fromLatin1(option.fallback)));
    }
    const QString view = QStringLiteral("view");
    const QString picture = QStringLiteral("screenshot");
    const QString size = QStringLiteral("size");
    const QString dark = QStringLiteral("dark");
    const QString fail = QStringLiteral("fail");
    const QString select = QStringLiteral("select");
    const QString compare = QStringLiteral("compare");
    const QString showLayer = QStringLiteral("show");
    const QString hideLayer = QStringLiteral("hide");
    const QString layers = layerWords().join(QStringLiteral(", "));
    parser.process(application);

    const std::optional<QSize> wanted = sizeOf(parser.value(size));
    if (!wanted) return usage(Text("--size: write a size such as 1280x800"));
    if (parser.positionalArguments().size() > 1) return usage(Text("name one plan"));
    useLook(application,
            parser.isSet(dark) ||
                (!screenshot && QSettings().value(QStringLiteral("dark"), false).toBool()));

    MainWindow window(screenshot ? std::make_unique<NobodyAnswers>() : nullptr);
    window.resize(*wanted);
    if (parser.isSet(view) && !window.showView(parser.value(view))) {
        return usage(Text("there is no view {view}; there are {views}",
                          {{"view", fromQt(parser.value(view))},
                           {"views", fromQt(MainWindow::viewNames().join(QStringLiteral(", ")))}}));
    }
    if (screenshot) window.map().setUsualLayers();
    for (const bool on : {true, false}) {
        for (const QString& layer : parser.values(on ? showLayer : hideLayer)) {
            if (window.map().setLayer(layer, on)) continue;
            return usage(Text("there is no layer {layer}; there are {layers}",
                              {{"layer", fromQt(layer)}, {"layers", fromQt(layers)}}));
        }
    }
    window.show();
    if (!parser.positionalArguments().isEmpty() &&
        !window.open(parser.positionalArguments().constFirst()) && screenshot) {
        return BadInput;
    }
    if (parser.positionalArguments().isEmpty() && !screenshot) window.offerStrays();
    std::vector<std::string> failed;
    for (const QString& reference : parser.values(fail)) failed.push_back(fromQt(reference));
    window.failures().setFailed(failed);
    if (parser.isSet(select)) window.selection().choose(parser.value(select));
    std::vector<std::string> compared;
    for (const QString& id : parser.values(compare)) compared.push_back(fromQt(id));
    if (!compared.empty()) window.scenarios().compare(compared);
    if (screenshot) grabWhenQuiet(window, parser.value(picture));
    return QApplication::exec();
}
