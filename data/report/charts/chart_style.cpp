// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_style.h"

#include <array>
#include <string>

#include <QApplication>
#include <QFontDatabase>
#include <QString>
#include <QStringList>

#include "data/report/palette.h"
#include "model/error.h"

namespace peerplan {
namespace {

QString faceFile(const char* name) {
    QString path = QString::fromUtf8(PEERPLAN_FONT_DIR);
    path += QLatin1Char('/');
    path += QString::fromUtf8(name);
    return path;
}

// Loads the face once and gives the name of its family.
QString loadFace() {
    QString family;
    for (const char* name : {"OpenSans-Regular.ttf", "OpenSans-Bold.ttf"}) {
        const QString path = faceFile(name);
        const int id = QFontDatabase::addApplicationFont(path);
        const QStringList families =
            id < 0 ? QStringList() : QFontDatabase::applicationFontFamilies(id);
        if (families.isEmpty()) {
            throw StorageError(
                Text(tr("{file} is missing: charts are drawn with the face Open Sans "
                        "(Debian package fonts-open-sans)"),
                     {{"file", path.toStdString()}}));
        }
        family = families.front();
    }
    return family;
}

void ignoreMessage(QtMsgType, const QMessageLogContext&, const QString&) {}

}  // namespace

QColor seriesColour(std::size_t index) {
    return QColor::fromRgb(seriesColours[index % seriesColours.size()]);
}

QColor inkColour() {
    return QColor::fromRgb(0xff26323f);
}
QColor axisColour() {
    return QColor::fromRgb(0xff8d99a6);
}
QColor gridColour() {
    return QColor::fromRgb(0xffdfe4ea);
}
QColor paperColour() {
    return QColor::fromRgb(0xfffffffe);
}
QColor bandColour() {
    return QColor::fromRgb(0xffd5eee1);
}

QFont chartFont(int pixels, bool bold) {
    static const QString family = loadFace();
    // What Open Sans has not is looked for in the faces of a PDF first, not in what a machine has.
    QFont font(QStringList{family, QStringLiteral("DejaVu Sans"), QStringLiteral("IPAGothic"),
                           QStringLiteral("NanumGothic"), QStringLiteral("Droid Sans Fallback")});
    font.setPixelSize(pixels);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    return font;
}

const char* fontStack() {
    return "'Open Sans','Segoe UI',system-ui,sans-serif";
}

void needApplication() {
    if (QCoreApplication::instance() != nullptr) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static std::string name = "peerplan";
    static std::array<char*, 2> arguments{name.data(), nullptr};
    static int count = 1;
    // What a platform says of missing displays and folders is no concern of who writes a file.
    const QtMessageHandler before = qInstallMessageHandler(ignoreMessage);
    // Never destroyed: Qt's own statics may be gone when ours are.
    new QApplication(count, arguments.data());
    qInstallMessageHandler(before);
}

}  // namespace peerplan
