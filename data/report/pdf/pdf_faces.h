// SPDX-License-Identifier: MIT
#pragma once

/// The faces that a printed report is set in. Which one a character takes is decided here and not
/// by what else a machine has installed, so that the bytes are the same everywhere.

#include <QFont>
#include <QList>
#include <QString>
#include <QTextLayout>

namespace peerplan {

/// The first face (Open Sans) at a size in units of the painter, without hinting and without Qt's
/// own search for characters it has not. Throws StorageError where one of the faces is missing.
QFont pdfFont(double size, bool bold);

/// The parts of a text that another face has to draw, for a layout whose font is `font`: the first
/// of Open Sans, DejaVu Sans, IPA Gothic, Nanum Gothic and Droid Sans Fallback that has it; the
/// Chinese characters of a text are all of one, if one has them. Marks and joiners stay with what
/// stands before them. What no face has stays with the first, which draws its box for it.
QList<QTextLayout::FormatRange> faceRanges(const QString& text, const QFont& font);

}  // namespace peerplan
