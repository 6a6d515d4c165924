// SPDX-License-Identifier: MIT
#include "data/text/cell.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>

#include "data/text/number.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

std::string writeDouble(double value, const Column& column, const Language& language) {
    if (column.kind == CellKind::Ratio) return writeRatio(value, column.digits, language);
    const bool whole = column.kind == CellKind::Integer;
    return writeNumber(value, whole ? 0 : column.digits, language);
}

struct CellWriter {
    const Column& column;
    const Language& language;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& word) const {
        return column.kind == CellKind::Grade ? language.translate(word) : word;
    }
    std::string operator()(std::int64_t value) const {
        if (column.kind == CellKind::Ratio) {
            return writeDouble(static_cast<double>(value), column, language);
        }
        if (column.kind == CellKind::Year) return std::to_string(value);
        return writeNumber(static_cast<double>(value), 0, language);
    }
    std::string operator()(double value) const { return writeDouble(value, column, language); }
    std::string operator()(bool value) const {
        return language.translate(value ? tr("yes") : tr("no"));
    }
    std::string operator()(Date value) const { return value.iso(); }
    std::string operator()(const Text& text) const { return render(text, language); }
};

struct RawWriter {
    const Language& language;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& word) const { return word; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const {
        if (!std::isfinite(value)) return {};
        // Shortest form that reads back the same: 24 characters at most.
        std::array<char, 32> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
        return {buffer.data(), end.ptr};
    }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(Date value) const { return value.iso(); }
    std::string operator()(const Text& text) const { return render(text, language); }
};

// Classes of headroom (rule H2), ways to lose a service (F1) and severities of findings.
constexpr std::array<std::pair<std::string_view, Shade>, 12> shades{{
    {tr("congested"), Shade::Bad},
    {tr("tight"), Shade::Watch},
    {tr("target"), Shade::Good},
    {tr("generous"), Shade::Ample},
    {tr("wasteful"), Shade::Excess},
    {tr("cut"), Shade::Bad},
    {tr("manual"), Shade::Watch},
    {tr("slow"), Shade::Watch},
    {tr("error"), Shade::Bad},
    {tr("warning"), Shade::Watch},
    {tr("note"), Shade::Ample},
    {tr("good"), Shade::Good},
}};

}  // namespace

std::string writeCell(const Cell& cell, const Column& column, const Language& language) {
    return std::visit(CellWriter{column, language}, cell);
}

std::string writeRawCell(const Cell& cell, const Language& language) {
    return std::visit(RawWriter{language}, cell);
}

std::string unitOf(const Column& column) {
    if (column.kind == CellKind::Mbps) return "Mbit/s";
    if (column.kind == CellKind::Ms) return "ms";
    return {};
}

bool standsRight(const Column& column) {
    switch (column.kind) {
        case CellKind::Integer:
        case CellKind::Year:
        case CellKind::Number:
        case CellKind::Ratio:
        case CellKind::Mbps:
        case CellKind::Ms:
        case CellKind::Date:
            return true;
        case CellKind::Text:
        case CellKind::Component:
        case CellKind::Boolean:
        case CellKind::Grade:
            return false;
    }
    return false;
}

std::optional<Shade> shadeOf(const Cell& cell) {
    std::string_view word;
    if (const auto* text = std::get_if<std::string>(&cell)) word = *text;
    if (const auto* text = std::get_if<Text>(&cell)) word = text->pattern;
    for (const auto& [name, shade] : shades) {
        if (name == word) return shade;
    }
    return std::nullopt;
}

}  // namespace peerplan
