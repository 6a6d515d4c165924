// SPDX-License-Identifier: MIT
#include "data/file/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include "model/error.h"

namespace peerplan {
namespace {

[[noreturn]] void fail(const std::string& path, int code) {
    throw StorageError(Text(tr("{file} cannot be read: {reason}"),
                            {{"file", path}, {"reason", std::generic_category().message(code)}}));
}

[[noreturn]] void failTooLarge(const std::string& path, std::size_t most) {
    throw StorageError(Text(tr("{file} is larger than {most} MiB"),
                            {{"file", path}, {"most", static_cast<std::int64_t>(most >> 20U)}}));
}

struct Descriptor {
    int value;
    ~Descriptor() { ::close(value); }
};

}  // namespace

std::string readFile(const std::string& path, std::size_t most) {
    const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) fail(path, errno);
    const Descriptor file{opened};
    struct ::stat status {};
    if (::fstat(opened, &status) != 0) fail(path, errno);
    if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
    std::string out;
    const auto stated = static_cast<std::size_t>(std::max<::off_t>(status.st_size, 0));
    if (stated > most) failTooLarge(path, most);
    // The size is a hint only: pipes state none, and a file may grow while it is read.
    constexpr std::size_t piece = std::size_t{1} << 16U;
    std::size_t filled = 0;
    out.resize(stated + 1);
    while (true) {
        const ::ssize_t n = ::read(opened, out.data() + filled, out.size() - filled);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(path, errno);
        if (n == 0) break;
        filled += static_cast<std::size_t>(n);
        if (filled > most) failTooLarge(path, most);
        if (filled == out.size()) out.resize(std::max(filled + piece, filled + filled / 2));
    }
    out.resize(filled);
    return out;
}

}  // namespace peerplan
