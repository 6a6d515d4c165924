// SPDX-License-Identifier: MIT
#include "tests/data/report/pdf/pdf_file.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace peerplan::tests {
namespace {

using Object = QPDFObjectHandle;
using Codes = std::map<unsigned, std::string>;

std::string streamOf(Object stream) {
    const std::shared_ptr<Buffer> data = stream.getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

// Big-endian UTF-16 in hexadecimal as UTF-8.
std::string fromHex(const std::string& hex) {
    std::string bytes = "\xFE\xFF";
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return Object::newString(bytes).getUTF8Value();
}

// What the codes of a face mean: the ranges of its ToUnicode map (PDF 32000-1, 9.10.3).
Codes codesOf(Object font) {
    Codes codes;
    const std::string map = streamOf(font.getKey("/ToUnicode"));
    std::vector<std::string> tokens;
    for (std::size_t i = map.find("endcodespacerange"); i < map.size(); ++i) {
        if (map[i] == '<') {
            const std::size_t end = map.find('>', i);
            tokens.push_back(map.substr(i + 1, end - i - 1));
            i = end;
        } else if (map[i] == '[' || map[i] == ']') {
            tokens.emplace_back(1, map[i]);
        }
    }
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const auto first = static_cast<unsigned>(std::stoul(tokens[i], nullptr, 16));
        const auto last = static_cast<unsigned>(std::stoul(tokens[i + 1], nullptr, 16));
        i += 2;
        if (tokens[i] == "[") {
            for (unsigned code = first; ++i < tokens.size() && tokens[i] != "]"; ++code) {
                codes[code] = fromHex(tokens[i]);
            }
        } else {
            const unsigned long start = std::stoul(tokens[i], nullptr, 16);
            for (unsigned code = first; code <= last; ++code) {
                std::string hex;
                for (int shift = 12; shift >= 0; shift -= 4) {
                    hex += "0123456789ABCDEF"[((start + code - first) >> shift) & 15U];
                }
                codes[code] = fromHex(hex);
            }
        }
    }
    return codes;
}

// Follows the operators that move and draw text (8.4.4, 9.4).
class Reader : public Object::ParserCallbacks {
  public:
    Reader(PdfPage& page, Object fonts) : m_page(page), m_fonts(std::move(fonts)) {}

    void handleObject(Object object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "q") {
            m_saved.push_back(m_page2user);
        } else if (name == "Q" && !m_saved.empty()) {
            m_page2user = m_saved.back();
            m_saved.pop_back();
        } else if (name == "cm") {
            m_page2user.concat(matrix());
        } else if (name == "BT") {
            m_text = QPDFMatrix();
        } else if (name == "ET") {
            m_page.words += '|';
        } else if (name == "Tm") {
            m_text = matrix();
        } else if (name == "Td") {
            m_text.concat(QPDFMatrix(1, 0, 0, 1, number(0), number(1)));
        } else if (name == "Tf") {
            setFont();
        } else if (name == "Tj") {
            draw(m_operands.at(0).getStringValue());
        }
        m_operands.clear();
    }
    void handleEOF() override {}

  private:
    double number(std::size_t i) { return m_operands.at(i).getNumericValue(); }
    QPDFMatrix matrix() {
        return {number(0), number(1), number(2), number(3), number(4), number(5)};
    }

    void setFont() {
        const std::string name = m_operands.at(0).getName();
        m_size = number(1);
        if (m_known.find(name) == m_known.end()) m_known[name] = codesOf(m_fonts.getKey(name));
        m_codes = &m_known[name];
    }

    void draw(const std::string& bytes) {
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
            const unsigned code = static_cast<unsigned char>(bytes[i]) * 256U +
                                  static_cast<unsigned char>(bytes[i + 1]);
            const auto found = m_codes->find(code);
            m_page.words += found == m_codes->end() ? "\uFFFD" : found->second;
        }
        QPDFMatrix all = m_page2user;
        all.concat(m_text);
        const double size = m_size * std::max(std::abs(all.a), std::abs(all.b));
        m_page.leastType = std::min(m_page.leastType, size);
        m_page.left = std::min(m_page.left, all.e);
        m_page.right = std::max(m_page.right, all.e);
        m_page.bottom = std::min(m_page.bottom, all.f);
        m_page.top = std::max(m_page.top, all.f);
    }

    PdfPage& m_page;
    Object m_fonts;
    std::vector<Object> m_operands;
    std::vector<QPDFMatrix> m_saved;
    QPDFMatrix m_page2user;
    QPDFMatrix m_text;
    double m_size = 0;
    std::map<std::string, Codes> m_known;
    Codes* m_codes = nullptr;
};

PdfPage readPage(Object page) {
    PdfPage out;
    Object box = page.getKey("/MediaBox");
    out.width = box.getArrayItem(2).getNumericValue();
    out.height = box.getArrayItem(3).getNumericValue();
    Reader reader(out, page.getKey("/Resources").getKey("/Font"));
    QPDFPageObjectHelper(page).parseContents(&reader);
    return out;
}

PdfPlace placeOf(Object destination, const std::vector<Object>& pages) {
    PdfPlace place;
    place.page = pages.size();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].getObjGen() == destination.getArrayItem(0).getObjGen()) place.page = i;
    }
    place.top = destination.getArrayItem(3).getNumericValue();
    return place;
}

void readBookmarks(Object parent, int level, const std::vector<Object>& pages, PdfFile& file) {
    for (Object item = parent.getKey("/First"); item.isDictionary(); item = item.getKey("/Next")) {
        PdfPlace place = placeOf(item.getKey("/Dest"), pages);
        place.title = item.getKey("/Title").getUTF8Value();
        place.level = level;
        file.bookmarks.push_back(place);
        readBookmarks(item, level + 1, pages, file);
    }
}

void readFaces(Object page, PdfFile& file) {
    Object fonts = page.getKey("/Resources").getKey("/Font");
    for (const std::string& key : fonts.getKeys()) {
        Object font = fonts.getKey(key);
        Object descriptor =
            font.getKey("/DescendantFonts").getArrayItem(0).getKey("/FontDescriptor");
        file.faces[font.getKey("/BaseFont").getName()] =
            descriptor.getKey("/FontFile2").isStream() && font.getKey("/ToUnicode").isStream();
    }
}

}  // namespace

std::string PdfFile::words() const {
    std::string all;
    for (const PdfPage& page : pages) {
        all += page.words;
        all += '\n';
    }
    return all;
}

PdfFile readPdf(const std::string& bytes) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("test", bytes.data(), bytes.size());
    PdfFile file;
    const std::vector<Object> pages = pdf.getAllPages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Object page = pages[i];
        file.pages.push_back(readPage(page));
        readFaces(page, file);
        Object annotations = page.getKey("/Annots");
        for (int a = 0; annotations.isArray() && a < annotations.getArrayNItems(); ++a) {
            file.links[i].push_back(placeOf(annotations.getArrayItem(a).getKey("/Dest"), pages));
        }
    }
    Object root = pdf.getRoot();
    if (root.getKey("/Outlines").isDictionary()) {
        readBookmarks(root.getKey("/Outlines"), 0, pages, file);
    }
    Object info = pdf.getTrailer().getKey("/Info");
    for (const std::string& key : info.getKeys()) {
        file.info[key] = info.getKey(key).getUTF8Value();
    }
    file.language = root.getKey("/Lang").getUTF8Value();
    file.metadata = streamOf(root.getKey("/Metadata"));
    for (const QPDFExc& warning : pdf.getWarnings()) file.warnings.emplace_back(warning.what());
    return file;
}

}  // namespace peerplan::tests
