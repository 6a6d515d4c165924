// SPDX-License-Identifier: MIT
#pragma once

/// What to do after a verification, in the terms of Cisco's note on OGS.

#include <string>
#include <vector>

#include "model/text.h"
#include "planner/answers/ogs_verify.h"
#include "planner/ogs/verify/evidence.h"

namespace peerplan {

/// The file that holds the client's OGS cache on a system; without it all is probed anew.
std::string cacheFile(ClientSystem system);

/// What the answer's checks and connections call for, most telling first. Never empty.
std::vector<Text> remediesFor(const OgsVerifyAnswer& answer, ClientSystem system);

}  // namespace peerplan
