// SPDX-License-Identifier: MIT
#pragma once

/// A file that appears whole or not at all: written under another name beside its place, synced,
/// then renamed.

#include <optional>
#include <string>

namespace peerplan {

class NewFile {
  public:
    /// Makes an empty temporary file in the folder of `path`, with these permissions, or those that
    /// a new document gets. Throws StorageError if it cannot.
    explicit NewFile(std::string path, std::optional<unsigned> permissions = {});
    /// Removes the temporary file unless it got its name.
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const std::string& temporary() const { return m_temporary; }
    /// Syncs the temporary file and gives it its name, and syncs the folder. False, and nothing has
    /// happened, if a file of that name exists by now. Throws StorageError if it fails.
    bool publish();
    /// The same in the place of whatever file has the name.
    void replace();

  private:
    void syncContent() const;
    void syncFolder() const;

    std::string m_path;
    std::string m_temporary;
};

}  // namespace peerplan
