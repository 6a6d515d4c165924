// SPDX-License-Identifier: MIT
#pragma once

/// What went wrong on a connection (check V7).

#include "model/ogs/tcp_capture.h"
#include "planner/answers/ogs_verify.h"

namespace peerplan {

/// Counts, from the SYN to the client's FIN: segments sent again (by sequence number, or where a
/// list marks them), repeated bare acknowledgements, fragments between the two addresses, resets,
/// closed windows; and the stall of a delayed acknowledgement: the server's first flight sent again
/// 100 to 150 ms after it while the client said nothing (ASA before 9.1(3) sends one segment and
/// waits, a client with TcpAckFrequency 2 waits for a second one; the timer is 120 ms).
ConnectionTrouble troubleOf(const TcpConnection& connection, const TcpCapture& capture);

}  // namespace peerplan
