// SPDX-License-Identifier: MIT
#include "data/prices/price_book.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "data/csv/reader.h"
#include "data/file/read_file.h"
#include "data/json/value_builder.h"
#include "data/utf8.h"
#include "model/error.h"
#include "model/fields/spelling.h"

namespace peerplan {
namespace {

/// A book of more rows is none; hostile input could fill the memory.
constexpr std::size_t mostRows = 200'000;
/// Above this a price is a mistake, and hundredths of it no longer fit beside others.
constexpr double mostPrice = 1e12;

std::optional<double> numberIn(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc() || at != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<Money> moneyOf(double value) {
    if (!(value >= 0) || value > mostPrice) return std::nullopt;
    return Money::hundredths(std::llround(value * 100));
}

bool isCurrency(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Book {
  public:
    Book(const std::string& name, Diagnostics& diagnostics)
        : m_name(name), m_diagnostics(diagnostics) {}

    void fault(std::int64_t line, std::int64_t column, Text message, std::string found = {},
               Text expected = {}, std::string suggestion = {}) {
        Diagnostic diagnostic;
        diagnostic.file = m_name;
        diagnostic.line = line;
        diagnostic.column = column;
        diagnostic.message = std::move(message);
        diagnostic.found = std::move(found);
        diagnostic.expected = std::move(expected);
        diagnostic.suggestion = std::move(suggestion);
        report(m_diagnostics, std::move(diagnostic));
    }

    /// False, told once, where prices of two currencies would be added.
    void currency(const std::string& code, std::int64_t line, std::int64_t column) {
        if (code.empty()) return;
        if (!isCurrency(code)) {
            fault(line, column, tr("no currency"), code, tr("three letters of ISO 4217"));
        } else if (book.currency.empty()) {
            book.currency = code;
        } else if (book.currency != code && !m_toldCurrency) {
            m_toldCurrency = true;
            fault(line, column, tr("prices in two currencies"), code,
                  Text(tr("{currency}"), {{"currency", book.currency}}));
        }
    }

    PriceBook book;

  private:
    const std::string& m_name;
    Diagnostics& m_diagnostics;
    bool m_toldCurrency = false;
};

constexpr std::array<std::string_view, 7> keys{
    "object", "mbps", "sku", "billing", "zone", "price_per_month", "currency"};

class CsvPrices {
  public:
    explicit CsvPrices(Book& book) : m_book(book) {}

    bool take(const CsvRow& row) {
        if (m_columns.empty()) return head(row);
        if (++m_rows > mostRows) {
            m_book.fault(row.line, 0, tr("the price book is too long"));
            return false;
        }
        if (row.fields.size() != m_columns.size()) {
            m_book.fault(row.line, 0, tr("the row has not as many fields as the first one"));
            return true;
        }
        read(row);
        return true;
    }

  private:
    bool head(const CsvRow& row) {
        for (const CsvField& field : row.fields) {
            const auto found = std::find(keys.begin(), keys.end(), field.text);
            if (found == keys.end()) {
                m_book.fault(field.line, field.column, tr("unknown column"), field.text,
                             tr("object, mbps, sku, billing, zone, price_per_month or currency"),
                             nearestSpelling(field.text, keys));
                return false;
            }
            m_columns.push_back(static_cast<std::size_t>(found - keys.begin()));
        }
        const auto has = [&](std::size_t key) {
            return std::find(m_columns.begin(), m_columns.end(), key) != m_columns.end();
        };
        if (!has(5)) {
            m_book.fault(row.line, 0, tr("a price book has a column price_per_month"));
            return false;
        }
        return true;
    }

    const CsvField* cell(const CsvRow& row, std::size_t key) const {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (m_columns[c] == key && !row.fields[c].text.empty()) return &row.fields[c];
        }
        return nullptr;
    }

    std::optional<std::int64_t> whole(const CsvField* field, double least, double most,
                                      bool& good) {
        if (field == nullptr) return std::nullopt;
        const auto value = numberIn(field->text);
        if (!value || *value < least || *value > most || *value != std::floor(*value)) {
            m_book.fault(field->line, field->column, tr("no whole number of that column"),
                         field->text);
            good = false;
            return std::nullopt;
        }
        return static_cast<std::int64_t>(*value);
    }

    template <class Enum>
    std::optional<Enum> wordOf(const CsvField* field, bool& good) {
        if (field == nullptr) return std::nullopt;
        const auto value = fromWord<Enum>(field->text);
        if (!value) {
            m_book.fault(field->line, field->column, tr("no such word"), field->text, {},
                         nearestSpelling(field->text, wordsOf(Enum{})));
            good = false;
        }
        return value;
    }

    void read(const CsvRow& row) {
        const CsvField* price = cell(row, 5);
        const auto value = price != nullptr ? numberIn(price->text) : std::nullopt;
        const auto money = value ? moneyOf(*value) : std::nullopt;
        if (!money) {
            m_book.fault(price != nullptr ? price->line : row.line,
                         price != nullptr ? price->column : 0, tr("no price"),
                         price != nullptr ? price->text : std::string(),
                         tr("a number from 0 with a point before the hundredths"));
            return;
        }
        if (const CsvField* code = cell(row, 6)) {
            m_book.currency(code->text, code->line, code->column);
        }
        bool good = true;
        CircuitPrice circuit;
        circuit.mbps = whole(cell(row, 1), 1, 1e9, good);
        circuit.sku = wordOf<Sku>(cell(row, 2), good);
        circuit.billing = wordOf<Billing>(cell(row, 3), good);
        circuit.zone = whole(cell(row, 4), 1, 9, good);
        circuit.perMonth = *money;
        const CsvField* object = cell(row, 0);
        const bool ofKind = circuit.mbps || circuit.sku || circuit.billing || circuit.zone;
        if (!good) return;
        if ((object != nullptr) == ofKind) {
            m_book.fault(row.line, 0, tr("a price is of an object or of a kind of circuit"), {},
                         tr("object alone, or some of mbps, sku, billing and zone"));
        } else if (object != nullptr) {
            m_book.book.objects.push_back({object->text, *money});
        } else {
            m_book.book.circuits.push_back(circuit);
        }
    }

    Book& m_book;
    std::vector<std::size_t> m_columns;
    std::size_t m_rows = 0;
};

std::string textOf(const Value& item, std::string_view key) {
    const Value* value = item.find(key);
    return value != nullptr && value->text() != nullptr ? *value->text() : std::string();
}

std::vector<std::string> lowerWords(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.';
        if (c >= 'A' && c <= 'Z') {
            words.back() += static_cast<char>(c - 'A' + 'a');
        } else if (letter) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// What a meter's name says: `Premium Unlimited Data 1 Gbps Circuit`, or nothing if it is no
/// circuit's.
std::optional<CircuitPrice> circuitOf(const std::string& meter) {
    CircuitPrice price;
    bool isCircuit = false;
    const std::vector<std::string> words = lowerWords(meter);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (const auto sku = fromWord<Sku>(word)) price.sku = sku;
        if (const auto billing = fromWord<Billing>(word)) price.billing = billing;
        isCircuit |= word == "circuit";
        const auto number = numberIn(word);
        if (!number || *number <= 0 || *number > 1e6 || i + 1 == words.size()) continue;
        if (words[i + 1] == "mbps") price.mbps = std::llround(*number);
        if (words[i + 1] == "gbps") price.mbps = std::llround(*number * 1000);
    }
    if (!isCircuit || price.mbps.value_or(0) == 0) return std::nullopt;
    return price;
}

/// `Zone 1` where the item says so: an Azure region is no zone of peering locations.
std::optional<std::int64_t> zoneOf(const Value& item) {
    for (const char* key : {"armRegionName", "location"}) {
        const std::vector<std::string> words = lowerWords(textOf(item, key));
        if (words.size() != 2 || words[0] != "zone") continue;
        if (const auto number = numberIn(words[1]); number && *number >= 1 && *number <= 9) {
            return std::llround(*number);
        }
    }
    return std::nullopt;
}

void readRetailPrices(std::string_view bytes, const std::string& name, Book& book,
                      Diagnostics& diagnostics) {
    JsonResult result = readJsonValue(bytes);
    for (Diagnostic& diagnostic : result.diagnostics) {
        diagnostic.file = name;
        report(diagnostics, std::move(diagnostic));
    }
    if (hasErrors(diagnostics)) return;
    const Value* items = result.value.find("Items");
    const Value::List* list = items != nullptr ? items->list() : result.value.list();
    if (list == nullptr) {
        book.fault(1, 0, tr("no answer of the Azure Retail Prices API"), {},
                   tr("an object with the list Items"));
        return;
    }
    for (const Value& item : *list) {
        if (textOf(item, "serviceName") != "ExpressRoute") continue;
        const std::string unit = textOf(item, "unitOfMeasure");
        if (unit != "1 Month" && unit != "1/Month") continue;
        auto price = circuitOf(textOf(item, "meterName"));
        const Value* retail = item.find("retailPrice");
        if (!price || retail == nullptr || !retail->isNumber()) continue;
        const auto money = moneyOf(retail->number());
        if (!money) {
            book.fault(0, 0, tr("no price"), textOf(item, "meterName"));
            continue;
        }
        price->perMonth = *money;
        price->zone = zoneOf(item);
        book.currency(textOf(item, "currencyCode"), 0, 0);
        book.book.circuits.push_back(*price);
    }
}

bool looksLikeJson(std::string_view bytes) {
    const std::size_t at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return at != std::string_view::npos && (bytes[at] == '{' || bytes[at] == '[');
}

}  // namespace

PriceBook parsePriceBook(std::string_view bytes, const std::string& name,
                         Diagnostics& diagnostics) {
    Book book(name, diagnostics);
    if (looksLikeJson(bytes)) {
        readRetailPrices(bytes, name, book, diagnostics);
    } else if (!isUtf8(bytes)) {
        book.fault(0, 0, tr("not text: bytes that are no UTF-8"), {}, tr("a file in UTF-8"));
    } else {
        CsvPrices rows(book);
        const CsvFault fault = forEachCsvRow(bytes, csvDelimiterOf(bytes),
                                             [&](CsvRow& row) { return rows.take(row); });
        if (!fault.message.empty()) book.fault(fault.line, fault.column, fault.message);
    }
    return std::move(book.book);
}

PriceBook readPriceBook(const std::string& path) {
    Diagnostics diagnostics;
    PriceBook book = parsePriceBook(readFile(path), path, diagnostics);
    if (!diagnostics.empty()) throw InputError(std::move(diagnostics));
    if (book.circuits.empty() && book.objects.empty()) {
        Diagnostic nothing;
        nothing.file = path;
        nothing.message = tr("the price book prices nothing that a plan has");
        throw InputError(Diagnostics{nothing});
    }
    return book;
}

}  // namespace peerplan
