// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_faces.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <QChar>
#include <QFontDatabase>
#include <QRawFont>
#include <QStringList>
#include <QTextCharFormat>

#include "model/error.h"

namespace peerplan {
namespace {

struct FaceFile {
    const char* file;
    const char* package;
    /// Whether characters are looked for in it; else it only adds a weight to the face before.
    bool isFace;
};

// In the order in which they are asked for a character. Japanese comes before the face for Chinese,
// whose forms of the common characters a Japanese reader finds foreign.
constexpr std::array<FaceFile, 7> faceFiles{{
    {"truetype/open-sans/OpenSans-Regular.ttf", "fonts-open-sans", true},
    {"truetype/open-sans/OpenSans-Bold.ttf", "fonts-open-sans", false},
    {"truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core", true},
    {"truetype/dejavu/DejaVuSans-Bold.ttf", "fonts-dejavu-core", false},
    {"opentype/ipafont-gothic/ipag.ttf", "fonts-ipafont-gothic", true},
    {"truetype/nanum/NanumGothic.ttf", "fonts-nanum", true},
    {"truetype/droid/DroidSansFallbackFull.ttf", "fonts-droid-fallback", true},
}};

struct Face {
    QString family;
    QRawFont glyphs;

    bool has(char32_t c) const { return glyphs.supportsCharacter(static_cast<quint32>(c)); }
};

std::vector<Face> loadFaces() {
    std::vector<Face> faces;
    for (const FaceFile& face : faceFiles) {
        QString path = QString::fromUtf8(PEERPLAN_FONT_ROOT);
        path += QLatin1Char('/');
        path += QString::fromUtf8(face.file);
        const int id = QFontDatabase::addApplicationFont(path);
        const QStringList families =
            id < 0 ? QStringList() : QFontDatabase::applicationFontFamilies(id);
        if (families.isEmpty()) {
            throw StorageError(
                Text(tr("{file} is missing: a PDF is set in it (Debian package "
                        "{package})"),
                     {{"file", path.toStdString()}, {"package", std::string(face.package)}}));
        }
        // The size does not matter: it is asked for characters only.
        if (face.isFace) faces.push_back({families.front(), QRawFont(path, 16)});
    }
    return faces;
}

const std::vector<Face>& faces() {
    static const std::vector<Face> loaded = loadFaces();
    return loaded;
}

bool clings(char32_t c) {
    switch (QChar::category(c)) {
        case QChar::Mark_NonSpacing:
        case QChar::Mark_SpacingCombining:
        case QChar::Mark_Enclosing:
        case QChar::Other_Format:
            return true;
        default:
            return false;
    }
}

// A character of a text, and how many code units of it there are.
struct Character {
    char32_t code = 0;
    int length = 1;
};

Character characterAt(const QString& text, qsizetype i) {
    if (i + 1 < text.size() && text[i].isHighSurrogate() && text[i + 1].isLowSurrogate()) {
        return {QChar::surrogateToUcs4(text[i], text[i + 1]), 2};
    }
    return {static_cast<char32_t>(text[i].unicode()), 1};
}

// The first face that has all Chinese characters of a text: two in one name look like a mistake.
// The number of faces where none has all, or there are no such characters.
std::size_t hanFaceOf(const QString& text) {
    std::vector<char32_t> han;
    for (qsizetype i = 0; i < text.size();) {
        const Character c = characterAt(text, i);
        if (QChar::script(c.code) == QChar::Script_Han) han.push_back(c.code);
        i += c.length;
    }
    if (han.empty()) return faces().size();
    for (std::size_t face = 0; face < faces().size(); ++face) {
        bool all = true;
        for (const char32_t c : han) all = all && faces()[face].has(c);
        if (all) return face;
    }
    return faces().size();
}

std::size_t faceOf(char32_t c, std::size_t before, std::size_t hanFace) {
    if (hanFace < faces().size() && QChar::script(c) == QChar::Script_Han) return hanFace;
    const bool drawn = QChar::category(c) != QChar::Other_Format;
    if (clings(c) && (!drawn || faces()[before].has(c))) return before;
    for (std::size_t i = 0; i < faces().size(); ++i) {
        if (faces()[i].has(c)) return i;
    }
    return 0;
}

}  // namespace

QFont pdfFont(double size, bool bold) {
    QFont font(faces().front().family);
    font.setPixelSize(static_cast<int>(std::lround(size)));
    font.setBold(bold);
    font.setStretch(QFont::Unstretched);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoFontMerging);
    font.setKerning(true);
    return font;
}

QList<QTextLayout::FormatRange> faceRanges(const QString& text, const QFont& font) {
    QList<QTextLayout::FormatRange> ranges;
    const std::size_t hanFace = hanFaceOf(text);
    std::size_t before = 0;
    for (qsizetype i = 0; i < text.size();) {
        const auto [c, length] = characterAt(text, i);
        const std::size_t face = faceOf(c, before, hanFace);
        if (face != 0 && face == before && !ranges.isEmpty()) {
            ranges.back().length += length;
        } else if (face != 0) {
            QFont other = font;
            other.setFamily(faces()[face].family);
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(i);
            range.length = length;
            range.format.setFont(other);
            ranges.append(range);
        }
        before = face;
        i += length;
    }
    return ranges;
}

}  // namespace peerplan
