// SPDX-License-Identifier: MIT
#include "gui/words/words.h"

#include <utility>

#include <QStringList>

#include "data/text/render.h"

namespace peerplan::gui {
namespace {

Language& language() {
    static Language spoken;
    return spoken;
}

}  // namespace

const Language& windowLanguage() {
    return language();
}

void useLanguage(Language spoken) {
    language() = std::move(spoken);
}

QString said(const Text& text) {
    return toQt(worded(text));
}

QString sentence(const Text& text) {
    return toQt(renderSentence(text, language()));
}

std::string worded(const Text& text) {
    return render(text, language());
}

QString toQt(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string fromQt(const QString& text) {
    return text.toStdString();
}

QString said(const Diagnostic& diagnostic) {
    QString line = said(diagnostic.message);
    QStringList more;
    if (!diagnostic.found.empty()) {
        more.append(said(Text("found {found}", {{"found", diagnostic.found}})));
    }
    if (!diagnostic.expected.empty()) {
        more.append(said(
            Text("expected {expected}", {{"expected", render(diagnostic.expected, language())}})));
    }
    if (!diagnostic.suggestion.empty()) {
        more.append(
            said(Text("did you mean {suggestion}?", {{"suggestion", diagnostic.suggestion}})));
    }
    if (!more.isEmpty()) {
        line += QStringLiteral(" (");
        line += more.join(QStringLiteral("; "));
        line += QLatin1Char(')');
    }
    return line;
}

QString said(const Diagnostics& diagnostics, int most) {
    QStringList lines;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (lines.size() == most) {
            const auto rest = static_cast<std::int64_t>(diagnostics.size()) - most;
            lines.append(said(Text("and {n} more", {{"n", rest}})));
            break;
        }
        QString line;
        if (diagnostic.line > 0) {
            line = said(Text("line {line}: ", {{"line", diagnostic.line}}));
        } else if (!diagnostic.pointer.empty()) {
            line = toQt(diagnostic.pointer) + QStringLiteral(": ");
        }
        lines.append(line + said(diagnostic));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace peerplan::gui
