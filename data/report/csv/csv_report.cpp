// SPDX-License-Identifier: MIT
#include "data/report/csv/csv_report.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <zip.h>

#include "data/report/map_tables.h"
#include "data/report/words.h"
#include "data/text/table_csv.h"
#include "model/error.h"

namespace peerplan {
namespace {

struct File {
    std::string path;
    std::string bytes;
};

// 1 January 1980, midnight (APPNOTE.TXT of PKWARE, 4.4.6).
constexpr std::uint16_t firstDate = (1U << 5U) | 1U;

// An id as part of a path that any system takes.
std::string inPath(std::string_view id, std::string_view otherwise) {
    std::string out;
    for (const char c : id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        out += plain ? c : '-';
    }
    if (out.empty()) out = otherwise;
    return out;
}

class Files {
  public:
    explicit Files(const Language& language) : m_language(language) {}

    void add(const Section& section, const Table& table) {
        if (table.rows.empty()) return;
        std::string stem = inPath(section.id, "section");
        stem += '/';
        stem += inPath(table.id, "table");
        std::string path = stem + ".csv";
        for (int n = 2; !m_paths.insert(path).second; ++n) {
            path = stem;
            path += '-';
            path += std::to_string(n);
            path += ".csv";
        }
        m_files.push_back({std::move(path), writeTableCsv(table, m_language)});
    }

    const std::vector<File>& all() const { return m_files; }

  private:
    const Language& m_language;
    std::set<std::string> m_paths;
    std::vector<File> m_files;
};

[[noreturn]] void fail() {
    throw StorageError(tr("The archive of CSV files cannot be made: memory is full"));
}

/// An archive that is written to memory.
class Archive {
  public:
    Archive() {
        m_source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
        if (m_source == nullptr) fail();
        // The archive drops the source once; it is read afterwards.
        zip_source_keep(m_source);
        m_archive = zip_open_from_source(m_source, ZIP_TRUNCATE, nullptr);
        if (m_archive == nullptr) {
            zip_source_free(m_source);
            zip_source_free(m_source);
            fail();
        }
    }
    ~Archive() {
        if (m_archive != nullptr) zip_discard(m_archive);
        zip_source_free(m_source);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// The file lives until the archive is closed.
    void add(const File& file) {
        zip_source_t* content =
            zip_source_buffer(m_archive, file.bytes.data(), file.bytes.size(), 0);
        if (content == nullptr) fail();
        const zip_int64_t index =
            zip_file_add(m_archive, file.path.c_str(), content, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(content);
            fail();
        }
        const auto at = static_cast<zip_uint64_t>(index);
        if (zip_file_set_dostime(m_archive, at, 0, firstDate, 0) != 0) fail();
    }

    std::string close() {
        if (zip_close(m_archive) != 0) fail();
        m_archive = nullptr;
        if (zip_source_open(m_source) != 0) fail();
        std::string out;
        std::string part(std::size_t{1} << 16U, '\0');
        for (;;) {
            const zip_int64_t count = zip_source_read(m_source, part.data(), part.size());
            if (count < 0) fail();
            if (count == 0) break;
            out.append(part, 0, static_cast<std::size_t>(count));
        }
        zip_source_close(m_source);
        return out;
    }

  private:
    zip_source_t* m_source = nullptr;
    zip_t* m_archive = nullptr;
};

}  // namespace

std::string writeCsvArchive(const Report& report, const Language& language) {
    Files files(language);
    for (const Section& section : report.sections) {
        for (const Block& block : section.blocks) {
            if (const auto* table = std::get_if<Table>(&block)) {
                files.add(section, *table);
            } else if (const auto* chart = std::get_if<Chart>(&block)) {
                Table figures = figuresOf(*chart, language);
                figures.id.insert(0, "chart-");
                files.add(section, figures);
            } else if (const auto* map = std::get_if<NetworkMap>(&block)) {
                files.add(section, placesTable(*map));
                files.add(section, linesTable(*map));
            } else if (const auto* findings = std::get_if<Findings>(&block)) {
                files.add(section, findingsTable(*findings, language));
            }
        }
    }
    // libzip writes no archive without a file.
    if (files.all().empty()) return std::string("PK\x05\x06", 4).append(18, '\0');
    Archive archive;
    for (const File& file : files.all()) archive.add(file);
    return archive.close();
}

}  // namespace peerplan
