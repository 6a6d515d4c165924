// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_finish.h"

#include <map>
#include <memory>
#include <set>
#include <utility>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "data/text/xml_escape.h"

namespace peerplan {
namespace {

using Object = QPDFObjectHandle;

Object text(const std::string& words) {
    return Object::newUnicodeString(words);
}

Object name(const char* word) {
    return Object::newName(word);
}

// PDF 32000-1, 7.9.4: the day's first minute, UTC.
std::string pdfDate(Date day) {
    std::string digits = "D:";
    for (const char c : day.iso()) {
        if (c != '-') digits += c;
    }
    return digits + "000000Z";
}

double pageHeight(Object page) {
    return page.getKey("/MediaBox").getArrayItem(3).getNumericValue();
}

// The place of a target, as links and bookmarks name it (12.3.2): the zoom stays as it is.
Object destination(const PdfTarget& target, const std::vector<Object>& pages) {
    const Object& page = pages[target.page];
    return Object::newArray({page, name("/XYZ"), Object::newReal(0, 1),
                             Object::newReal(pageHeight(page) - target.top, 1), Object::newNull()});
}

// A chain of bookmarks below one parent (12.3.3).
class Chain {
  public:
    Chain(QPDF& pdf, Object parent) : m_pdf(pdf), m_parent(std::move(parent)) {}

    Object add(const std::string& title, const Object& place) {
        Object item = m_pdf.makeIndirectObject(Object::newDictionary());
        item.replaceKey("/Title", text(title));
        item.replaceKey("/Parent", m_parent);
        item.replaceKey("/Dest", place);
        if (m_count == 0) {
            m_parent.replaceKey("/First", item);
        } else {
            item.replaceKey("/Prev", m_last);
            m_last.replaceKey("/Next", item);
        }
        m_parent.replaceKey("/Last", item);
        ++m_count;
        m_last = item;
        return item;
    }

    // What lies below an item is folded away.
    void count(bool open) {
        if (m_count > 0)
            m_parent.replaceKey("/Count", Object::newInteger(open ? m_count : -m_count));
    }

  private:
    QPDF& m_pdf;
    Object m_parent;
    Object m_last;
    int m_count = 0;
};

void addBookmarks(QPDF& pdf, const std::vector<PdfTarget>& targets,
                  const std::vector<Object>& pages) {
    if (targets.empty()) return;
    Object root = pdf.makeIndirectObject(Object::newDictionary());
    root.replaceKey("/Type", name("/Outlines"));
    Chain sections(pdf, root);
    std::unique_ptr<Chain> below;
    for (const PdfTarget& target : targets) {
        if (target.level == 0 || !below) {
            if (below) below->count(false);
            below = std::make_unique<Chain>(pdf,
                                            sections.add(target.title, destination(target, pages)));
        } else {
            below->add(target.title, destination(target, pages));
        }
    }
    if (below) below->count(false);
    sections.count(true);
    pdf.getRoot().replaceKey("/Outlines", root);
    pdf.getRoot().replaceKey("/PageMode", name("/UseOutlines"));
}

void addLinks(QPDF& pdf, const std::vector<PdfLink>& links, const std::vector<PdfTarget>& targets,
              std::vector<Object>& pages) {
    for (const PdfLink& link : links) {
        Object& page = pages[link.page];
        const double height = pageHeight(page);
        Object annotation = Object::newDictionary();
        annotation.replaceKey("/Type", name("/Annot"));
        annotation.replaceKey("/Subtype", name("/Link"));
        annotation.replaceKey("/F", Object::newInteger(4));
        annotation.replaceKey("/Border", Object::parse("[0 0 0]"));
        annotation.replaceKey(
            "/Rect", Object::newArray(
                         {Object::newReal(link.left, 1), Object::newReal(height - link.bottom, 1),
                          Object::newReal(link.right, 1), Object::newReal(height - link.top, 1)}));
        annotation.replaceKey("/Dest", destination(targets[link.target], pages));
        if (!page.getKey("/Annots").isArray()) page.replaceKey("/Annots", Object::newArray());
        page.getKey("/Annots").appendItem(pdf.makeIndirectObject(annotation));
    }
}

void setInfo(QPDF& pdf, const PdfHead& head) {
    Object info = Object::newDictionary();
    info.replaceKey("/Title", text(head.title));
    if (!head.subject.empty()) info.replaceKey("/Subject", text(head.subject));
    info.replaceKey("/Creator", text(head.generator));
    info.replaceKey("/Producer", text(head.generator));
    info.replaceKey("/CreationDate", Object::newString(pdfDate(head.asOf)));
    info.replaceKey("/ModDate", Object::newString(pdfDate(head.asOf)));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));

    // The same once more for who reads XMP (ISO 16684-1).
    std::string xmp =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n<dc:title><rdf:Alt><rdf:li"
        " xml:lang=\"x-default\">";
    xmp += xmlEscaped(head.title);
    xmp += "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>";
    xmp += xmlEscaped(head.language);
    xmp += "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreatorTool>";
    xmp += xmlEscaped(head.generator);
    xmp += "</xmp:CreatorTool>\n<xmp:CreateDate>";
    xmp += head.asOf.iso();
    xmp += "T00:00:00Z</xmp:CreateDate>\n<xmp:ModifyDate>";
    xmp += head.asOf.iso();
    xmp += "T00:00:00Z</xmp:ModifyDate>\n<pdf:Producer>";
    xmp += xmlEscaped(head.generator);
    xmp += "</pdf:Producer>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
    Object metadata = pdf.newStream(xmp);
    metadata.getDict().replaceKey("/Type", name("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", name("/XML"));

    Object root = pdf.getRoot();
    root.replaceKey("/Metadata", metadata);
    root.replaceKey("/Lang", text(head.language));
    root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
}

// A subset's name begins with six letters and a plus (9.6.4). Qt makes them of numbers that depend
// on a hash with a seed by chance.
Object renamed(Object font, const std::string& tag) {
    std::string old = font.getName().substr(1);
    const std::size_t plus = old.find('+');
    if (plus != std::string::npos) old.erase(0, plus + 1);
    std::string now = "/";
    now += tag;
    now += '+';
    now += old;
    return Object::newName(now);
}

std::string tagOf(std::size_t number) {
    std::string tag(6, 'A');
    for (std::size_t i = tag.size(); i-- > 0; number /= 26)
        tag[i] = static_cast<char>('A' + number % 26);
    return tag;
}

std::string contentOf(Object stream) {
    const std::shared_ptr<Buffer> data = stream.getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

// What is copied and searched for: Qt names the first character that a glyph serves, which is a tab
// for a space, and ligatures by characters of their own. Only the lists in brackets are meanings.
std::string readable(const std::string& toUnicode) {
    static const std::map<std::string, std::string> better{
        {"<0009>", "<0020>"},        {"<00A0>", "<0020>"},     {"<FB00>", "<00660066>"},
        {"<FB01>", "<00660069>"},    {"<FB02>", "<0066006C>"}, {"<FB03>", "<006600660069>"},
        {"<FB04>", "<00660066006C>"}};
    std::string out;
    bool inList = false;
    for (std::size_t i = 0; i < toUnicode.size(); ++i) {
        if (toUnicode[i] == '[') inList = true;
        if (toUnicode[i] == ']') inList = false;
        const auto found =
            inList && toUnicode[i] == '<' ? better.find(toUnicode.substr(i, 6)) : better.end();
        if (found == better.end()) {
            out += toUnicode[i];
        } else {
            out += found->second;
            i += 5;
        }
    }
    return out;
}

void mendFonts(const std::vector<Object>& pages) {
    std::set<QPDFObjGen> known;
    for (Object page : pages) {
        Object fonts = page.getKey("/Resources").getKey("/Font");
        if (!fonts.isDictionary()) continue;
        for (const std::string& key : fonts.getKeys()) {
            Object font = fonts.getKey(key);
            if (!known.insert(font.getObjGen()).second) continue;
            const std::string tag = tagOf(known.size() - 1);
            font.replaceKey("/BaseFont", renamed(font.getKey("/BaseFont"), tag));
            Object meanings = font.getKey("/ToUnicode");
            if (meanings.isStream()) {
                meanings.replaceStreamData(readable(contentOf(meanings)), Object::newNull(),
                                           Object::newNull());
            }
            if (!font.getKey("/DescendantFonts").isArray()) continue;
            Object inner = font.getKey("/DescendantFonts").getArrayItem(0);
            inner.replaceKey("/BaseFont", renamed(inner.getKey("/BaseFont"), tag));
            Object descriptor = inner.getKey("/FontDescriptor");
            descriptor.replaceKey("/FontName", renamed(descriptor.getKey("/FontName"), tag));
        }
    }
}

std::string written(QPDF& pdf, qpdf_object_stream_e streams) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(streams);
    writer.setMinimumPDFVersion("1.7");
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

std::string finishPdf(std::string_view drawn, const PdfHead& head,
                      const std::vector<PdfTarget>& targets, const std::vector<PdfLink>& links) {
    QPDF pdf;
    pdf.processMemoryFile("report", drawn.data(), drawn.size());
    std::vector<Object> pages = pdf.getAllPages();
    mendFonts(pages);
    addLinks(pdf, links, targets, pages);
    addBookmarks(pdf, targets, pages);
    setInfo(pdf, head);
    // Newer versions of Qt write an identifier by chance, of which one half would stay.
    pdf.getTrailer().removeKey("/ID");
    // Objects are put into compressed streams by their numbers, and Qt's numbers depend on chance,
    // too. Written plainly they are numbered from the root on, in the order in which they are
    // named.
    const std::string numbered = written(pdf, qpdf_o_disable);
    QPDF again;
    again.processMemoryFile("report", numbered.data(), numbered.size());
    return written(again, qpdf_o_generate);
}

}  // namespace peerplan
