// SPDX-License-Identifier: MIT
#pragma once

/// The errors that end a request: caught only where a request begins (cli/main, a job of the GUI).

#include <stdexcept>
#include <utility>

#include "model/diagnostic.h"

namespace peerplan {

/// A request that cannot go on. Holds one or more diagnostics, the first the most telling.
class Error : public std::runtime_error {
  public:
    explicit Error(Diagnostics diagnostics)
        : std::runtime_error(diagnostics.empty() ? "error" : diagnostics.front().message.pattern),
          m_diagnostics(std::move(diagnostics)) {}
    explicit Error(Text message) : Error(Diagnostics{Diagnostic{.message = std::move(message)}}) {}
    const Diagnostics& diagnostics() const { return m_diagnostics; }

  private:
    Diagnostics m_diagnostics;
};

/// Bad input: exit status 3.
class InputError : public Error {
    using Error::Error;
};

/// A file or database that cannot be read or written: exit status 4.
class StorageError : public Error {
    using Error::Error;
};

/// A wrong use of a command, a component or edit that does not exist too: exit status 2.
class UsageError : public Error {
    using Error::Error;
};

}  // namespace peerplan
