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

/// A colour of the palette, light and dark; 0 leaves what the style makes of the others.
struct RoleColour {
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr RoleColour roleColours[] = {
    {QPalette::Window, 0xfff3f5f7, 0xff1d2329},
    {QPalette::WindowText, 0xff1f2933, 0xffe6eaee},
    {QPalette::Base, 0xffffffff, 0xff151a1f},
    {QPalette::AlternateBase, 0xfff7f9fb, 0xff1a2026},
    {QPalette::Text, 0xff1f2933, 0xffe6eaee},
    {QPalette::Button, 0xffe9edf1, 0xff2a323a},
    {QPalette::ButtonText, 0xff1f2933, 0xffe6eaee},
    {QPalette::BrightText, 0, 0xffffffff},
    {QPalette::ToolTipBase, 0xff26323f, 0xffe6eaee},
    {QPalette::ToolTipText, 0xfff3f5f7, 0xff1d2329},
    {QPalette::Highlight, 0xff005a9e, 0xff2f7fc4},
    {QPalette::HighlightedText, 0xffffffff, 0xffffffff},
    {QPalette::Link, 0xff005a9e, 0xff7cc0ff},
    {QPalette::PlaceholderText, 0xff5b6774, 0xff9aa5b1},
    {QPalette::Light, 0, 0xff39434d},
    {QPalette::Midlight, 0, 0xff313a43},
    {QPalette::Mid, 0xffb9c2cc, 0xff45505b},
    {QPalette::Dark, 0, 0xff111519},
    {QPalette::Shadow, 0, 0xff0a0d10},
};

QPalette paletteOf(bool dark) {
    QPalette palette;
    for (const RoleColour& entry : roleColours) {
        const QRgb colour = dark ? entry.dark : entry.light;
        if (colour != 0) palette.setColor(entry.role, QColor::fromRgb(colour));
    }
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(dark ? 0xff77828d : 0xff8a949f));
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
    application.setPalette(paletteOf(dark));
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
