// SPDX-License-Identifier: MIT
#include "data/file/atomic_write.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "model/error.h"

namespace peerplan {
namespace {

[[noreturn]] void fail(const std::string& path, int code) {
    throw StorageError(Text(tr("{file} cannot be written: {reason}"),
                            {{"file", path}, {"reason", std::generic_category().message(code)}}));
}

/// A descriptor that is closed, and a file beside that is removed, whatever happens.
class Output {
  public:
    explicit Output(int descriptor) : m_descriptor(descriptor) {}
    Output(int descriptor, std::string temporary)
        : m_descriptor(descriptor), m_temporary(std::move(temporary)) {}
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output() {
        if (m_descriptor >= 0) ::close(m_descriptor);
        if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
    }
    int descriptor() const { return m_descriptor; }
    /// Some file systems only say at the close that the disk is full.
    bool close() {
        const int descriptor = m_descriptor;
        m_descriptor = -1;
        return ::close(descriptor) == 0;
    }
    void keep() { m_temporary.clear(); }

  private:
    int m_descriptor;
    std::string m_temporary;
};

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

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

void writeThrough(const std::string& path, std::string_view content) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    Output output(descriptor);
    if (!writeAll(output.descriptor(), content) || !output.close()) fail(path, errno);
}

}  // namespace

void writeFileAtomically(const std::string& path, std::string_view content) {
    const std::string target = resolved(path);
    struct ::stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) fail(path, EISDIR);
    if (exists && !S_ISREG(old.st_mode)) return writeThrough(path, content);
    if (exists && ::access(target.c_str(), W_OK) != 0) fail(path, errno);

    std::string temporary = target;
    temporary += ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    Output output(descriptor, temporary);
    // mkostemp makes it private; a new file gets what open(2) would have given it.
    ::mode_t mode = old.st_mode & 07777U;
    if (!exists) {
        const ::mode_t mask = ::umask(0);
        ::umask(mask);
        mode = 0666U & ~mask;
    }
    const bool written = ::fchmod(descriptor, mode) == 0 && writeAll(descriptor, content) &&
                         ::fsync(descriptor) == 0 && output.close();
    if (!written || ::rename(temporary.c_str(), target.c_str()) != 0) fail(path, errno);
    output.keep();

    // The rename is on disk once the folder is. Where a folder cannot be synced (some network file
    // systems), the content stands all the same.
    const int folder = ::open(folderOf(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        Output handle(folder);
        if (::fsync(folder) != 0 && errno == EIO) fail(path, EIO);
    }
}

}  // namespace peerplan
