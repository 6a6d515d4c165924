// SPDX-License-Identifier: MIT
#include "data/json/edit_text.h"

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Edit good(std::string_view text) {
    const EditText result = parseEdit(text);
    INFO(text << '\n' << asLines(result.diagnostics));
    REQUIRE(result.edit);
    return *result.edit;
}

std::string bad(std::string_view text) {
    const EditText result = parseEdit(text);
    CHECK_FALSE(result.edit);
    return asLines(result.diagnostics);
}

}  // namespace

TEST_CASE("Edits are read as a person types them") {
    const Edit set = good("set circuit/er-dallas.mbps 2000");
    CHECK(set.kind == EditKind::Set);
    CHECK(set.object == "circuit/er-dallas");
    CHECK(set.field == "mbps");
    CHECK(set.value == Value(2000));
    CHECK(good(" set  policy.headroom.min   0.25 ").field == "headroom.min");
    CHECK(good("set circuit/x.sku premium").value == Value("premium"));
    CHECK(good("set circuit/x.note \"two words\"").value == Value("two words"));
    CHECK(good("set circuit/x.region null").value.isNull());
    CHECK(good("add circuits {\"id\": \"x\"}").value.find("id")->text()->compare("x") == 0);
    CHECK(good("add perimeter/p.controls {}").field == "controls");
    CHECK(good("remove circuit/x").object == "circuit/x");
    CHECK(good("scale users region/apac 1.3").object == "region/apac");
    CHECK(good("scale users region/apac 1.3").factor == 1.3);
    CHECK(good("scale demand 2").kind == EditKind::ScaleDemand);
    CHECK(good("fail control/p/firewall#1").object == "control/p/firewall#1");
}

TEST_CASE("A bad edit says which part is wrong") {
    CHECK(bad("") == "no such edit; expected one of set, add, remove, scale, fail\n");
    CHECK(bad("sett x") ==
          "no such edit; found sett; expected one of set, add, remove, scale, fail; did you mean "
          "set\n");
    CHECK_THAT(bad("set circuit/x 5"),
               containsText("the field to set is missing; found circuit/x"));
    CHECK_THAT(bad("set circuit/x.mbps"), containsText("the value is missing"));
    CHECK_THAT(bad("add circuits {\"id\": }"), containsText("1:8 this is not JSON"));
    CHECK_THAT(bad("remove"), containsText("the object is missing"));
    CHECK_THAT(bad("remove circuit/x y"), containsText("more than the edit needs; found y"));
    CHECK_THAT(bad("scale user 2"), containsText("did you mean users"));
    CHECK_THAT(bad("scale users region/apac lots"), containsText("needs its factor; found lots"));
    CHECK_THAT(bad("fail"), containsText("the object is missing"));
}

TEST_CASE("An edit is written as it is read") {
    for (const char* text :
         {"set circuit/er-dallas.mbps 2000", "set policy.headroom.min 0.25",
          "add circuits {\"id\": \"x\", \"peerings\": [\"private\", \"microsoft\"]}",
          "remove circuit/x", "scale users region/apac 1.3", "scale demand 2", "fail site/a"}) {
        CHECK(editText(good(text)) == text);
        CHECK(good(editText(good(text))) == good(text));
    }
}
