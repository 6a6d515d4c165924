// SPDX-License-Identifier: MIT
#pragma once

/// The one bridge between the sentences of the house and Qt: a Text becomes a QString in the
/// window's language. Qt's own translations are not used, so that there is one catalogue.
///
/// In a class that derives from QObject `tr` is Qt's: sentences are written `Text("…")` here.

#include <string>
#include <string_view>

#include <QString>

#include "data/text/language.h"
#include "model/diagnostic.h"
#include "model/text.h"

namespace peerplan::gui {

/// The language that the window speaks; English unless told otherwise.
const Language& windowLanguage();
/// Before the first window is made.
void useLanguage(Language language);

/// The sentence in the window's language.
QString said(const Text& text);
/// The same with a capital, for what stands alone.
QString sentence(const Text& text);
/// The same for what is no widget, such as a report's names.
std::string worded(const Text& text);

QString toQt(std::string_view utf8);
std::string fromQt(const QString& text);

/// What is wrong, as one sentence: message, what was found and expected, the nearest spelling.
QString said(const Diagnostic& diagnostic);
/// One line each, at most `most` and then how many more.
QString said(const Diagnostics& diagnostics, int most = 12);

}  // namespace peerplan::gui
