// SPDX-License-Identifier: MIT
#include "data/csv/reader.h"

#include <csv.h>

#include <array>
#include <new>
#include <utility>

namespace peerplan {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string_view withoutByteOrderMark(std::string_view bytes) {
    if (bytes.substr(0, byteOrderMark.size()) == byteOrderMark) {
        bytes.remove_prefix(byteOrderMark.size());
    }
    return bytes;
}

/// libcsv reports fields without places, so it is fed up to each delimiter, quote and line break
/// apart, and the place of the first byte after a delimiter or a line break is kept beside it.
class PlacedParser {
  public:
    PlacedParser(char delimiter, const std::function<bool(CsvRow&)>& onRow) : m_onRow(onRow) {
        if (csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
        csv_set_delim(&m_parser, static_cast<unsigned char>(delimiter));
        csv_set_space_func(&m_parser, delimiter == '\t' ? isBlank : nullptr);
    }
    ~PlacedParser() { csv_free(&m_parser); }
    PlacedParser(const PlacedParser&) = delete;
    PlacedParser& operator=(const PlacedParser&) = delete;

    CsvFault run(std::string_view bytes) {
        const char delimiter = static_cast<char>(csv_get_delim(&m_parser));
        std::size_t next = 0;
        while (next < bytes.size()) {
            // Plain bytes can end no field, so they go in together; the others one by one.
            std::size_t end = next;
            while (end < bytes.size() && isPlain(bytes[end], delimiter)) ++end;
            const std::size_t size = end > next ? end - next : 1;
            m_fieldEnded = false;
            const std::size_t taken =
                csv_parse(&m_parser, bytes.data() + next, size, onField, onEnd, this);
            if (taken != size) {
                for (const char byte : bytes.substr(next, taken)) advance(byte);
                return fault();
            }
            if (!deliver()) return {};
            for (const char byte : bytes.substr(next, size)) advance(byte);
            next += size;
        }
        if (csv_fini(&m_parser, onField, onEnd, this) != 0) return fault();
        deliver();
        return {};
    }

  private:
    static bool isPlain(char byte, char delimiter) {
        return byte != delimiter && byte != '"' && byte != '\n' && byte != '\r';
    }

    static int isBlank(unsigned char byte) { return byte == ' ' ? 1 : 0; }

    static void onField(void* text, std::size_t size, void* self) {
        auto& parser = *static_cast<PlacedParser*>(self);
        if (parser.m_row.fields.empty()) parser.m_row.line = parser.m_fieldLine;
        parser.m_row.fields.push_back({std::string(static_cast<const char*>(text), size),
                                       parser.m_fieldLine, parser.m_fieldColumn});
        parser.m_fieldEnded = true;
    }

    static void onEnd(int, void* self) { static_cast<PlacedParser*>(self)->m_rowEnded = true; }

    /// Outside the callbacks, so that what `onRow` throws does not cross C code.
    bool deliver() {
        if (!m_rowEnded) return true;
        m_rowEnded = false;
        const bool goOn = m_onRow(m_row);
        m_row.fields.clear();
        return goOn;
    }

    void advance(char byte) {
        const bool startsCharacter = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
        // The LF of a CRLF belongs to the break that the CR has already counted.
        if (byte == '\r' || (byte == '\n' && !m_afterReturn)) {
            ++m_line;
            m_column = 1;
        } else if (byte != '\n' && startsCharacter) {
            ++m_column;
        }
        m_afterReturn = byte == '\r';
        // A line break before any field (blank line, LF after CR) moves the start of the field.
        const bool blankBreak = (byte == '\n' || byte == '\r') && !insideRecord();
        if (m_fieldEnded || blankBreak) {
            m_fieldLine = m_line;
            m_fieldColumn = m_column;
        }
    }

    /// True from the first byte of a record, in a quoted field too, to its end.
    bool insideRecord() const {
        return m_parser.entry_pos > 0 || m_parser.quoted != 0 || !m_row.fields.empty();
    }

    CsvFault fault() {
        if (csv_error(&m_parser) == CSV_ENOMEM) throw std::bad_alloc();
        if (m_parser.quoted != 0) {
            return {m_fieldLine, m_fieldColumn,
                    Text(tr("The quote that opens here is not closed before the next delimiter."))};
        }
        return {m_line, m_column, Text(tr("A quote stands inside a field that is not quoted."))};
    }

    csv_parser m_parser{};
    const std::function<bool(CsvRow&)>& m_onRow;
    CsvRow m_row;
    std::int64_t m_line = 1;
    std::int64_t m_column = 1;
    std::int64_t m_fieldLine = 1;
    std::int64_t m_fieldColumn = 1;
    bool m_fieldEnded = false;
    bool m_rowEnded = false;
    bool m_afterReturn = false;
};

}  // namespace

char csvDelimiterOf(std::string_view bytes) {
    constexpr std::array<char, 4> candidates = {',', ';', '\t', '|'};
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char byte : withoutByteOrderMark(bytes)) {
        if (byte == '"') quoted = !quoted;
        if (quoted) continue;
        if (byte == '\n' || byte == '\r') break;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (byte == candidates[i]) ++counts[i];
        }
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        if (counts[i] > counts[best]) best = i;
    }
    return candidates[best];
}

CsvFault forEachCsvRow(std::string_view bytes, char delimiter,
                       const std::function<bool(CsvRow&)>& onRow) {
    return PlacedParser(delimiter, onRow).run(withoutByteOrderMark(bytes));
}

CsvText readCsv(std::string_view bytes, char delimiter) {
    CsvText text;
    text.fault = forEachCsvRow(bytes, delimiter, [&](CsvRow& row) {
        text.rows.push_back(std::move(row));
        row = {};
        return true;
    });
    return text;
}

}  // namespace peerplan
