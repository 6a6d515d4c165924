// SPDX-License-Identifier: MIT
#pragma once

/// The client's messages about optimal gateway selection.

#include <optional>
#include <string_view>
#include <variant>

#include "data/file/file_report.h"
#include "data/ogs/log_records.h"
#include "model/ogs/ogs_log.h"

namespace peerplan {

/// What a record says about OGS; nothing if it is about something else. Warns of a message of OGS
/// that breaks off or says what cannot be. Hosts come in lower case.
std::optional<OgsEvent> ogsEventOf(const LogRecord& record, FileReport& report);

}  // namespace peerplan
