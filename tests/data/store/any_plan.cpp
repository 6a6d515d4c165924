// SPDX-License-Identifier: MIT
#include "tests/data/store/any_plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <string_view>

#include "model/fields/tables.h"

namespace peerplan::tests {
namespace {

class Filler {
  public:
    Filler(std::uint64_t seed, int objects) : m_random(seed), m_objects(objects) {}

    Plan plan() {
        Plan plan;
        // Ids first, so that every reference has something to name.
        for (const Field& field : planType().fields) {
            if (!field.isList) continue;
            const int size = below(m_objects + 1);
            for (int i = 0; i < size; ++i) {
                void* object = field.access->add(&plan);
                const Field* id = field.record().find("id");
                if (id == nullptr) continue;
                std::string name(field.key);
                std::replace(name.begin(), name.end(), '_', '-');
                name += '.';
                name += std::to_string(size - i);
                m_ids[field.key].push_back(name);
                id->access->put(object, name);
            }
        }
        for (const Field& field : planType().fields) {
            if (!field.isList) {
                if (field.key != "format") fill(field, &plan);
                continue;
            }
            for (std::size_t i = 0; i < field.access->size(&plan); ++i) {
                fillRecord(field.record(), const_cast<void*>(field.access->at(&plan, i)), true);
            }
        }
        return plan;
    }

  private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_random); }
    bool coin() { return below(2) == 0; }

    void fillRecord(const RecordType& type, void* record, bool listed) {
        for (const Field& field : type.fields) {
            if (listed && field.key == "id") continue;
            fill(field, record);
        }
    }

    void fill(const Field& field, void* record) {
        const FieldAccess& access = *field.access;
        if (field.isList || field.isOptional) {
            access.clear(record);
            const int size = field.isList ? below(4) : below(2);
            for (int i = 0; i < size; ++i) fillOne(field, record);
        } else {
            fillOne(field, record);
        }
    }

    void fillOne(const Field& field, void* record) {
        const FieldAccess& access = *field.access;
        if (field.kind == FieldKind::Record) {
            fillRecord(field.record(), access.add(record), false);
        } else if (field.kind == FieldKind::Tree) {
            *access.tree(record) = tree(0);
        } else {
            Scalar value = scalar(field);
            const auto* text = std::get_if<std::string>(&value);
            // A list holds no unset references.
            if (field.isList && field.kind == FieldKind::Reference && text->empty()) return;
            access.put(record, std::move(value));
        }
    }

    Scalar scalar(const Field& field) {
        switch (field.kind) {
            case FieldKind::Boolean:
                return coin();
            case FieldKind::Integer:
            case FieldKind::Quantity: {
                const double least = std::max(field.least, -1e6) * field.unit.raw;
                const double most = std::min(field.most, 1e9) * field.unit.raw;
                return std::uniform_int_distribution<std::int64_t>(std::llround(least),
                                                                   std::llround(most))(m_random);
            }
            case FieldKind::Decimal:
                return std::uniform_real_distribution<double>(std::max(field.least, -1e6),
                                                              std::min(field.most, 1e6))(m_random);
            case FieldKind::Date:
                return std::int64_t{20000} + below(2000);
            case FieldKind::Word:
                return std::int64_t{below(static_cast<int>(field.words.size()))};
            case FieldKind::Reference:
                return reference(field);
            case FieldKind::Id: {
                std::string id = "id-";
                id += std::to_string(below(1000));
                return id;
            }
            default:
                return text();
        }
    }

    std::string reference(const Field& field) {
        const auto& ids = m_ids[field.target];
        if (!field.alsoAllowed.empty() && below(4) == 0) return std::string(field.alsoAllowed);
        if (field.orCatalogue && coin()) return "of-the-catalogue";
        if (!ids.empty() && (field.isRequired || coin())) {
            return ids[static_cast<std::size_t>(below(static_cast<int>(ids.size())))];
        }
        return {};
    }

    std::string text() {
        constexpr std::string_view pieces[] = {"",  "a",    " ",    "'",    "\"", "\\",  "\n",
                                               "ö", "日本", "🛰", "</p>", ",",  "=1+1"};
        std::string out;
        for (int i = below(5); i > 0; --i) {
            out += pieces[static_cast<std::size_t>(below(static_cast<int>(std::size(pieces))))];
        }
        return out;
    }

    Value tree(int depth) {
        switch (below(depth < 3 ? 7 : 5)) {
            case 0:
                return Value();
            case 1:
                return Value(coin());
            case 2:
                return Value(std::uniform_int_distribution<std::int64_t>(
                    std::numeric_limits<std::int64_t>::min(),
                    std::numeric_limits<std::int64_t>::max())(m_random));
            case 3:
                return Value(std::uniform_real_distribution<double>(-1e9, 1e9)(m_random));
            case 4:
                return Value(text());
            case 5: {
                Value::List list;
                for (int i = below(4); i > 0; --i) list.push_back(tree(depth + 1));
                return Value(std::move(list));
            }
            default: {
                Value::Object object;
                for (int i = below(4); i > 0; --i) {
                    std::string key = text();
                    key += std::to_string(i);
                    object.emplace_back(std::move(key), tree(depth + 1));
                }
                return Value(std::move(object));
            }
        }
    }

    std::mt19937_64 m_random;
    int m_objects;
    std::map<std::string_view, std::vector<std::string>> m_ids;
};

/// Whether every required reference names something: a plan may have links and no site.
bool isWhole(const RecordType& type, const void* record) {
    for (const Field& field : type.fields) {
        const std::size_t size = field.access->size(record);
        for (std::size_t i = 0; i < size; ++i) {
            if (field.kind == FieldKind::Record) {
                if (!isWhole(field.record(), field.access->at(record, i))) return false;
            } else if (field.kind == FieldKind::Reference && field.isRequired) {
                if (std::get<std::string>(field.access->get(record, i)).empty()) return false;
            }
        }
    }
    return true;
}

}  // namespace

Plan anyPlan(std::uint64_t seed, int objects) {
    // Another draw where a required reference found nothing to name; few are needed.
    for (std::uint64_t draw = 0;; ++draw) {
        Plan plan = Filler(seed * 1000 + draw, objects).plan();
        if (isWhole(planType(), &plan)) return plan;
    }
}

Plan officesPlan(int offices) {
    Plan plan;
    plan.name = "Offices";
    plan.asOf = *Date::parse("2026-11-01");
    plan.regions.emplace_back().id = "emea";
    plan.sites.reserve(static_cast<std::size_t>(offices) + 1);
    plan.links.reserve(static_cast<std::size_t>(offices));
    Site& hub = plan.sites.emplace_back();
    hub.id = "hub";
    hub.kind = SiteKind::Datacenter;
    hub.region = "emea";
    for (int i = 0; i < offices; ++i) {
        const std::string number = std::to_string(i);
        Site& office = plan.sites.emplace_back();
        office.id = "office-";
        office.id += number;
        office.name = "Office ";
        office.name += number;
        office.region = "emea";
        office.lat = 40 + (i % 200) * 0.1;
        office.lon = -5 + (i % 300) * 0.1;
        office.timeZone = "Europe/London";
        office.users.push_back({"office-worker", Headcount::of(10 + i % 90)});
        Link& link = plan.links.emplace_back();
        link.id = "link-";
        link.id += number;
        link.from = office.id;
        link.to = "hub";
        link.bandwidth = Bandwidth::mbps(50);
    }
    for (const char* id : {"er-a", "er-b"}) {
        Circuit& circuit = plan.circuits.emplace_back();
        circuit.id = id;
        circuit.peeringLocation = "London";
        circuit.bandwidth = Bandwidth::mbps(1000);
        circuit.peerings = {Peering::Microsoft};
        for (const ConnectionRole role : {ConnectionRole::Primary, ConnectionRole::Secondary}) {
            Connection& connection = circuit.connections.emplace_back();
            connection.role = role;
            connection.site = "hub";
        }
    }
    return plan;
}

}  // namespace peerplan::tests
