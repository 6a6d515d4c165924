// SPDX-License-Identifier: MIT
#include "tests/support/random_edit.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/fields/scalar.h"
#include "model/fields/tables.h"
#include "model/plan_index.h"

namespace peerplan::tests {
namespace {

class EditMaker {
  public:
    EditMaker(const Plan& plan, std::mt19937_64& random)
        : m_plan(plan), m_index(plan), m_random(random) {}

    Edit make() {
        switch (below(20)) {
            case 0:
            case 1:
                return plain(EditKind::Remove, object().ref);
            case 2:
                return plain(EditKind::Fail, object().ref);
            case 3: {
                Edit edit =
                    plain(below(2) == 0 ? EditKind::ScaleUsers : EditKind::ScaleDemand, scope());
                constexpr double factors[] = {0, 0.1, 0.9, 1.1, 3, 50};
                edit.factor = factors[below(std::size(factors))];
                return edit;
            }
            case 4: {
                const Field* policy = planType().find("policy");
                return setting({"policy", &policy->record(), policy->access->at(&m_plan, 0)});
            }
            default:
                return setting(object());
        }
    }

  private:
    struct Target {
        std::string ref;
        const RecordType* type = nullptr;
        const void* record = nullptr;
    };

    std::size_t below(std::size_t n) { return m_random() % n; }

    static Edit plain(EditKind kind, std::string ref) {
        Edit edit;
        edit.kind = kind;
        edit.object = std::move(ref);
        return edit;
    }

    std::string scope() {
        if (below(3) == 0) return {};
        if (below(2) == 0 && !m_plan.regions.empty()) {
            return "region/" + m_plan.regions[below(m_plan.regions.size())].id;
        }
        return "site/" + m_plan.sites[below(m_plan.sites.size())].id;
    }

    /// Any object of any list: lists alike, then objects alike.
    Target object() {
        std::vector<const Field*> lists;
        for (const Field& field : planType().fields) {
            if (holdsObjects(field) && field.key != "scenarios" &&
                field.access->size(&m_plan) > 0) {
                lists.push_back(&field);
            }
        }
        const Field& list = *lists[below(lists.size())];
        const std::size_t i = below(list.access->size(&m_plan));
        std::string ref(list.record().name);
        ref += '/';
        ref += m_index.ids(list.key)[i];
        return {std::move(ref), &list.record(), list.access->at(&m_plan, i)};
    }

    Edit setting(Target target) {
        Edit edit = plain(EditKind::Set, target.ref);
        while (true) {
            const auto& fields = target.type->fields;
            const Field& field = fields[below(fields.size())];
            if (field.kind == FieldKind::Id || field.kind == FieldKind::Tree) continue;
            if (!edit.field.empty()) edit.field += '.';
            edit.field += field.key;
            const std::size_t size = field.access->size(target.record);
            if (field.kind != FieldKind::Record) {
                edit.value = below(7) == 0 ? Value() : valueOf(field, target.record, size);
                return edit;
            }
            // Into one of its records, or all of them away.
            if (size == 0 || below(8) == 0) return edit;
            const std::size_t i = below(size);
            if (field.isList) {
                edit.field += '.';
                edit.field += std::to_string(i);
            }
            target = {target.ref, &field.record(), field.access->at(target.record, i)};
        }
    }

    Value valueOf(const Field& field, const void* record, std::size_t size) {
        if (!field.isList) return single(field, record, size);
        Value::List list;
        for (std::size_t n = below(3); n > 0; --n) list.push_back(single(field, record, 0));
        return Value(std::move(list));
    }

    Value single(const Field& field, const void* record, std::size_t size) {
        switch (field.kind) {
            case FieldKind::Boolean:
                return below(2) == 0;
            case FieldKind::Integer:
            case FieldKind::Decimal:
            case FieldKind::Quantity:
                return number(field, record, size);
            case FieldKind::Date:
                return Value(below(2) == 0 ? "2024-02-29" : "2027-01-01");
            case FieldKind::Word:
                return Value(field.words[below(field.words.size())]);
            case FieldKind::Reference: {
                const auto& ids = m_index.ids(field.target);
                return ids.empty() ? Value("nobody") : Value(ids[below(ids.size())]);
            }
            case FieldKind::Component:
                return Value(object().ref);
            default:
                return Value(below(3) == 0 ? "203.0.113.0/28" : "x");
        }
    }

    Value number(const Field& field, const void* record, std::size_t size) {
        const double least = std::isfinite(field.least) ? field.least : -1e6;
        const double most = std::isfinite(field.most) ? field.most : 1e6;
        double value = least + (most - least) * static_cast<double>(below(1001)) / 1000;
        if (size == 1 && !field.isList && below(4) != 0) {
            constexpr double factors[] = {0, 0.1, 0.5, 0.9, 1.1, 2, 10, 1000};
            value = scalarToValue(field, field.access->get(record, 0)).number() *
                    factors[below(std::size(factors))];
        }
        value = std::clamp(value, least, most);
        if (field.kind == FieldKind::Quantity) {
            return std::nearbyint(value * field.unit.raw) / field.unit.raw;
        }
        if (field.kind == FieldKind::Integer) return static_cast<std::int64_t>(std::floor(value));
        return value;
    }

    const Plan& m_plan;
    PlanIndex m_index;
    std::mt19937_64& m_random;
};

}  // namespace

Edit randomEdit(const Plan& plan, std::mt19937_64& random) {
    return EditMaker(plan, random).make();
}

}  // namespace peerplan::tests
