// SPDX-License-Identifier: MIT
#include "tests/support/built_in_catalogue.h"

#include "data/catalogue/load.h"

namespace peerplan::tests {

const Catalogue& catalogueForTests() {
    return builtInCatalogue();
}

}  // namespace peerplan::tests
