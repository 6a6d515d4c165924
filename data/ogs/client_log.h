// SPDX-License-Identifier: MIT
#pragma once

/// The log of a VPN client: Windows' event log as a DART bundle exports it (AnyConnect.txt), or the
/// lines of a system log.

#include <optional>
#include <string>
#include <string_view>

#include "data/ogs/log_clock.h"
#include "data/ogs/text_encoding.h"
#include "model/diagnostic.h"
#include "model/ogs/ogs_log.h"

namespace peerplan {

struct ClientLogOptions {
    TextEncoding encoding = TextEncoding::Automatic;
    DateOrder dates = DateOrder::Automatic;
    /// Of system logs, whose lines state none.
    std::optional<int> year{};
};

/// What the log says about OGS. Records that cannot be read are warnings; nothing and an error
/// where the bytes are no such log. Never throws for what they hold; time and memory are linear in
/// them.
std::optional<OgsLog> readClientLog(std::string_view bytes, const std::string& file,
                                    const ClientLogOptions& options, Diagnostics& diagnostics);

}  // namespace peerplan
