// SPDX-License-Identifier: MIT
#include "data/review/review_text.h"

#include <sstream>

#include "data/text/display_width.h"
#include "tests/data/review/reviewed_document.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A review as text says each rule once, with reason, remedy and source") {
    CHECK(writeReviewText(reviewedDocument(), Language()) ==
          "Bank <A> & \"B\": 1 error\n"
          "\n"
          "Errors\n"
          "\n"
          "HA-01  Two devices\n"
          "  circuit/er  A<B>&C ends on one device\n"
          "  Why     One fails.\n"
          "  Fix     Add one.\n"
          "  Source  A guide (2019-06-28)\n"
          "\n"
          "Warnings\n"
          "\n"
          "HA-07  BFD runs\n"
          "  connection/er/primary  No BFD\n"
          "  Why     It is fast.\n"
          "  Fix     Switch it on.\n"
          "  Source  Another (2020-12-14)\n"
          "\n"
          "Accepted\n"
          "\n"
          "HA-07  BFD runs\n"
          "  connection/er/secondary  No BFD\n"
          "  Accepted: the router cannot\n"
          "\n"
          "3 rules held.\n");
}

TEST_CASE("No line of a review is wider than the terminal, whatever a plan names its objects") {
    ReviewDocument document = reviewedDocument();
    const std::string monster(300, 'x');
    document.findings[0].finding.subjects = {"circuit/" + monster};
    document.findings[0].finding.what = Text("{x} and \x1b[31m red {x}", {{"x", monster}});
    document.rules[0].title = Text("{x}", {{"x", monster}});
    for (int i = 0; i < 20; ++i) document.findings.push_back(document.findings[0]);
    const std::string text = writeReviewText(document, Language());
    CHECK(text.find('\x1b') == std::string::npos);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(displayWidth(line) <= 100);
    }
}

TEST_CASE("Of many findings of a rule a few are shown, and how many more there are") {
    ReviewDocument document = reviewedDocument();
    const ReviewedFinding first = document.findings[0];
    document.findings.insert(document.findings.begin(), 9, first);
    ReviewTextOptions options;
    options.mostPerRule = 4;
    const std::string text = writeReviewText(document, Language(), options);
    // Ten of HA-01, four of them shown.
    CHECK(text.find("and 6 more: --rule HA-01 --all shows them") != std::string::npos);
    options.mostPerRule = 0;
    CHECK(writeReviewText(document, Language(), options).find("more:") == std::string::npos);
}
