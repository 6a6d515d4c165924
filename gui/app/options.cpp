// SPDX-License-Identifier: MIT
#include "gui/app/options.h"

#include <string_view>

#include "data/text/render.h"
#include "gui/map/map_layers.h"
#include "gui/shell/main_window.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

std::string viewWords() {
    return fromQt(MainWindow::viewNames().join(QStringLiteral(", ")));
}

std::string layers() {
    return fromQt(layerWords().join(QStringLiteral(", ")));
}

/// For man(7): backslashes and hyphens as they are, and no line that begins with a control dot.
std::string roff(std::string_view text) {
    std::string out;
    if (!text.empty() && (text.front() == '.' || text.front() == '\'')) out += "\\&";
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    return out;
}

std::string english(const Text& text) {
    return roff(render(text, Language()));
}

void entry(std::string& page, std::string_view head, const std::string& meaning) {
    page += ".TP\n";
    page += head;
    page += '\n';
    page += meaning;
    page += ".\n";
}

}  // namespace

Text appMeaning() {
    return Text(
        "Plans hybrid connectivity to Microsoft 365 over ExpressRoute and the Internet, in a "
        "window");
}

Text planMeaning() {
    return Text("A .json document or a .peerplan store");
}

const std::vector<AppOption>& appOptions() {
    static const std::vector<AppOption> options{
        {"view", "NAME", Text("Show this view: {views}", {{"views", viewWords()}}), ""},
        {"select", "REFERENCE", Text("Choose this object, such as circuit/er-dallas"), ""},
        {"fail", "COMPONENT", Text("Fail this component; repeatable"), ""},
        {"compare", "SCENARIO",
         Text("Compare the plan with this scenario, in the view of scenarios; repeatable"), ""},
        {"show", "LAYER",
         Text("Show this layer of the map: {layers}; repeatable", {{"layers", layers()}}), ""},
        {"hide", "LAYER", Text("Hide this layer of the map; repeatable"), ""},
        {"screenshot", "FILE",
         Text("Draw the window into a PNG file once everything is worked out, and end"), ""},
        {"size", "WxH", Text("Size of the window"), "1280x800"},
        {"dark", "", Text("Light on dark"), ""}};
    return options;
}

std::string appManPage(const std::string& version) {
    std::string page = ".TH PEERPLAN\\-GUI 1 \"\" \"peerplan ";
    page += version;
    page += "\" \"User Commands\"\n.SH NAME\npeerplan\\-gui \\- plan hybrid connectivity to ";
    page += "Microsoft 365 in a window\n.SH SYNOPSIS\n.B peerplan\\-gui\n";
    page += "[\\fIOPTIONS\\fR] [\\fIPLAN\\fR]\n.SH DESCRIPTION\n";
    page += english(appMeaning());
    page += ".\nIt shows and edits one plan, and asks the same questions as\n.BR peerplan (1).\n";
    page += ".SH OPTIONS\n";
    entry(page, "\\fIPLAN\\fR", english(planMeaning()));
    for (const AppOption& option : appOptions()) {
        std::string head = "\\fB\\-\\-";
        head += option.name;
        head += "\\fR";
        if (*option.value != '\0') {
            head += " \\fI";
            head += option.value;
            head += "\\fR";
        }
        std::string meaning = english(option.meaning);
        if (*option.fallback != '\0') {
            meaning += " (default ";
            meaning += roff(option.fallback);
            meaning += ')';
        }
        entry(page, head, meaning);
    }
    page += ".PP\nExample:\n.PP\n.RS\n.nf\n";
    page +=
        roff("peerplan-gui plan.json --view failures --fail circuit/er-dallas --screenshot a.png");
    page += "\n.fi\n.RE\n.SH FILES\n";
    entry(page, "\\fI.plan.json.recovery\\fR",
          "What is not saved, beside the plan's file, until it is saved or thrown away");
    page += ".SH EXIT STATUS\n";
    entry(page, ".B 0", "done");
    entry(page, ".B 2", "wrong usage");
    entry(page, ".B 3", "a plan that cannot be opened, without a person");
    entry(page, ".B 4", "a picture that cannot be written");
    page += ".SH SEE ALSO\n.BR peerplan (1)\n";
    return page;
}

}  // namespace peerplan::gui
