// SPDX-License-Identifier: MIT
#include "data/text/pot/template_extraction.h"

#include <fstream>
#include <iterator>

#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

using Found = std::set<std::string>;

TEST_CASE("Templates are found in every form that the sources use") {
    CHECK(extractTemplates(R"(f(tr("one"));)") == Found{"one"});
    CHECK(extractTemplates(R"(Text("two {n}", {{"n", 1}}))") == Found{"two {n}"});
    CHECK(extractTemplates(R"(Text{"three"})") == Found{"three"});
    CHECK(extractTemplates(R"(Text text("four", {});)") == Found{"four"});
    CHECK(extractTemplates(R"(Text( tr("five") ))") == Found{"five"});
    CHECK(extractTemplates("Text(\"six \"  // why\n  \"and seven\")") == Found{"six and seven"});
}

TEST_CASE("Other strings, comments and words that only look alike are passed over") {
    const std::string source = R"x(str("no"); "tr(\"no\")"; // tr("no")
        /* tr("no") */ trap("no"); tr(variable); Text(name); '"'; tr("yes"))x";
    CHECK(extractTemplates(source) == Found{"yes"});
    CHECK(extractTemplates("x = R\"(tr(\"no\"))\"; n = 1'000; tr(\"yes\")") == Found{"yes"});
}

TEST_CASE("Escapes are resolved as the compiler does") {
    CHECK(extractTemplates(R"(tr("say \"hi\" \u2013 \\"))") == Found{"say \"hi\" \u2013 \\"});
}

TEST_CASE("Cut-off sources end the search quietly") {
    const std::string source = R"(Text t("a \u2013 b" /* c */ "d"); R"x(y)x" 'c' tr()";
    for (std::size_t length = 0; length <= source.size(); ++length) {
        CHECK(extractTemplates(source.substr(0, length)).size() <= 1);
    }
}

TEST_CASE("The committed collection of sentences is that of the sources") {
    std::ifstream in(sourcePath("data/text/peerplan.pot"), std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(in), {}};
    INFO("run: cmake --build --preset dev --target pot");
    CHECK((committed == writePot(extractTree(sourcePath("")))));
}
