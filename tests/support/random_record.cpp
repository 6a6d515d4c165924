// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>

#include "tests/support/plan_generator.h"

namespace peerplan::tests {
namespace {

using Random = std::mt19937_64;

std::uint64_t below(Random& random, std::uint64_t n) {
    return random() % n;
}

std::string randomId(Random& random) {
    constexpr std::string_view first = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr std::string_view more = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    std::string out(1, first[below(random, first.size())]);
    for (std::uint64_t n = below(random, 10); n > 0; --n) out += more[below(random, more.size())];
    return out;
}

/// Never empty: an empty text is as good as none to a required field.
std::string randomText(Random& random) {
    constexpr std::string_view pieces[] = {"a",  "Zürich", "東京",   "\"", "\\", "/",   "~",   "\n",
                                           "\t", "\x01",   "<img>",  "'",  ",",  "=1+", " ",   "é",
                                           "😀",  "{x}",    "\u2028", "#",  ";",  "%s",  "\x7F"};
    std::string out;
    for (std::uint64_t n = 1 + below(random, 6); n > 0; --n) {
        out += pieces[below(random, std::size(pieces))];
    }
    return out;
}

double randomIn(const Field& field, Random& random, bool whole) {
    const double least = std::isfinite(field.least) ? field.least : -1e6;
    const double most = std::isfinite(field.most) ? field.most : 1e6;
    switch (below(random, 6)) {
        case 0:
            return least;
        case 1:
            return most;
        default: {
            // Small numbers are the common ones, and the ones with digits behind the point.
            const double span =
                below(random, 2) == 0 ? std::min(most - least, 1000.0) : most - least;
            const double value =
                least + span * static_cast<double>(random() >> 11U) / 9007199254740992.0;
            return whole ? std::clamp(std::nearbyint(value), least, most) : value;
        }
    }
}

Scalar randomScalar(const Field& field, Random& random) {
    switch (field.kind) {
        case FieldKind::Boolean:
            return below(random, 2) == 0;
        case FieldKind::Integer:
            return static_cast<std::int64_t>(randomIn(field, random, true));
        case FieldKind::Decimal:
            return randomIn(field, random, below(random, 3) == 0);
        case FieldKind::Quantity: {
            const double value = randomIn(field, random, below(random, 3) == 0);
            const double raw = std::nearbyint(value * field.unit.raw);
            return static_cast<std::int64_t>(std::clamp(raw,
                                                        std::ceil(field.least * field.unit.raw),
                                                        std::floor(field.most * field.unit.raw)));
        }
        case FieldKind::Date:
            return static_cast<std::int64_t>(below(random, 40000));
        case FieldKind::Word:
            return static_cast<std::int64_t>(below(random, field.words.size()));
        case FieldKind::Id:
        case FieldKind::Reference:
            return randomId(random);
        case FieldKind::Component:
            return "link/" + randomId(random);
        default:
            return randomText(random);
    }
}

Value randomTree(Random& random, int depth) {
    switch (below(random, depth > 0 ? 7 : 5)) {
        case 0:
            return Value(below(random, 2) == 0);
        case 1:
            return Value(static_cast<std::int64_t>(random()));
        case 2:
            return Value(std::ldexp(static_cast<double>(random() >> 11U),
                                    static_cast<int>(below(random, 200)) - 100));
        case 3:
            return Value(randomText(random));
        case 4:
            return Value(static_cast<double>(below(random, 100)));
        case 5: {
            Value::List list;
            for (std::uint64_t n = below(random, 4); n > 0; --n) {
                list.push_back(randomTree(random, depth - 1));
            }
            return list;
        }
        default: {
            Value::Object object;
            for (std::uint64_t n = below(random, 4); n > 0; --n) {
                object.emplace_back(randomText(random) + std::to_string(n),
                                    randomTree(random, depth - 1));
            }
            return object;
        }
    }
}

void randomElement(const Field& field, void* record, Random& random) {
    if (field.kind == FieldKind::Record) {
        randomRecord(field.record(), field.access->add(record), random);
    } else {
        field.access->put(record, randomScalar(field, random));
    }
}

}  // namespace

void randomRecord(const RecordType& type, void* record, Random& random) {
    for (const Field& field : type.fields) {
        if (!field.isRequired && below(random, 2) == 0) continue;
        if (field.kind == FieldKind::Tree) {
            *field.access->tree(record) = randomTree(random, 3);
        } else if (!field.isList) {
            randomElement(field, record, random);
        } else {
            // Words of a list are a set.
            for (std::uint64_t n = 1 + below(random, 3); n > 0; --n) {
                if (field.kind != FieldKind::Word) {
                    randomElement(field, record, random);
                } else if (field.access->size(record) < field.words.size()) {
                    field.access->put(record,
                                      static_cast<std::int64_t>(field.access->size(record)));
                }
            }
        }
    }
}

}  // namespace peerplan::tests
