// SPDX-License-Identifier: MIT
#pragma once

/// Packet captures: pcap and pcapng through libpcap, and lists of packets as text.

#include <optional>
#include <string>
#include <string_view>

#include "data/ogs/log_clock.h"
#include "model/diagnostic.h"
#include "model/ogs/tcp_capture.h"

namespace peerplan {

/// The connections of a capture. A capture that breaks off is read as far as it goes, with a
/// warning; one that contradicts itself is an error, with the packet's number, and nothing. Never
/// throws for what the bytes hold; time is linear in them, memory bounded (ConnectionTable).
std::optional<TcpCapture> readCapture(std::string_view bytes, const std::string& file,
                                      DateOrder dates, Diagnostics& diagnostics);

/// The same for a file. A pcap file is read packet by packet, however long it is. Throws
/// StorageError where it cannot be read.
std::optional<TcpCapture> readCaptureFile(const std::string& path, DateOrder dates,
                                          Diagnostics& diagnostics);

}  // namespace peerplan
