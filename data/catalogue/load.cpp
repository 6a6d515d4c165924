// SPDX-License-Identifier: MIT
#include "data/catalogue/load.h"

#include <cassert>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "data/catalogue/derive.h"
#include "data/catalogue/embedded.h"
#include "data/catalogue/list.h"
#include "data/csv/reader.h"
#include "model/error.h"

namespace peerplan {
namespace {

Catalogue parseBuiltIn() {
    Catalogue catalogue;
    Diagnostics diagnostics;
    for (const EmbeddedFile& file : catalogueFiles()) {
        const catalogue::List* list = catalogue::findList(file.name);
        assert(list != nullptr);
        list->lay(catalogue, readCsv(file.content), file.name, file.name, diagnostics);
    }
    catalogue::derive(catalogue);
    assert(diagnostics.empty());
    return catalogue;
}

Diagnostic diagnosticOf(std::string_view file, Text message) {
    Diagnostic diagnostic;
    diagnostic.file = file;
    diagnostic.message = std::move(message);
    return diagnostic;
}

}  // namespace

const Catalogue& builtInCatalogue() {
    static const Catalogue catalogue = parseBuiltIn();
    return catalogue;
}

Catalogue loadCatalogue() {
    return builtInCatalogue();
}

void overlayCatalogue(Catalogue& catalogue, const std::filesystem::path& path,
                      Diagnostics& diagnostics) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) {
        throw StorageError(
            Diagnostics{diagnosticOf(path.string(), Text(tr("The file cannot be read.")))});
    }
    overlayCatalogue(catalogue, path.stem().string(), path.string(), bytes, diagnostics);
}

void overlayCatalogue(Catalogue& catalogue, std::string_view list, std::string_view fileName,
                      std::string_view bytes, Diagnostics& diagnostics) {
    const catalogue::List* known = catalogue::findList(list);
    if (known == nullptr) {
        diagnostics.push_back(diagnosticOf(
            fileName, {tr("The catalogue has no list {list}."), {{"list", std::string(list)}}}));
        return;
    }
    const std::size_t before = diagnostics.size();
    Catalogue laid = catalogue;
    known->lay(laid, readCsv(bytes, csvDelimiterOf(bytes)), fileName, fileName, diagnostics);
    if (diagnostics.size() != before) return;
    catalogue::derive(laid);
    catalogue::checkReferences(laid, fileName, diagnostics);
    if (diagnostics.size() == before) catalogue = std::move(laid);
}

}  // namespace peerplan
