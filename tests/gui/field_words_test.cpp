// SPDX-License-Identifier: MIT
#include "gui/tables/field_words.h"

#include "data/catalogue/load.h"
#include "gui/tables/completion.h"
#include "gui/words/words.h"
#include "model/fields/tables.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;
using gui::typedFaults;
using gui::typedValue;

namespace {

const Field& fieldOf(const RecordType& type, std::string_view key) {
    const Field* field = type.find(key);
    REQUIRE(field != nullptr);
    return *field;
}

QString q(const char* text) {
    return QString::fromUtf8(text);
}

}  // namespace

TEST_CASE("A bandwidth is typed with or without its unit, in any of them") {
    const Field& mbps = fieldOf(recordType<Circuit>(), "mbps");
    CHECK(typedValue(mbps, q("2000")) == Value(2000));
    CHECK(typedValue(mbps, q("2,000")) == Value(2000));
    CHECK(typedValue(mbps, q("2 Gbit/s")) == Value(2000));
    CHECK(typedValue(mbps, q("2G")) == Value(2000));
    CHECK(typedValue(mbps, q("1.5 Gbit/s")) == Value(1500));
    CHECK(typedValue(mbps, q("500 kbit/s")) == Value(0.5));
    CHECK(typedFaults(mbps, q("2G")).empty());
    // 50 Mbit/s is the smallest circuit.
    CHECK_FALSE(typedFaults(mbps, q("10")).empty());
    CHECK_FALSE(typedFaults(mbps, q("2 furlongs")).empty());
    CHECK_FALSE(typedFaults(mbps, q("a lot")).empty());
    // It must be stated.
    CHECK_FALSE(typedFaults(mbps, q("")).empty());
}

TEST_CASE("Nothing typed unsets, lists stand with commas, a share may be a percentage") {
    const Field& availability = fieldOf(recordType<Link>(), "availability");
    CHECK(typedValue(availability, q("")).isNull());
    CHECK(typedFaults(availability, q("")).empty());
    CHECK(typedValue(availability, q("99.5 %")) == Value(0.995));
    const Field& peerings = fieldOf(recordType<Circuit>(), "peerings");
    CHECK(typedValue(peerings, q("microsoft, private")) ==
          Value(Value::List{Value("microsoft"), Value("private")}));
    CHECK(typedFaults(peerings, q("microsoft, private")).empty());
    CHECK_FALSE(typedFaults(peerings, q("microsoft, public")).empty());
    const Field& asOf = fieldOf(planType(), "as_of");
    CHECK(typedFaults(asOf, q("2026-11-01")).empty());
    CHECK_FALSE(typedFaults(asOf, q("2026-02-30")).empty());
}

TEST_CASE("What is shown of a field is what may be typed into it") {
    Circuit circuit;
    circuit.bandwidth = Bandwidth::mbps(0.5);
    circuit.peerings = {Peering::Microsoft, Peering::Private};
    for (const Field& field : recordType<Circuit>().fields) {
        if (!gui::isTyped(field)) continue;
        const QString shown = gui::shownField(field, &circuit);
        if (shown.isEmpty()) continue;
        INFO(field.key);
        Diagnostics faults;
        const Value value = typedValue(field, shown);
        CHECK_FALSE(value.isNull());
    }
    CHECK(gui::shownField(fieldOf(recordType<Circuit>(), "mbps"), &circuit) == q("0.5"));
    CHECK(gui::shownField(fieldOf(recordType<Circuit>(), "peerings"), &circuit) ==
          q("microsoft, private"));
}

TEST_CASE("Peering locations are offered nearest first") {
    needGuiApplication();
    Plan plan;
    plan.sites.resize(1);
    plan.sites[0].id = "oslo-dc";
    plan.sites[0].lat = 59.91;
    plan.sites[0].lon = 10.75;
    plan.circuits.resize(1);
    plan.circuits[0].connections.resize(1);
    plan.circuits[0].connections[0].site = "oslo-dc";
    const gui::PlanElement circuit{planType().find("circuits"), 0};
    const QStringList offered = gui::completionsFor(
        plan, builtInCatalogue(), circuit, fieldOf(recordType<Circuit>(), "peering_location"));
    REQUIRE(offered.size() > 50);
    CHECK(offered.first() == q("Oslo"));
    CHECK(offered.indexOf(q("Stockholm")) < offered.indexOf(q("Dallas")));
    // Sizes that are sold, and ids of the plan.
    CHECK(gui::completionsFor(plan, builtInCatalogue(), circuit,
                              fieldOf(recordType<Circuit>(), "mbps"))
              .contains(q("200")));
    CHECK(gui::completionsFor(plan, builtInCatalogue(), circuit,
                              fieldOf(recordType<Connection>(), "site")) ==
          QStringList{q("oslo-dc")});
}
