// SPDX-License-Identifier: MIT
#include "tests/data/report/zip_files.h"

#include <zip.h>

namespace peerplan::tests {

std::map<std::string, ZipFile> zipFiles(const std::string& archive) {
    std::map<std::string, ZipFile> out;
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    if (zip == nullptr) {
        zip_source_free(source);
        return out;
    }
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
        zip_stat_t stat{};
        zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat);
        ZipFile& file = out[stat.name];
        file.time = stat.mtime;
        file.bytes.resize(stat.size);
        zip_file_t* in = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
        if (in == nullptr) continue;
        if (zip_fread(in, file.bytes.data(), stat.size) < 0) file.bytes.clear();
        zip_fclose(in);
    }
    zip_discard(zip);
    return out;
}

}  // namespace peerplan::tests
