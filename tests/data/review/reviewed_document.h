// SPDX-License-Identifier: MIT
#pragma once

/// A small review for tests of its writers: an error, a warning, and one that is accepted.

#include "data/review/review_document.h"

namespace peerplan::tests {

inline ReviewDocument reviewedDocument() {
    ReviewDocument document;
    document.program = "peerplan";
    document.version = "1.2.3";
    document.planName = "Bank <A> & \"B\"";
    document.planFile = "plans/my plan.json";
    document.summary = Text("{plan}: 1 error", {{"plan", document.planName}});
    document.rules = {
        {"HA-01", "ha", Severity::Error, "Two devices", "One fails.", "Add one.",
         "A guide (2019-06-28)"},
        {"HA-07", "ha", Severity::Warning, "BFD runs", "It is fast.", "Switch it on.",
         "Another (2020-12-14)"},
        {"M365-05", "m365", Severity::Error, "Internet", "Names.", "Buy.", "A third"}};
    ReviewedFinding first;
    first.finding = {"HA-01",
                     Severity::Error,
                     {"circuit/er", "device/ce"},
                     Text("{circuit} ends on one device", {{"circuit", std::string("A<B>&C")}}),
                     "One fails.",
                     "Add one.",
                     "A guide (2019-06-28)"};
    first.rule = 0;
    first.line = 12;
    first.column = 5;
    first.pointer = "/circuits/0";
    ReviewedFinding second;
    second.finding = {"HA-07",       Severity::Warning, {"connection/er/primary"}, "no BFD",
                      "It is fast.", "Switch it on.",   "Another (2020-12-14)"};
    second.rule = 1;
    ReviewedFinding third = second;
    third.finding.subjects = {"connection/er/secondary"};
    third.accepted = true;
    third.reason = "the router\ncannot";
    third.acceptance = Text("Accepted: {reason}", {{"reason", third.reason}});
    document.findings = {first, second, third};
    document.closing = {"3 rules held."};
    return document;
}

}  // namespace peerplan::tests
