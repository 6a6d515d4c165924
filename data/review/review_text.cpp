// SPDX-License-Identifier: MIT
#include "data/review/review_text.h"

#include <algorithm>
#include <string_view>

#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t subjectWidth = 34;

class Writer {
  public:
    Writer(const ReviewDocument& document, const Language& language,
           const ReviewTextOptions& options)
        : m_document(document), m_language(language), m_options(options) {}

    std::string write() {
        paragraph(words(m_document.summary), 0);
        section(tr("Errors"), Severity::Error, false);
        section(tr("Warnings"), Severity::Warning, false);
        section(tr("Notes"), Severity::Note, false);
        accepted();
        for (const Table& table : m_document.tables) {
            m_text += '\n';
            m_text += writeTableText(table, m_language, m_options.style);
        }
        if (!m_document.closing.empty()) m_text += '\n';
        for (const Text& line : m_document.closing) paragraph(words(line), 0);
        return std::move(m_text);
    }

  private:
    std::string words(const Text& text) const { return printable(render(text, m_language)); }
    std::string sentence(const Text& text) const {
        return printable(renderSentence(text, m_language));
    }

    void add(std::string_view text, std::string_view style) {
        if (m_options.style.colour) m_text += style;
        m_text += text;
        if (m_options.style.colour) m_text += "\x1b[0m";
    }

    void paragraph(const std::string& text, std::size_t left) {
        for (const std::string& line : wrapped(text, m_options.style.width - left)) {
            m_text.append(left, ' ');
            m_text += line;
            m_text += '\n';
        }
    }

    /// A word in the margin, and the text beside it.
    void beside(const std::string& head, const std::string& text, std::size_t left,
                std::size_t room) {
        std::vector<std::string> lines = wrapped(text, m_options.style.width - left - room);
        m_text.append(left, ' ');
        const std::string shown = shortened(head, m_options.style.width - left);
        m_text += shown;
        const std::size_t width = displayWidth(shown);
        if (width + 1 > room) {
            m_text += '\n';
            m_text.append(left + room, ' ');
        } else {
            m_text.append(room - width, ' ');
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) m_text.append(left + room, ' ');
            m_text += lines[i];
            m_text += '\n';
        }
    }

    /// One past the last finding that stands in one block with the one at `from`.
    std::size_t endOfBlock(std::size_t from) const {
        const auto& rows = m_document.findings;
        std::size_t end = from + 1;
        while (end < rows.size() && rows[end].rule == rows[from].rule &&
               rows[end].finding.severity == rows[from].finding.severity) {
            ++end;
        }
        return end;
    }

    void section(const char* title, Severity severity, bool acceptedOnes) {
        bool any = false;
        for (std::size_t i = 0; i < m_document.findings.size(); i = endOfBlock(i)) {
            if (m_document.findings[i].finding.severity != severity) continue;
            std::vector<const ReviewedFinding*> block;
            for (std::size_t j = i; j < endOfBlock(i); ++j) {
                if (m_document.findings[j].accepted == acceptedOnes) {
                    block.push_back(&m_document.findings[j]);
                }
            }
            if (block.empty()) continue;
            if (!any) head(title, severity);
            any = true;
            rule(block);
        }
    }

    void head(const char* title, Severity severity) {
        static constexpr const char* colours[] = {"\x1b[1;36m", "\x1b[1;33m", "\x1b[1;31m"};
        m_text += '\n';
        add(words(Text(title)), colours[static_cast<std::size_t>(severity)]);
        m_text += '\n';
    }

    void title(const ReviewedRule& rule) {
        m_text += '\n';
        add(rule.id, "\x1b[1m");
        m_text += "  ";
        const std::size_t left = displayWidth(rule.id) + 2;
        const auto lines = wrapped(words(rule.title), m_options.style.width - left);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) m_text.append(left, ' ');
            m_text += lines[i];
            m_text += '\n';
        }
    }

    void subjects(const std::vector<const ReviewedFinding*>& block) {
        std::size_t room = 0;
        for (const ReviewedFinding* row : block) {
            room = std::max(room, displayWidth(subject(*row)) + 2);
        }
        room = std::min(room, subjectWidth);
        const std::size_t most = m_options.mostPerRule == 0 ? block.size() : m_options.mostPerRule;
        for (std::size_t i = 0; i < block.size() && i < most; ++i) {
            beside(subject(*block[i]), sentence(block[i]->finding.what), indent, room);
        }
        if (block.size() <= most) return;
        paragraph(words(Text(tr("and {count} more: --rule {rule} --all shows them"),
                             {{"count", static_cast<std::int64_t>(block.size() - most)},
                              {"rule", m_document.rules[block.front()->rule].id}})),
                  indent);
    }

    /// Whole lines, however long: they are to be copied.
    void edits(const std::vector<const ReviewedFinding*>& block) {
        const std::size_t most = m_options.mostPerRule == 0 ? block.size() : m_options.mostPerRule;
        bool any = false;
        for (std::size_t i = 0; i < block.size() && i < most; ++i) {
            for (const std::string& edit : block[i]->edits) {
                const std::string head = any ? std::string() : words(tr("Edit"));
                any = true;
                m_text.append(indent, ' ');
                m_text += head;
                m_text.append(std::max<std::size_t>(8, displayWidth(head) + 1) - displayWidth(head),
                              ' ');
                m_text += printable(edit);
                m_text += '\n';
            }
        }
    }

    void rule(const std::vector<const ReviewedFinding*>& block) {
        title(m_document.rules[block.front()->rule]);
        subjects(block);
        const Finding& first = block.front()->finding;
        beside(words(tr("Why")), sentence(first.why), indent, 8);
        beside(words(tr("Fix")), sentence(first.fix), indent, 8);
        edits(block);
        if (!first.source.empty()) {
            beside(words(tr("Source")), printable(first.source), indent, 8);
        }
        for (const ReviewedFinding* row : block) {
            if (row->acceptance.empty()) continue;
            paragraph(words(row->acceptance), indent);
        }
    }

    /// By rule and reason: what was found, then once why it is lived with.
    void accepted() {
        bool any = false;
        std::vector<const ReviewedFinding*> block;
        const auto flush = [&] {
            if (block.empty()) return;
            if (!any) {
                m_text += '\n';
                add(words(tr("Accepted")), "\x1b[1m");
                m_text += '\n';
            }
            any = true;
            title(m_document.rules[block.front()->rule]);
            subjects(block);
            if (!block.front()->acceptance.empty()) {
                paragraph(words(block.front()->acceptance), indent);
            }
            block.clear();
        };
        for (const ReviewedFinding& row : m_document.findings) {
            if (!row.accepted) continue;
            if (!block.empty() && (block.front()->rule != row.rule ||
                                   !(block.front()->acceptance == row.acceptance))) {
                flush();
            }
            block.push_back(&row);
        }
        flush();
    }

    std::string subject(const ReviewedFinding& row) const {
        return row.finding.subjects.empty() ? std::string()
                                            : printable(row.finding.subjects.front());
    }

    const ReviewDocument& m_document;
    const Language& m_language;
    const ReviewTextOptions& m_options;
    std::string m_text;
};

}  // namespace

std::string writeReviewText(const ReviewDocument& document, const Language& language,
                            const ReviewTextOptions& options) {
    return Writer(document, language, options).write();
}

}  // namespace peerplan
