// SPDX-License-Identifier: MIT
#pragma once

/// The field table: one row per field of every record of a plan, which drives the reader, the
/// writer, the schema, the SQL, edits, the inspector and the docs. A field is added in one line.
///
/// A row knows its key, what it means, its unit and range, and how to get at the member behind it
/// without knowing the record's type. Quantities cross that seam as raw whole numbers (bits per
/// second, microseconds, …), enumerations as their index.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "model/enumeration.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/value.h"

namespace peerplan {

enum class FieldKind : std::uint8_t {
    Text,       ///< any text
    Id,         ///< [a-z0-9][a-z0-9._-]*, unique in its list
    Component,  ///< a component reference, such as circuit/er-dallas
    Boolean,
    Integer,
    Decimal,
    Quantity,   ///< a whole number of raw units, written as a decimal in the field's unit
    Date,       ///< YYYY-MM-DD
    Word,       ///< one of an enumeration's words
    Reference,  ///< the id of an object of the list `target`
    Record,     ///< a nested object
    Tree        ///< any value
};

/// A unit as a plan writes it, how many raw units one of it is, and the raw unit for people.
struct Unit {
    std::string_view symbol;
    double raw = 1;
    std::string_view step = "1";
};

namespace units {
inline constexpr Unit mbps{"Mbit/s", 1e6, "1 bit/s"};
inline constexpr Unit kbps{"kbit/s", 1e3, "1 bit/s"};
inline constexpr Unit rttMs{"ms", 1e3, "1 µs"};
inline constexpr Unit milliseconds{"ms", 1, "1 ms"};
inline constexpr Unit seconds{"s", 1e3, "1 ms"};
inline constexpr Unit minutes{"min", 60e3, "1 ms"};
inline constexpr Unit hours{"h", 3600e3, "1 ms"};
inline constexpr Unit money{"", 100, "0.01"};
inline constexpr Unit degrees{"°", 1};
inline constexpr Unit percent{"%", 1};
inline constexpr Unit none{"", 1};
}  // namespace units

using Scalar = std::variant<bool, std::int64_t, double, std::string>;

struct RecordType;

/// How to reach a member of a record behind a `void*` that points to that record.
struct FieldAccess {
    /// Elements of a list; of a single or optional member 1 or 0.
    std::size_t (*size)(const void* record) = nullptr;
    /// The i-th scalar (i is 0 for a single one). Not for records and trees.
    Scalar (*get)(const void* record, std::size_t i) = nullptr;
    /// Assigns a single member, or appends to a list. The scalar has the right alternative.
    void (*put)(void* record, Scalar value) = nullptr;
    /// The i-th nested record.
    const void* (*at)(const void* record, std::size_t i) = nullptr;
    /// Makes the nested record anew (appended in a list) and returns it.
    void* (*add)(void* record) = nullptr;
    /// Removes the i-th of a list.
    void (*erase)(void* record, std::size_t i) = nullptr;
    /// Empties a list or an optional member, and sets any other to its type's default.
    void (*clear)(void* record) = nullptr;
    /// Makes room in a list.
    void (*reserve)(void* record, std::size_t n) = nullptr;
    Value* (*tree)(void* record) = nullptr;
};

struct Field {
    std::string_view key;
    std::string_view meaning;
    FieldKind kind = FieldKind::Text;
    bool isList = false;
    bool isOptional = false;
    bool isRequired = false;
    /// Whether the catalogue's ids satisfy a reference too (personas, services).
    bool orCatalogue = false;
    Unit unit = units::none;
    /// Inclusive, in the written unit.
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    /// Key of the list that a reference points into.
    std::string_view target{};
    /// An id that a reference may name though no object has it (`own-site`).
    std::string_view alsoAllowed{};
    /// What an unset field means, for people.
    std::string_view fallback{};
    Words words{};
    const RecordType& (*record)() = nullptr;
    const FieldAccess* access = nullptr;

    constexpr Field in(Unit u) const {
        Field f = *this;
        f.unit = u;
        return f;
    }
    constexpr Field range(double lo, double hi) const {
        Field f = *this;
        f.least = lo;
        f.most = hi;
        return f;
    }
    constexpr Field required() const {
        Field f = *this;
        f.isRequired = true;
        return f;
    }
    constexpr Field as(FieldKind k) const {
        Field f = *this;
        f.kind = k;
        return f;
    }
    constexpr Field to(std::string_view list) const {
        Field f = *this;
        f.target = list;
        return f;
    }
    constexpr Field orOfCatalogue() const {
        Field f = *this;
        f.orCatalogue = true;
        return f;
    }
    constexpr Field allowing(std::string_view id) const {
        Field f = *this;
        f.alsoAllowed = id;
        return f;
    }
    constexpr Field unset(std::string_view what) const {
        Field f = *this;
        f.fallback = what;
        return f;
    }
};

/// A record: a listed object, a nested object, or the plan itself.
struct RecordType {
    /// Singular, such as `site`; of a listed object also the word of its references.
    std::string_view name;
    std::string_view meaning;
    std::span<const Field> fields;
    /// A record of the type with nothing set, to compare with.
    const void* prototype = nullptr;

    const Field* find(std::string_view key) const {
        for (const Field& field : fields) {
            if (field.key == key) return &field;
        }
        return nullptr;
    }
};

/// The record type of a model type; specialised in model/fields/tables.h.
template <class T>
const RecordType& recordType();

namespace detail {

template <class T>
struct Shape {
    using Inner = T;
    static constexpr bool list = false, optional = false;
};
template <class T>
struct Shape<std::optional<T>> {
    using Inner = T;
    static constexpr bool list = false, optional = true;
};
template <class T>
struct Shape<std::vector<T>> {
    using Inner = T;
    static constexpr bool list = true, optional = false;
};

template <class T>
struct IsRef : std::false_type {};
template <class T>
struct IsRef<Ref<T>> : std::true_type {};

template <class T>
constexpr FieldKind kindOf() {
    if constexpr (std::is_same_v<T, std::string>)
        return FieldKind::Text;
    else if constexpr (std::is_same_v<T, bool>)
        return FieldKind::Boolean;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return FieldKind::Integer;
    else if constexpr (std::is_same_v<T, Headcount>)
        return FieldKind::Integer;
    else if constexpr (std::is_same_v<T, double>)
        return FieldKind::Decimal;
    else if constexpr (std::is_same_v<T, Bandwidth>)
        return FieldKind::Quantity;
    else if constexpr (std::is_same_v<T, Rtt>)
        return FieldKind::Quantity;
    else if constexpr (std::is_same_v<T, Duration>)
        return FieldKind::Quantity;
    else if constexpr (std::is_same_v<T, Money>)
        return FieldKind::Quantity;
    else if constexpr (std::is_same_v<T, Date>)
        return FieldKind::Date;
    else if constexpr (std::is_same_v<T, Value>)
        return FieldKind::Tree;
    else if constexpr (std::is_enum_v<T>)
        return FieldKind::Word;
    else if constexpr (IsRef<T>::value)
        return FieldKind::Reference;
    else
        return FieldKind::Record;
}

template <class T>
constexpr Unit unitOf() {
    if constexpr (std::is_same_v<T, Bandwidth>)
        return units::mbps;
    else if constexpr (std::is_same_v<T, Rtt>)
        return units::rttMs;
    else if constexpr (std::is_same_v<T, Duration>)
        return units::seconds;
    else if constexpr (std::is_same_v<T, Money>)
        return units::money;
    else
        return units::none;
}

template <class T>
Scalar toScalar(const T& value) {
    if constexpr (std::is_same_v<T, Bandwidth>)
        return value.asBps();
    else if constexpr (std::is_same_v<T, Rtt>)
        return value.asUs();
    else if constexpr (std::is_same_v<T, Duration>)
        return value.asMs();
    else if constexpr (std::is_same_v<T, Money>)
        return value.asHundredths();
    else if constexpr (std::is_same_v<T, Headcount>)
        return value.value();
    else if constexpr (std::is_same_v<T, Date>)
        return value.days();
    else if constexpr (std::is_enum_v<T>)
        return static_cast<std::int64_t>(value);
    else if constexpr (IsRef<T>::value)
        return value.id;
    else
        return value;
}

template <class T>
void fromScalar(T& target, Scalar&& value) {
    if constexpr (std::is_same_v<T, Bandwidth>)
        target = T::bps(std::get<std::int64_t>(value));
    else if constexpr (std::is_same_v<T, Rtt>)
        target = T::us(std::get<std::int64_t>(value));
    else if constexpr (std::is_same_v<T, Duration>)
        target = T::ms(std::get<std::int64_t>(value));
    else if constexpr (std::is_same_v<T, Money>)
        target = T::hundredths(std::get<std::int64_t>(value));
    else if constexpr (std::is_same_v<T, Headcount>)
        target = T::of(std::get<std::int64_t>(value));
    else if constexpr (std::is_same_v<T, Date>)
        target = T::fromDays(std::get<std::int64_t>(value));
    else if constexpr (std::is_enum_v<T>)
        target = static_cast<T>(std::get<std::int64_t>(value));
    else if constexpr (IsRef<T>::value)
        target.id = std::get<std::string>(std::move(value));
    else
        target = std::get<T>(std::move(value));
}

/// The access functions of one member; one static instance each.
template <class R, auto Member>
struct AccessOf {
    using M = std::remove_cvref_t<decltype(std::declval<R&>().*Member)>;
    using S = Shape<M>;
    using T = typename S::Inner;
    static constexpr FieldKind kind = kindOf<T>();

    static M& member(void* record) { return static_cast<R*>(record)->*Member; }
    static const M& member(const void* record) { return static_cast<const R*>(record)->*Member; }

    static std::size_t size(const void* record) {
        if constexpr (S::list)
            return member(record).size();
        else if constexpr (S::optional)
            return member(record).has_value() ? 1 : 0;
        else
            return 1;
    }
    static Scalar get(const void* record, std::size_t i) {
        if constexpr (S::list)
            return toScalar<T>(member(record)[i]);
        else if constexpr (S::optional)
            return toScalar<T>(*member(record));
        else
            return toScalar<T>(member(record));
    }
    static void put(void* record, Scalar value) {
        if constexpr (S::list)
            fromScalar(member(record).emplace_back(), std::move(value));
        else if constexpr (S::optional)
            fromScalar(member(record).emplace(), std::move(value));
        else
            fromScalar(member(record), std::move(value));
    }
    static const void* at(const void* record, std::size_t i) {
        if constexpr (S::list)
            return &member(record)[i];
        else if constexpr (S::optional)
            return &*member(record);
        else
            return &member(record);
    }
    static void* add(void* record) {
        if constexpr (S::list)
            return &member(record).emplace_back();
        else if constexpr (S::optional)
            return &member(record).emplace();
        else
            return &(member(record) = M{});
    }
    static void erase(void* record, std::size_t i) {
        if constexpr (S::list) {
            member(record).erase(member(record).begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    static void clear(void* record) { member(record) = M{}; }
    static void reserve(void* record, std::size_t n) {
        if constexpr (S::list) member(record).reserve(n);
    }
    static Value* tree(void* record) { return &member(record); }

    static constexpr FieldAccess make() {
        FieldAccess a;
        a.size = &size;
        a.erase = &erase;
        a.clear = &clear;
        a.reserve = &reserve;
        if constexpr (kind == FieldKind::Record) {
            a.at = &at;
            a.add = &add;
        } else if constexpr (kind == FieldKind::Tree) {
            a.tree = &tree;
        } else {
            a.get = &get;
            a.put = &put;
        }
        return a;
    }
    static constexpr FieldAccess access = make();
};

}  // namespace detail

/// A row of the table for a member of R (or of a base of R).
template <class R, auto Member>
constexpr Field field(std::string_view key, std::string_view meaning) {
    using A = detail::AccessOf<R, Member>;
    using T = typename A::T;
    Field f;
    f.key = key;
    f.meaning = meaning;
    f.kind = A::kind;
    f.isList = A::S::list;
    f.isOptional = A::S::optional;
    f.unit = detail::unitOf<T>();
    if constexpr (A::kind == FieldKind::Word) f.words = wordsOf(T{});
    if constexpr (A::kind == FieldKind::Record) f.record = &recordType<T>;
    f.access = &A::access;
    return f;
}

}  // namespace peerplan
