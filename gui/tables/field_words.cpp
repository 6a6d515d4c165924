// SPDX-License-Identifier: MIT
#include "gui/tables/field_words.h"

#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include "gui/words/words.h"
#include "model/fields/bind.h"
#include "model/fields/scalar.h"

namespace peerplan::gui {
namespace {

QString shownScalar(const Field& field, const Scalar& scalar) {
    const Value value = scalarToValue(field, scalar);
    if (const std::string* text = value.text()) return toQt(*text);
    if (const bool* yes = value.boolean()) return said(*yes ? Text("yes") : Text("no"));
    return toQt(numberText(value.number()));
}

/// `2 Gbit/s` where the field has Mbit/s: how many of the field's unit one of the typed is.
std::optional<double> unitFactor(const Field& field, const QString& suffix) {
    if (suffix.isEmpty()) return 1;
    if (suffix.compare(toQt(field.unit.symbol), Qt::CaseInsensitive) == 0) return 1;
    const bool bits = field.unit.symbol == "Mbit/s" || field.unit.symbol == "kbit/s";
    const bool time = field.unit.symbol == "ms" || field.unit.symbol == "s" ||
                      field.unit.symbol == "min" || field.unit.symbol == "h";
    struct Known {
        const char* word;
        double inBase;
    };
    static constexpr Known rates[] = {{"k", 1e3}, {"kbit/s", 1e3}, {"kbps", 1e3},
                                      {"M", 1e6}, {"Mbit/s", 1e6}, {"Mbps", 1e6},
                                      {"G", 1e9}, {"Gbit/s", 1e9}, {"Gbps", 1e9}};
    static constexpr Known times[] = {{"ms", 1}, {"s", 1e3}, {"min", 60e3}, {"h", 3600e3}};
    const double own = field.unit.symbol == "Mbit/s"   ? 1e6
                       : field.unit.symbol == "kbit/s" ? 1e3
                       : field.unit.symbol == "ms"     ? 1
                       : field.unit.symbol == "s"      ? 1e3
                       : field.unit.symbol == "min"    ? 60e3
                                                       : 3600e3;
    if (bits) {
        for (const Known& known : rates) {
            if (suffix.compare(QLatin1String(known.word), Qt::CaseInsensitive) == 0) {
                return known.inBase / own;
            }
        }
    }
    if (time) {
        for (const Known& known : times) {
            if (suffix == QLatin1String(known.word)) return known.inBase / own;
        }
    }
    return std::nullopt;
}

Value typedNumber(const Field& field, const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("^\\s*([+-]?[0-9][0-9 ,_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|"
                       "[+-]?\\.[0-9]+)\\s*([^0-9\\s].*)?\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) return Value(fromQt(text));
    QString digits = match.captured(1);
    digits.remove(QLatin1Char(' ')).remove(QLatin1Char(',')).remove(QLatin1Char('_'));
    QString suffix = match.captured(2).trimmed();
    bool isNumber = false;
    double number = QLocale::c().toDouble(digits, &isNumber);
    if (!isNumber) return Value(fromQt(text));
    if (suffix == QLatin1String("%") && field.unit.symbol != "%") {
        number /= 100;
        suffix.clear();
    }
    const auto factor = unitFactor(field, suffix);
    if (!factor) return Value(fromQt(text));
    number *= *factor;
    if (std::abs(number) < 9e15 && std::nearbyint(number) == number) {
        return Value(static_cast<std::int64_t>(number));
    }
    return Value(number);
}

Value typedScalar(const Field& field, const QString& text) {
    const QString trimmed = text.trimmed();
    switch (field.kind) {
        case FieldKind::Boolean:
            if (trimmed.compare(said(Text("yes")), Qt::CaseInsensitive) == 0 ||
                trimmed == QLatin1String("true")) {
                return Value(true);
            }
            if (trimmed.compare(said(Text("no")), Qt::CaseInsensitive) == 0 ||
                trimmed == QLatin1String("false")) {
                return Value(false);
            }
            return Value(fromQt(trimmed));
        case FieldKind::Integer:
        case FieldKind::Decimal:
        case FieldKind::Quantity:
            return typedNumber(field, trimmed);
        default:
            return Value(fromQt(trimmed));
    }
}

}  // namespace

QString fieldName(const Field& field) {
    if (field.key == "mbps") return said(Text("Bandwidth"));
    if (field.key == "as_of") return said(Text("As of"));
    // Short forms that people write in capitals.
    static const QStringList capitals{
        QStringLiteral("id"),   QStringLiteral("bfd"),  QStringLiteral("sku"),
        QStringLiteral("nat"),  QStringLiteral("asn"),  QStringLiteral("as"),
        QStringLiteral("vlan"), QStringLiteral("m365"), QStringLiteral("msee"),
        QStringLiteral("dns"),  QStringLiteral("isp"),  QStringLiteral("rtt"),
        QStringLiteral("mttr"), QStringLiteral("vpn"),  QStringLiteral("dscp"),
        QStringLiteral("pac"),  QStringLiteral("wan"),  QStringLiteral("qos")};
    QStringList words = toQt(field.key).split(QLatin1Char('_'));
    // The key ends in a short form of the unit, which stands behind the name.
    static const QStringList units{QStringLiteral("ms"),   QStringLiteral("s"),
                                   QStringLiteral("min"),  QStringLiteral("h"),
                                   QStringLiteral("kbps"), QStringLiteral("mbps")};
    if (words.size() > 1 && !field.unit.symbol.empty() && units.contains(words.last())) {
        words.removeLast();
    }
    for (QString& word : words) {
        if (capitals.contains(word)) word = word.toUpper();
    }
    QString name = words.join(QLatin1Char(' '));
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return name;
}

QString fieldTitle(const Field& field) {
    const QString name = fieldName(field);
    if (field.unit.symbol.empty()) return name;
    return name + QStringLiteral(" [") + toQt(field.unit.symbol) + QLatin1Char(']');
}

QString fieldHelp(const Field& field) {
    QStringList lines;
    lines.append(toQt(field.meaning));
    const bool bounded = field.least > -std::numeric_limits<double>::infinity() &&
                         field.most < std::numeric_limits<double>::infinity();
    if (bounded) {
        lines.append(
            said(Text("From {least} to {most} {unit}", {{"least", numberText(field.least)},
                                                        {"most", numberText(field.most)},
                                                        {"unit", std::string(field.unit.symbol)}}))
                .trimmed());
    }
    if (!field.words.empty()) {
        QStringList words;
        for (const std::string_view word : field.words) words.append(toQt(word));
        lines.append(
            said(Text("One of: {words}", {{"words", fromQt(words.join(QStringLiteral(", ")))}})));
    }
    if (!field.target.empty()) {
        lines.append(said(Text("An id from {list}", {{"list", std::string(field.target)}})));
    }
    if (!field.fallback.empty()) {
        lines.append(
            said(Text("Not stated: {meaning}", {{"meaning", std::string(field.fallback)}})));
    }
    QString key = QStringLiteral("<");
    key += toQt(field.key);
    key += QLatin1Char('>');
    lines.append(key);
    return lines.join(QLatin1Char('\n'));
}

bool isTyped(const Field& field) {
    return field.kind != FieldKind::Record && field.kind != FieldKind::Tree;
}

QString shownField(const Field& field, const void* record) {
    if (field.kind == FieldKind::Tree) return toQt(shown(fieldToValue(field, record)));
    const std::size_t size = field.access->size(record);
    if (field.kind == FieldKind::Record) {
        if (size == 0) return {};
        if (!field.isList) return QStringLiteral("…");
        return said(Text("{n} {n|entry|entries}", {{"n", static_cast<std::int64_t>(size)}}));
    }
    QStringList parts;
    for (std::size_t i = 0; i < size; ++i) {
        parts.append(shownScalar(field, field.access->get(record, i)));
    }
    return parts.join(QStringLiteral(", "));
}

QVariant sortField(const Field& field, const void* record) {
    const bool number = field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal ||
                        field.kind == FieldKind::Quantity || field.kind == FieldKind::Date;
    const std::size_t size = field.kind == FieldKind::Tree ? 0 : field.access->size(record);
    if (field.kind == FieldKind::Record) return QVariant::fromValue(static_cast<qint64>(size));
    if (!number || field.isList || size == 0) return shownField(field, record);
    const Scalar scalar = field.access->get(record, 0);
    if (const auto* whole = std::get_if<std::int64_t>(&scalar)) {
        return QVariant::fromValue(static_cast<qint64>(*whole));
    }
    if (const auto* decimal = std::get_if<double>(&scalar)) return *decimal;
    return {};
}

Value typedValue(const Field& field, const QString& text) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) return {};
    if (!field.isList) return typedScalar(field, trimmed);
    Value::List list;
    for (const QString& part : trimmed.split(QLatin1Char(','))) {
        if (!part.trimmed().isEmpty()) list.push_back(typedScalar(field, part));
    }
    return Value(std::move(list));
}

Diagnostics typedFaults(const Field& field, const QString& text) {
    Diagnostics faults;
    const Value value = typedValue(field, text);
    const Place place;
    if (value.isNull()) {
        if (!field.isRequired) return faults;
        Diagnostic fault;
        fault.message = Text("this must be stated");
        fault.expected = expectedFor(field);
        faults.push_back(std::move(fault));
        return faults;
    }
    if (const Value::List* list = value.list()) {
        for (const Value& one : *list) scalarFromValue(field, one, place, faults);
    } else {
        scalarFromValue(field, value, place, faults);
    }
    return faults;
}

}  // namespace peerplan::gui
