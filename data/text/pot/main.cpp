// SPDX-License-Identifier: MIT
// Writes data/text/peerplan.pot of the source tree given as the first argument.
#include <fstream>

#include "data/text/pot/template_extraction.h"

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const std::filesystem::path root = arguments[1];
    std::ofstream out(root / "data/text/peerplan.pot", std::ios::binary);
    out << peerplan::writePot(peerplan::extractTree(root));
    return out.flush() ? 0 : 4;
}
