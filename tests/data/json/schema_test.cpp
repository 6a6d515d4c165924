// SPDX-License-Identifier: MIT
#include "data/json/schema.h"

#include <cmath>
#include <functional>
#include <set>

#include "data/json/plan_reader.h"
#include "data/json/plan_writer.h"
#include "data/json/value_builder.h"
#include "data/json/value_writer.h"
#include "model/fields/bind.h"
#include "model/fields/tables.h"
#include "tests/support/catch.h"
#include "tests/support/committed_file.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/json_schema.h"
#include "tests/support/plan_generator.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

using Random = std::mt19937_64;

/// What no schema can say.
bool beyondSchema(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        const std::string& what = diagnostic.message.pattern;
        if (what != "no such date" && what != "number finer than peerplan keeps") return false;
    }
    return true;
}

Value someValue(Random& random) {
    switch (random() % 12) {
        case 0:
            return Value();
        case 1:
            return Value(true);
        case 2:
            return Value(-1);
        case 3:
            return Value(1e300);
        case 4:
            return Value(0.5);
        case 5:
            return Value("");
        case 6:
            return Value("Not an id");
        case 7:
            return Value("2026-13-01");
        case 8:
            return Value("site/x");
        case 9:
            return Value(Value::List{});
        case 10:
            return Value(Value::Object{});
        default:
            return Value(5);
    }
}

/// Changes one place of a tree: another value, a member less, a member more, an element more.
void mutate(Value& value, Random& random) {
    if (Value::Object* object = value.object(); object != nullptr && !object->empty()) {
        const std::size_t i = random() % object->size();
        switch (random() % 8) {
            case 0:
                object->erase(object->begin() + static_cast<std::ptrdiff_t>(i));
                return;
            case 1:
                object->emplace_back("unheard_of", someValue(random));
                return;
            case 2:
                (*object)[i].second = someValue(random);
                return;
            default:
                return mutate((*object)[i].second, random);
        }
    }
    if (Value::List* list = value.list(); list != nullptr && !list->empty()) {
        if (random() % 6 == 0) {
            list->push_back(someValue(random));
            return;
        }
        return mutate((*list)[random() % list->size()], random);
    }
    value = someValue(random);
}

void visitTypes(const RecordType& type, std::set<std::string_view>& seen,
                const std::function<void(const RecordType&, const Field&)>& visit) {
    if (!seen.insert(type.name).second) return;
    for (const Field& field : type.fields) {
        visit(type, field);
        if (field.kind == FieldKind::Record) visitTypes(field.record(), seen, visit);
    }
}

}  // namespace

TEST_CASE("The published schema is the one of the field table") {
    // PEERPLAN_UPDATE=1 ctest -R schema writes it anew.
    INFO("if the table is right: PEERPLAN_UPDATE=1 in the environment of this test writes it anew");
    CHECK(isCommitted("data/schema/plan.schema.json", planSchemaText()));
}

TEST_CASE("Every number of a plan has a range, as the schema and the reader need it") {
    std::set<std::string_view> seen;
    visitTypes(planType(), seen, [](const RecordType& type, const Field& field) {
        const bool isNumber = field.kind == FieldKind::Integer ||
                              field.kind == FieldKind::Decimal || field.kind == FieldKind::Quantity;
        INFO(type.name << '.' << field.key);
        if (isNumber) CHECK((std::isfinite(field.least) && std::isfinite(field.most)));
    });
    // Each record has a name of its own, which is its name in the schema.
    CHECK(seen.size() > 30);
}

TEST_CASE("What the writer writes keeps the schema") {
    const Value schema = planSchema();
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        INFO("seed " << seed);
        const JsonResult document = readJsonValue(writePlan(randomPlan(seed)));
        REQUIRE(document.diagnostics.empty());
        REQUIRE(schemaBreach(schema, document.value) == "");
    }
    CHECK(schemaBreach(schema, readJsonValue(writePlan(companyPlan(50, 1))).value) == "");
}

TEST_CASE("Reader and schema refuse the same of 1,000 mutated plans") {
    const Value schema = planSchema();
    int refused = 0;
    const auto last = static_cast<std::uint64_t>(rounds(1000));
    for (std::uint64_t seed = 1; seed <= last; ++seed) {
        INFO("seed " << seed);
        Random random(seed);
        Value document = readJsonValue(writePlan(randomPlan(seed % 20 + 1))).value;
        mutate(document, random);
        const std::string text = compactJson(document);
        const ReadResult result = readPlan(text, "plan.json");
        const std::string breach = schemaBreach(schema, document);
        INFO(asLines(result.diagnostics) << breach);
        if (!breach.empty()) {
            REQUIRE_FALSE(result.plan);
            ++refused;
        } else {
            REQUIRE(beyondSchema(result.diagnostics));
        }
    }
    CHECK(refused > rounds(300));
}

TEST_CASE("A schema says what it does not know of itself") {
    CHECK_THROWS(schemaBreach(Value(Value::Object{{"patternProperties", Value(1)}}), Value(1)));
}
