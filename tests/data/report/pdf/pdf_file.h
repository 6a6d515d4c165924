// SPDX-License-Identifier: MIT
#pragma once

/// A PDF as a reader finds it: its pages with their words, bookmarks, links and faces.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace peerplan::tests {

struct PdfPage {
    double width = 0;
    double height = 0;
    /// The words in the order in which they are drawn, `|` between pieces.
    std::string words;
    /// The smallest box, in points from the bottom left, that holds the origins of all characters.
    double left = 1e9;
    double right = -1e9;
    double bottom = 1e9;
    double top = -1e9;
    /// The smallest type on it, in points.
    double leastType = 1e9;
};

struct PdfPlace {
    std::string title;
    /// 0 for a bookmark at the root.
    int level = 0;
    /// From 0; the number of pages where it leads nowhere.
    std::size_t page = 0;
    /// From the page's bottom.
    double top = 0;
};

struct PdfFile {
    std::vector<PdfPage> pages;
    std::vector<PdfPlace> bookmarks;
    /// By the page that they stand on.
    std::map<std::size_t, std::vector<PdfPlace>> links;
    /// Names of the faces, and whether each is embedded.
    std::map<std::string, bool> faces;
    /// Info by key, such as `/Title`, in UTF-8.
    std::map<std::string, std::string> info;
    std::string language;
    std::string metadata;
    /// What libqpdf complains of.
    std::vector<std::string> warnings;

    std::string words() const;
};

/// Throws what libqpdf throws where the bytes are no PDF.
PdfFile readPdf(const std::string& bytes);

}  // namespace peerplan::tests
