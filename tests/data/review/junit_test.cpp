// SPDX-License-Identifier: MIT
#include "data/review/junit.h"

#include "tests/data/review/reviewed_document.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A review as JUnit has a case a rule, failing from the severity that was asked for") {
    // HA-01 has an open error; HA-07 an open warning and an accepted one; M365-05 nothing.
    const std::string text = writeJunit(reviewedDocument(), Severity::Error, Language());
    CHECK(text ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<testsuites tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
          "  <testsuite name=\"Bank &lt;A&gt; &amp; &quot;B&quot;\" tests=\"3\" failures=\"1\" "
          "errors=\"0\" skipped=\"0\">\n"
          "    <testcase classname=\"peerplan.review.ha\" name=\"HA-01: Two devices\" "
          "file=\"plans/my plan.json\">\n"
          "      <failure type=\"error\" message=\"A&lt;B&gt;&amp;C ends on one device\">"
          "circuit/er: A&lt;B&gt;&amp;C ends on one device\nAdd one.</failure>\n"
          "    </testcase>\n"
          "    <testcase classname=\"peerplan.review.ha\" name=\"HA-07: BFD runs\" "
          "file=\"plans/my plan.json\">\n"
          "      <system-out>connection/er/primary: No BFD\n</system-out>\n"
          "    </testcase>\n"
          "    <testcase classname=\"peerplan.review.m365\" name=\"M365-05: Internet\" "
          "file=\"plans/my plan.json\"/>\n"
          "  </testsuite>\n"
          "</testsuites>\n");
    const std::string warned = writeJunit(reviewedDocument(), Severity::Warning, Language());
    CHECK(warned.find("failures=\"2\"") != std::string::npos);
}

TEST_CASE("A rule whose findings are all accepted is a skipped case of JUnit") {
    ReviewDocument document = reviewedDocument();
    document.findings.erase(document.findings.begin() + 1);
    const std::string text = writeJunit(document, Severity::Note, Language());
    // A line end in an attribute would be a blank to every reader; it is written as one.
    CHECK(text.find("<skipped message=\"the router cannot\"/>") != std::string::npos);
    CHECK(text.find("skipped=\"1\"") != std::string::npos);
}
