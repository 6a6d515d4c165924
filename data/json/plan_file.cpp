// SPDX-License-Identifier: MIT
#include "data/json/plan_file.h"

#include "data/file/atomic_write.h"
#include "data/file/read_file.h"
#include "data/json/plan_writer.h"

namespace peerplan {

ReadResult readPlanFile(const std::string& path) {
    return readPlan(readFile(path), path);
}

void writePlanFile(const std::string& path, const Plan& plan) {
    writeFileAtomically(path, writePlan(plan));
}

}  // namespace peerplan
