// SPDX-License-Identifier: MIT
#include "data/file/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "model/error.h"

namespace peerplan {
namespace {

[[noreturn]] void fail(const std::string& path, const char* sentence, int error) {
    throw StorageError(Diagnostics{
        Diagnostic{.file = path,
                   .message = {sentence, {{"reason", std::generic_category().message(error)}}}}});
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// Syncs a file or a folder: 0, or why not.
int sync(const std::string& path, int flags) {
    const int file = open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return errno;
    const int error = fsync(file) == 0 ? 0 : errno;
    close(file);
    return error;
}

/// Renames without replacing; EEXIST where the name is taken.
int renameNew(const std::string& from, const std::string& to) {
    if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // A file system without that flag: a hard link never replaces, and where there are none either,
    // what is left is a look and a rename.
    if (link(from.c_str(), to.c_str()) == 0) {
        unlink(from.c_str());
        return 0;
    }
    if (errno == EEXIST) return EEXIST;
    struct stat status {};
    if (lstat(to.c_str(), &status) == 0) return EEXIST;
    return rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

NewFile::NewFile(std::string path, std::optional<unsigned> permissions) : m_path(std::move(path)) {
    m_temporary = m_path;
    m_temporary += ".XXXXXX";
    const int file = mkostemp(m_temporary.data(), O_CLOEXEC);
    if (file < 0) fail(m_path, tr("The file cannot be made: {reason}."), errno);
    // It is private until here; a new document has the permissions that the user's umask gives.
    const mode_t mask = umask(0);
    umask(mask);
    fchmod(file, permissions.value_or(0666 & ~mask));
    close(file);
}

NewFile::~NewFile() {
    if (!m_temporary.empty()) unlink(m_temporary.c_str());
}

void NewFile::syncContent() const {
    const int error = sync(m_temporary, O_WRONLY);
    if (error != 0) fail(m_path, tr("The file cannot be written: {reason}."), error);
}

void NewFile::syncFolder() const {
    // Where a folder cannot be synced (some network file systems), the file stands all the same.
    if (sync(folderOf(m_path), O_RDONLY | O_DIRECTORY) == EIO) {
        fail(m_path, tr("The file cannot be written: {reason}."), EIO);
    }
}

bool NewFile::publish() {
    syncContent();
    const int error = renameNew(m_temporary, m_path);
    if (error == EEXIST) return false;
    if (error != 0) fail(m_path, tr("The file cannot be written: {reason}."), error);
    m_temporary.clear();
    syncFolder();
    return true;
}

void NewFile::replace() {
    syncContent();
    if (rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        fail(m_path, tr("The file cannot be written: {reason}."), errno);
    }
    m_temporary.clear();
    syncFolder();
}

}  // namespace peerplan
