// SPDX-License-Identifier: MIT
#include "data/ogs/dart_bundle.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include "data/file/file_report.h"
#include "data/ogs/text_lines.h"
#include "data/utf8.h"

namespace peerplan {
namespace {

/// A bundle holds a few hundred files.
constexpr zip_int64_t mostFiles = 20'000;
constexpr std::size_t mostProfiles = 64;

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

std::string_view baseName(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

Text limit(std::size_t bytes) {
    return {tr("at most {n} MiB"), {{"n", static_cast<std::int64_t>(bytes >> 20U)}}};
}

class Reader {
  public:
    Reader(std::string_view bytes, FileReport& report) : m_report(report) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        if (source != nullptr) {
            m_archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
            if (!m_archive) zip_source_free(source);
        }
        if (!m_archive) {
            report.error(0, 0, tr("the zip archive cannot be read"), zip_error_strerror(&error));
        }
        zip_error_fini(&error);
    }

    std::optional<DartBundle> read() {
        if (!m_archive) return std::nullopt;
        const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
        if (count > mostFiles) {
            m_report.error(0, 0, tr("the archive holds too many files"), std::to_string(count),
                           {tr("at most {n}"), {{"n", std::int64_t{mostFiles}}}});
            return std::nullopt;
        }
        find(count);
        if (m_logs.empty()) {
            m_report.error(0, 0, tr("the archive holds no log of the VPN client"), {},
                           tr("AnyConnect.txt or AnyConnectVPN.txt in it"));
            return std::nullopt;
        }
        DartBundle out;
        if (m_logs.size() > 1) {
            m_report.warning(0,
                             tr("the archive holds several logs of the client: the last is read"),
                             nameOf(m_logs.back()));
        }
        auto log = unpack(m_logs.back());
        if (!log) return std::nullopt;
        out.log = std::move(*log);
        for (const zip_uint64_t index : m_profiles) {
            auto profile = unpack(index);
            if (!profile) return std::nullopt;
            if (profile->bytes.find("<AnyConnectProfile") != std::string::npos) {
                out.profiles.push_back(std::move(*profile));
            }
        }
        return out;
    }

  private:
    std::string nameOf(zip_uint64_t index) const {
        const char* name = zip_get_name(m_archive.get(), index, ZIP_FL_ENC_GUESS);
        if (name == nullptr || !isUtf8(name)) return "?";
        return std::string(upTo(name, 400));
    }

    void find(zip_int64_t count) {
        std::vector<zip_uint64_t> second;
        std::vector<std::pair<std::string, zip_uint64_t>> profiles;
        for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
            const std::string name = lowerCase(nameOf(i));
            const std::string_view base = baseName(name);
            if (base == "anyconnect.txt") m_logs.push_back(i);
            if (base == "anyconnectvpn.txt") second.push_back(i);
            if (base.ends_with(".xml") && name.find("profile") != std::string::npos) {
                profiles.emplace_back(name, i);
            }
        }
        if (m_logs.empty()) m_logs = std::move(second);
        std::sort(profiles.begin(), profiles.end());
        if (profiles.size() > mostProfiles) profiles.resize(mostProfiles);
        for (const auto& [name, index] : profiles) m_profiles.push_back(index);
    }

    std::optional<BundledFile> unpack(zip_uint64_t index) {
        BundledFile out;
        out.name = nameOf(index);
        const std::unique_ptr<zip_file_t, CloseEntry> entry(
            zip_fopen_index(m_archive.get(), index, 0));
        if (!entry) return refuse(out.name, zip_strerror(m_archive.get()));
        std::array<char, 65'536> block;
        for (;;) {
            const zip_int64_t read = zip_fread(entry.get(), block.data(), block.size());
            if (read < 0) return refuse(out.name, zip_file_strerror(entry.get()));
            if (read == 0) break;
            const auto length = static_cast<std::size_t>(read);
            if (out.bytes.size() + length > largestBundledFile) {
                return tooLarge(out.name, largestBundledFile);
            }
            m_unpacked += length;
            if (m_unpacked > 2 * largestBundledFile)
                return tooLarge(out.name, 2 * largestBundledFile);
            out.bytes.append(block.data(), length);
        }
        return out;
    }

    std::optional<BundledFile> refuse(const std::string& name, const char* reason) {
        m_report.error(0, 0, Text(tr("{name} in the archive cannot be unpacked"), {{"name", name}}),
                       reason);
        return std::nullopt;
    }

    std::optional<BundledFile> tooLarge(const std::string& name, std::size_t most) {
        m_report.error(0, 0,
                       Text(tr("{name} in the archive unpacks to too much"), {{"name", name}}), {},
                       limit(most));
        return std::nullopt;
    }

    FileReport& m_report;
    std::unique_ptr<zip_t, CloseArchive> m_archive;
    std::vector<zip_uint64_t> m_logs;
    std::vector<zip_uint64_t> m_profiles;
    std::size_t m_unpacked = 0;
};

}  // namespace

bool isZip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

std::optional<DartBundle> readDartBundle(std::string_view bytes, const std::string& file,
                                         Diagnostics& diagnostics) {
    FileReport report(file, diagnostics);
    return Reader(bytes, report).read();
}

}  // namespace peerplan
