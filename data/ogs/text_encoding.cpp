// SPDX-License-Identifier: MIT
#include "data/ogs/text_encoding.h"

#include <algorithm>
#include <boost/locale/encoding.hpp>
#include <cstdint>
#include <string>

#include "data/utf8.h"

namespace peerplan {
namespace {

/// How much of a text is looked at to guess what it is.
constexpr std::size_t lookedAt = 65'536;

unsigned byteAt(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool isLead932(unsigned c) {
    return (c >= 0x81 && c <= 0x9F) || (c >= 0xE0 && c <= 0xFC);
}

bool isTrail932(unsigned c) {
    return c >= 0x40 && c <= 0xFC && c != 0x7F;
}

/// Whether bytes that are no UTF-8 look like CP932: all double bytes are whole, and most of them
/// (two of three) stand beside another.
bool looksJapanese(std::string_view bytes) {
    std::size_t pairs = 0;
    std::size_t beside = 0;
    bool previous = false;
    bool counted = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned c = byteAt(bytes, i);
        if (isLead932(c)) {
            if (i + 1 == bytes.size()) break;
            if (!isTrail932(byteAt(bytes, i + 1))) return false;
            ++pairs;
            if (previous) beside += counted ? 1 : 2;
            counted = previous;
            previous = true;
            ++i;
            continue;
        }
        if (c == 0x80 || c == 0xA0 || c >= 0xFD) return false;
        previous = false;
        counted = false;
    }
    return pairs > 0 && beside * 3 >= pairs * 2;
}

bool looksUtf16(std::string_view bytes, std::size_t zeroAt) {
    const std::size_t length = std::min<std::size_t>(bytes.size(), 512) / 2;
    std::size_t zeros = 0;
    for (std::size_t i = 0; i < length; ++i) zeros += byteAt(bytes, 2 * i + zeroAt) == 0 ? 1U : 0U;
    return length > 0 && zeros * 2 > length;
}

/// The name by which the converter knows it.
const char* nameOf(TextEncoding encoding, std::string_view& bytes) {
    switch (encoding) {
        case TextEncoding::Cp1252:
            return "CP1252";
        case TextEncoding::Cp932:
            return "CP932";
        case TextEncoding::Utf16:
            if (bytes.starts_with("\xff\xfe")) {
                bytes.remove_prefix(2);
                return "UTF-16LE";
            }
            if (bytes.starts_with("\xfe\xff")) {
                bytes.remove_prefix(2);
                return "UTF-16BE";
            }
            return looksUtf16(bytes, 0) ? "UTF-16BE" : "UTF-16LE";
        case TextEncoding::Automatic:
        case TextEncoding::Utf8:
            break;
    }
    return "UTF-8";
}

TextEncoding guessed(std::string_view bytes) {
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return TextEncoding::Utf16;
    if (isUtf8(bytes)) return TextEncoding::Utf8;
    if (looksUtf16(bytes, 1) || looksUtf16(bytes, 0)) return TextEncoding::Utf16;
    return looksJapanese(bytes.substr(0, lookedAt)) ? TextEncoding::Cp932 : TextEncoding::Cp1252;
}

}  // namespace

std::optional<std::string> decodeText(std::string_view bytes, TextEncoding encoding,
                                      FileReport& report) {
    if (bytes.size() > largestText) {
        report.error(
            0, 0, tr("the file is too large"), std::to_string(bytes.size() >> 20U) + " MiB",
            {tr("at most {n} MiB"), {{"n", static_cast<std::int64_t>(largestText >> 20U)}}});
        return std::nullopt;
    }
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (encoding == TextEncoding::Automatic) encoding = guessed(bytes);
    const char* const name = nameOf(encoding, bytes);
    if (encoding == TextEncoding::Utf8) {
        if (isUtf8(bytes)) return std::string(bytes);
    } else {
        try {
            // Bytes that an encoding leaves open (five of CP1252) become nothing, as in a browser.
            std::string text = boost::locale::conv::to_utf<char>(
                bytes.data(), bytes.data() + bytes.size(), name, boost::locale::conv::skip);
            if (isUtf8(text)) return text;
        } catch (const boost::locale::conv::invalid_charset_error&) {
            report.error(0, 0, tr("this system cannot convert from this encoding"), name);
            return std::nullopt;
        }
    }
    report.error(0, 0, tr("not text: bytes that stand for no character"), {},
                 {tr("a text in {encoding}"), {{"encoding", std::string(word(encoding))}}});
    return std::nullopt;
}

}  // namespace peerplan
