// SPDX-License-Identifier: MIT
#include "data/file/atomic_write.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>

#include "data/file/new_file.h"
#include "model/error.h"

namespace peerplan {
namespace {

[[noreturn]] void fail(const std::string& path, int code) {
    throw StorageError(
        Diagnostics{Diagnostic{.file = path,
                               .message = {tr("The file cannot be written: {reason}."),
                                           {{"reason", std::generic_category().message(code)}}}}});
}

bool writeAll(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ::ssize_t n = ::write(descriptor, content.data(), content.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

std::string resolved(const std::string& path) {
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr),
                                                      &std::free);
    return real == nullptr ? path : std::string(real.get());
}

/// Over what the file at `name` holds; errors speak of `path`.
void writeThrough(const std::string& name, std::string_view content, const std::string& path) {
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    const int error = writeAll(descriptor, content) ? 0 : errno;
    // Some file systems only say at the close that the disk is full.
    const bool closed = ::close(descriptor) == 0;
    if (error != 0 || !closed) fail(path, error != 0 ? error : errno);
}

}  // namespace

void writeFileAtomically(const std::string& path, std::string_view content) {
    const std::string target = resolved(path);
    struct ::stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) fail(path, EISDIR);
    if (exists && !S_ISREG(old.st_mode)) return writeThrough(path, content, path);
    if (exists && ::access(target.c_str(), W_OK) != 0) fail(path, errno);

    std::optional<unsigned> permissions;
    if (exists) permissions = old.st_mode & 07777U;
    NewFile file(target, permissions);
    writeThrough(file.temporary(), content, path);
    file.replace();
}

}  // namespace peerplan
