// SPDX-License-Identifier: MIT
#include "gui/app/options.h"

#include <set>
#include <sstream>
#include <string>

#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("The man page of the window names every option and has nothing that man would misread") {
    needGuiApplication();
    const std::string page = gui::appManPage("1.2.3");
    CHECK(page.rfind(".TH PEERPLAN\\-GUI 1 \"\" \"peerplan 1.2.3\"", 0) == 0);
    for (const gui::AppOption& option : gui::appOptions()) {
        std::string name = "\\fB\\-\\-";
        name += option.name;
        name += "\\fR";
        INFO(name);
        CHECK(page.find(name) != std::string::npos);
    }
    static const std::set<std::string> macros{".TH", ".SH", ".TP", ".PP", ".RS",
                                              ".RE", ".nf", ".fi", ".B",  ".BR"};
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK_FALSE(line.empty());
        if (line.front() == '.') CHECK(macros.count(line.substr(0, line.find(' '))) == 1);
        CHECK(line.front() != '\'');
    }
}
