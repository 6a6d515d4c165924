// SPDX-License-Identifier: MIT
#include "gui/words/look.h"

#include <QApplication>
#include <QPalette>
#include <QProxyStyle>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleOptionButton>

namespace peerplan::gui {
namespace {

bool& darkness() {
    static bool dark = false;
    return dark;
}

QPalette lightPalette() {
    QPalette palette;
    const QColor ink(0x1f, 0x29, 0x33);
    palette.setColor(QPalette::Window, QColor(0xf3, 0xf5, 0xf7));
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::AlternateBase, QColor(0xf7, 0xf9, 0xfb));
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::Button, QColor(0xe9, 0xed, 0xf1));
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::ToolTipBase, QColor(0x26, 0x32, 0x3f));
    palette.setColor(QPalette::ToolTipText, QColor(0xf3, 0xf5, 0xf7));
    palette.setColor(QPalette::Highlight, QColor(0x00, 0x5a, 0x9e));
    palette.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Link, QColor(0x00, 0x5a, 0x9e));
    palette.setColor(QPalette::PlaceholderText, QColor(0x5b, 0x67, 0x74));
    palette.setColor(QPalette::Mid, QColor(0xb9, 0xc2, 0xcc));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(0x8a, 0x94, 0x9f));
    }
    return palette;
}

QPalette darkPalette() {
    QPalette palette;
    const QColor ink(0xe6, 0xea, 0xee);
    palette.setColor(QPalette::Window, QColor(0x1d, 0x23, 0x29));
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, QColor(0x15, 0x1a, 0x1f));
    palette.setColor(QPalette::AlternateBase, QColor(0x1a, 0x20, 0x26));
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::Button, QColor(0x2a, 0x32, 0x3a));
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::ToolTipBase, QColor(0xe6, 0xea, 0xee));
    palette.setColor(QPalette::ToolTipText, QColor(0x1d, 0x23, 0x29));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x7f, 0xc4));
    palette.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Link, QColor(0x7c, 0xc0, 0xff));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa5, 0xb1));
    palette.setColor(QPalette::Light, QColor(0x39, 0x43, 0x4d));
    palette.setColor(QPalette::Midlight, QColor(0x31, 0x3a, 0x43));
    palette.setColor(QPalette::Mid, QColor(0x45, 0x50, 0x5b));
    palette.setColor(QPalette::Dark, QColor(0x11, 0x15, 0x19));
    palette.setColor(QPalette::Shadow, QColor(0x0a, 0x0d, 0x10));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(0x77, 0x82, 0x8d));
    }
    return palette;
}

/// Fusion outlines boxes darker than the window, which on dark paper is nothing to see.
class Look : public QProxyStyle {
  public:
    using QProxyStyle::QProxyStyle;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!darkness() || element != PE_IndicatorCheckBox || button == nullptr) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            return;
        }
        QStyleOptionButton outlined(*button);
        outlined.palette.setColor(QPalette::Window, QColor(0xc8, 0xd0, 0xd8));
        QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
    }
};

QColor either(QRgb light, QRgb dark) {
    return QColor::fromRgb(darkness() ? dark : light);
}

}  // namespace

void useLook(QApplication& application, bool dark) {
    darkness() = dark;
    if (QStyle* fusion = QStyleFactory::create(QStringLiteral("Fusion"))) {
        application.setStyle(new Look(fusion));
    }
    application.setPalette(dark ? darkPalette() : lightPalette());
}

bool isDark() {
    return darkness();
}

QColor shadeColour(Shade shade) {
    switch (shade) {
        case Shade::Bad:
            return either(0xfff6cfc9, 0xff6e2b24);
        case Shade::Watch:
            return either(0xfffce3b4, 0xff66480c);
        case Shade::Good:
            return either(0xffd3ecd9, 0xff1f5133);
        case Shade::Ample:
            return either(0xffd9e9f7, 0xff1f4566);
        case Shade::Excess:
            break;
    }
    return either(0xffe7e0f2, 0xff453764);
}

QColor severityColour(Severity severity) {
    if (severity == Severity::Error) return either(0xffb3261e, 0xffff9a8f);
    if (severity == Severity::Warning) return either(0xff8a5a00, 0xfff0b84a);
    return either(0xff005a9e, 0xff7cc0ff);
}

QColor faultColour() {
    return either(0xfff6cfc9, 0xff6e2b24);
}

QColor quietColour() {
    return either(0xff5b6774, 0xff9aa5b1);
}

}  // namespace peerplan::gui
