// SPDX-License-Identifier: MIT
#include "data/text/pot/template_extraction.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <vector>

namespace peerplan {
namespace {

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void appendUtf8(std::string& out, std::uint32_t c) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6u));
        put(0x80 | (c & 0x3Fu));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12u));
        put(0x80 | ((c >> 6u) & 0x3Fu));
        put(0x80 | (c & 0x3Fu));
    } else {
        put(0xF0 | (c >> 18u));
        put(0x80 | ((c >> 12u) & 0x3Fu));
        put(0x80 | ((c >> 6u) & 0x3Fu));
        put(0x80 | (c & 0x3Fu));
    }
}

/// Reads C++ as far as strings, comments and words go.
class Scanner {
  public:
    explicit Scanner(std::string_view source) : m_source(source) {}

    std::set<std::string> run() {
        std::set<std::string> found;
        while (m_at < m_source.size()) {
            skipBlanks();
            if (m_at >= m_source.size()) break;
            const char c = m_source[m_at];
            if (c == '"') {
                readString();
            } else if (c == '\'') {
                skipCharacter();
            } else if (isWordCharacter(c)) {
                const std::string_view word = readWord();
                if (word == "tr" || word == "Text") readTemplate(word == "Text", found);
            } else {
                ++m_at;
            }
        }
        return found;
    }

  private:
    char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0';
    }

    void skipBlanks() {
        while (m_at < m_source.size()) {
            const char c = peek();
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                ++m_at;
            } else if (c == '/' && peek(1) == '/') {
                m_at = std::min(m_source.find('\n', m_at), m_source.size());
            } else if (c == '/' && peek(1) == '*') {
                const std::size_t end = m_source.find("*/", m_at + 2);
                m_at = end == std::string_view::npos ? m_source.size() : end + 2;
            } else {
                return;
            }
        }
    }

    std::string_view readWord() {
        const std::size_t begin = m_at;
        while (isWordCharacter(peek())) ++m_at;
        // A digit separator (1'000) is no character, and a raw string no string of ours.
        if (peek() == '\'') {
            ++m_at;
        } else if (peek() == '"' && m_source.substr(begin, m_at - begin) == "R") {
            skipRaw();
        }
        return m_source.substr(begin, m_at - begin);
    }

    void skipRaw() {
        const std::size_t open = m_source.find('(', m_at);
        if (open == std::string_view::npos) return;
        std::string end = ")";
        end += m_source.substr(m_at + 1, open - m_at - 1);
        end += '"';
        const std::size_t close = m_source.find(end, open);
        m_at = close == std::string_view::npos ? m_source.size() : close + end.size();
    }

    void skipCharacter() {
        ++m_at;
        while (m_at < m_source.size() && peek() != '\'' && peek() != '\n') {
            m_at += peek() == '\\' ? 2U : 1U;
        }
        ++m_at;
    }

    // After `tr` or `Text`: the literals in the parentheses, where they begin with one.
    void readTemplate(bool mayBeNamed, std::set<std::string>& found) {
        skipBlanks();
        if (mayBeNamed && isWordCharacter(peek())) {
            const std::size_t before = m_at;
            const std::string_view name = readWord();
            if (name == "tr" || name == "Text") m_at = before;
            skipBlanks();
        }
        if (peek() != '(' && !(mayBeNamed && peek() == '{')) return;
        ++m_at;
        skipBlanks();
        std::string text;
        while (peek() == '"') {
            text += readString();
            skipBlanks();
        }
        if (!text.empty()) found.insert(text);
    }

    std::string readString() {
        std::string out;
        ++m_at;
        while (m_at < m_source.size() && peek() != '"' && peek() != '\n') {
            if (peek() == '\\') {
                readEscape(out);
            } else {
                out += m_source[m_at++];
            }
        }
        ++m_at;
        return out;
    }

    void readEscape(std::string& out) {
        const char kind = peek(1);
        m_at += 2;
        switch (kind) {
            case 'n':
                out += '\n';
                break;
            case 't':
                out += '\t';
                break;
            case 'u':
                appendUtf8(out, readHex(4));
                break;
            case 'U':
                appendUtf8(out, readHex(8));
                break;
            case 'x':
                out += static_cast<char>(readHex(2));
                break;
            default:
                out += kind;
        }
    }

    std::uint32_t readHex(int digits) {
        std::uint32_t value = 0;
        for (int i = 0; i < digits && hexValue(peek()) >= 0; ++i) {
            value = value * 16 + static_cast<std::uint32_t>(hexValue(peek()));
            ++m_at;
        }
        return value;
    }

    std::string_view m_source;
    std::size_t m_at = 0;
};

std::string poString(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else {
            out += c;
        }
    }
    out += '"';
    return out;
}

}  // namespace

std::set<std::string> extractTemplates(std::string_view source) {
    return Scanner(source).run();
}

TemplateSources extractTree(const std::filesystem::path& root) {
    TemplateSources templates;
    for (const char* folder : {"model", "planner", "data", "cli", "gui"}) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const std::string ending = entry.path().extension().string();
            if (ending != ".h" && ending != ".cpp") continue;
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string source{std::istreambuf_iterator<char>(in), {}};
            const std::string name = entry.path().lexically_relative(root).generic_string();
            for (const std::string& text : extractTemplates(source)) templates[text].insert(name);
        }
    }
    return templates;
}

std::string writePot(const TemplateSources& templates) {
    std::string out =
        "# The sentences of peerplan, for translators: data/text/README.md says how to translate "
        "them.\n"
        "# Made by the target \"pot\"; a test holds it against the sources.\n"
        "msgid \"\"\n"
        "msgstr \"\"\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "\"Content-Transfer-Encoding: 8bit\\n\"\n";
    for (const auto& [text, files] : templates) {
        out += '\n';
        for (const std::string& file : files) {
            out += "#: ";
            out += file;
            out += '\n';
        }
        out += "msgid ";
        out += poString(text);
        out += "\nmsgstr \"\"\n";
    }
    return out;
}

}  // namespace peerplan
