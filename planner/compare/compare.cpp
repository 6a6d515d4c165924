// SPDX-License-Identifier: MIT
#include "planner/compare/compare.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace peerplan {
namespace {

using FindingKey = std::tuple<std::string, Severity, std::vector<std::string>>;

FindingKey keyOf(const Finding& finding) {
    return {finding.rule, finding.severity, finding.subjects};
}

/// The findings of one review that are not accepted and that the other has not as often.
std::vector<Finding> beyond(const ReviewAnswer& review, const ReviewAnswer& other) {
    std::map<FindingKey, int> left;
    for (const ReviewFinding& row : other.findings) {
        if (!row.accepted) ++left[keyOf(row.finding)];
    }
    std::vector<Finding> more;
    for (const ReviewFinding& row : review.findings) {
        if (row.accepted) continue;
        if (--left[keyOf(row.finding)] < 0) more.push_back(row.finding);
    }
    return more;
}

/// Whether two designs come to the same plan: neither what people call it nor what is stored beside
/// it changes an answer.
bool isSame(const Design& a, const Design& b) {
    if (a.failed != b.failed) return false;
    Plan first = a.plan;
    Plan second = b.plan;
    for (Plan* plan : {&first, &second}) {
        plan->name.clear();
        plan->note.clear();
        plan->scenarios.clear();
    }
    return first == second;
}

/// The best of a row lead every cell that differs.
void markBest(CompareRow& row) {
    for (CompareCell& cell : row.cells) {
        if (!cell.value) continue;
        bool differ = false;
        cell.best = true;
        for (const CompareCell& other : row.cells) {
            if (!other.value || *other.value == *cell.value) continue;
            differ = true;
            cell.best = cell.best && leads(row, cell, other);
        }
        cell.best = cell.best && differ;
    }
}

/// Builds the rows one after the other.
class Rows {
  public:
    explicit Rows(std::span<const ComparedDesign> designs) : m_designs(designs) {}

    /// `make(figures)` gives a cell. A row without any value or words is left out.
    template <class Make>
    CompareRow* add(const char* figure, const char* title, CompareUnit unit, Better better,
                    const Make& make) {
        CompareRow row;
        row.figure = figure;
        row.title = Text(title);
        row.unit = unit;
        row.better = better;
        bool any = false;
        for (const ComparedDesign& design : m_designs) {
            row.cells.push_back(make(design.figures));
            any |= row.cells.back().value.has_value() || !row.cells.back().words.empty();
        }
        if (!any) return nullptr;
        markBest(row);
        m_rows.push_back(std::move(row));
        return &m_rows.back();
    }

    std::vector<CompareRow> take() { return std::move(m_rows); }

  private:
    std::span<const ComparedDesign> m_designs;
    std::vector<CompareRow> m_rows;
};

CompareCell cell(double value, std::string where = {}, std::string failure = {}) {
    return {value, {}, std::move(where), std::move(failure)};
}

CompareCell cell(std::int64_t value, std::string where = {}, std::string failure = {}) {
    return cell(static_cast<double>(value), std::move(where), std::move(failure));
}

CompareCell cell(const std::optional<double>& value, std::string where = {},
                 std::string failure = {}) {
    return {value, {}, std::move(where), std::move(failure)};
}

void addRisks(Rows& rows) {
    rows.add("users-at-risk", tr("users at risk"), CompareUnit::Users, Better::Less,
             [](const DesignFigures& f) { return cell(f.usersAtRisk); });
    rows.add("worst-failure", tr("… in the worst failure"), CompareUnit::Users, Better::Less,
             [](const DesignFigures& f) { return cell(f.worstFailureUsers, {}, f.worstFailure); });
    rows.add("hurt-normally", tr("hurt without a failure"), CompareUnit::Users, Better::Less,
             [](const DesignFigures& f) { return cell(f.usersHurtNormally); });
    const char* titles[] = {tr("single points: cut"), tr("… manual"), tr("… congested"),
                            tr("… slow")};
    for (const SpofKind kind :
         {SpofKind::Cut, SpofKind::Manual, SpofKind::Congested, SpofKind::Slow}) {
        const auto at = static_cast<std::size_t>(kind);
        std::string figure = "spof-";
        figure += word(kind);
        rows.add(figure.c_str(), titles[at], CompareUnit::Count, Better::Less,
                 [&](const DesignFigures& f) {
                     CompareCell out = cell(f.spofs[at]);
                     out.worseKinds.assign(f.spofs.begin(), f.spofs.begin() + at);
                     return out;
                 });
    }
    rows.add("least-headroom", tr("least headroom"), CompareUnit::Ratio, Better::More,
             [](const DesignFigures& f) {
                 return cell(f.leastHeadroom, f.leastElement, f.leastFailure);
             });
}

void addMoneyAndTime(Rows& rows) {
    rows.add("cost", tr("cost a month"), CompareUnit::Money, Better::Less,
             [](const DesignFigures& f) {
                 CompareCell out;
                 if (!f.costHundredths) return out;
                 out.value = static_cast<double>(*f.costHundredths) / 100;
                 out.where = f.currency;
                 return out;
             });
    rows.add(
        "unpriced", tr("… without a price"), CompareUnit::Count, Better::Neither,
        [](const DesignFigures& f) { return f.costHundredths ? cell(f.unpriced) : CompareCell{}; });
    rows.add("minutes-without", tr("minutes a year without"), CompareUnit::Minutes, Better::Less,
             [](const DesignFigures& f) { return cell(f.minutesWithout, f.worstService); });
}

void addRtts(Rows& rows, std::span<const ComparedDesign> designs) {
    std::vector<std::string> regions(1);
    for (const ComparedDesign& design : designs) {
        for (const UsersRtt& region : design.figures.rtts) {
            if (region.region.empty()) continue;
            if (std::find(regions.begin(), regions.end(), region.region) == regions.end()) {
                regions.push_back(region.region);
            }
        }
    }
    for (const std::string& name : regions) {
        const auto of = [&](const DesignFigures& f) -> UsersRtt {
            for (const UsersRtt& region : f.rtts) {
                if (region.region == name) return region;
            }
            return {};
        };
        CompareRow* row =
            rows.add("rtt-median", tr("round trip, median"), CompareUnit::Ms, Better::Less,
                     [&](const DesignFigures& f) { return cell(of(f).medianMs); });
        if (row != nullptr) row->region = name;
        row = rows.add("rtt-p95", tr("round trip, 95th percentile"), CompareUnit::Ms, Better::Less,
                       [&](const DesignFigures& f) { return cell(of(f).p95Ms); });
        if (row != nullptr) row->region = name;
    }
}

void addWays(Rows& rows) {
    rows.add("abroad-share", tr("leaves in other regions"), CompareUnit::Ratio, Better::Less,
             [](const DesignFigures& f) { return cell(f.abroadShare); });
    rows.add("users-abroad", tr("… users in a failure"), CompareUnit::Users, Better::Less,
             [](const DesignFigures& f) { return cell(f.usersAbroad); });
    rows.add("span-mean", tr("swing of RTT, mean"), CompareUnit::Ms, Better::Less,
             [](const DesignFigures& f) { return cell(f.meanSpanMs); });
    rows.add("span-most", tr("… of the worst office"), CompareUnit::Ms, Better::Less,
             [](const DesignFigures& f) {
                 return cell(f.mostSpanMs, f.mostSpanSite, f.mostSpanFailure);
             });
    rows.add("internet-year", tr("user-hours on Internet"), CompareUnit::Ratio, Better::Less,
             [](const DesignFigures& f) { return cell(f.internetYear); });
}

CompareCell levelCell(std::size_t level, Text words) {
    CompareCell out;
    out.value = static_cast<double>(level);
    out.words = std::move(words);
    return out;
}

Text complexityText(Complexity level) {
    switch (level) {
        case Complexity::Simple:
            return tr("simple");
        case Complexity::Moderate:
            return tr("moderate");
        case Complexity::Complex:
            break;
    }
    return tr("complex");
}

Text mannerText(const DesignFigures& f) {
    switch (f.failover) {
        case FailoverManner::Automatic:
            return tr("automatic");
        case FailoverManner::Manual:
            if (!f.manualMinutes) return tr("by a person");
            return Text(tr("by a person, {time}"), {{"time", Duration::minutes(*f.manualMinutes)}});
        case FailoverManner::NoneLeft:
            break;
    }
    return tr("none");
}

void addPeople(Rows& rows) {
    rows.add("failover", tr("failover"), CompareUnit::InWords, Better::Less,
             [](const DesignFigures& f) {
                 return levelCell(static_cast<std::size_t>(f.failover), mannerText(f));
             });
    rows.add("manual-steps", tr("manual steps"), CompareUnit::InWords, Better::Less,
             [](const DesignFigures& f) {
                 std::string list;
                 for (const ManualStep& step : f.steps) {
                     if (!list.empty()) list += ", ";
                     list += word(step.means);
                 }
                 return levelCell(f.steps.size(), list.empty() ? Text(tr("nothing"))
                                                               : Text("{list}", {{"list", list}}));
             });
    rows.add("ogs-score", tr("score of VPN gateways"), CompareUnit::Score, Better::More,
             [](const DesignFigures& f) { return cell(f.ogsScore); });
    rows.add("dns", tr("DNS"), CompareUnit::InWords, Better::Less, [](const DesignFigures& f) {
        return levelCell(static_cast<std::size_t>(f.dns.level), complexityText(f.dns.level));
    });
    rows.add("routing", tr("routing"), CompareUnit::InWords, Better::Less,
             [](const DesignFigures& f) {
                 return levelCell(static_cast<std::size_t>(f.routing.level),
                                  complexityText(f.routing.level));
             });
}

void addFindings(Rows& rows, std::span<const ComparedDesign> designs) {
    rows.add("errors", tr("findings: errors"), CompareUnit::Count, Better::Less,
             [](const DesignFigures& f) {
                 return f.findings ? cell(f.findings->errors) : CompareCell{};
             });
    rows.add("warnings", tr("… warnings"), CompareUnit::Count, Better::Less,
             [](const DesignFigures& f) {
                 return f.findings ? cell(f.findings->warnings) : CompareCell{};
             });
    rows.add("notes", tr("… notes"), CompareUnit::Count, Better::Less, [](const DesignFigures& f) {
        return f.findings ? cell(f.findings->notes) : CompareCell{};
    });
    for (const bool gained : {true, false}) {
        std::size_t at = 0;
        rows.add(gained ? "gained" : "lost", gained ? tr("findings gained") : tr("findings lost"),
                 CompareUnit::Count, Better::Neither, [&](const DesignFigures& f) {
                     const ComparedDesign& design = designs[at++];
                     if (!f.findings || at == 1) return CompareCell{};
                     const auto count = std::count_if(
                         design.changes.begin(), design.changes.end(),
                         [&](const FindingChange& change) { return change.gained == gained; });
                     return cell(static_cast<std::int64_t>(count));
                 });
    }
}

}  // namespace

std::vector<FindingChange> findingChanges(const ReviewAnswer& before, const ReviewAnswer& now) {
    std::vector<FindingChange> changes;
    for (Finding& finding : beyond(now, before)) changes.push_back({true, std::move(finding)});
    for (Finding& finding : beyond(before, now)) changes.push_back({false, std::move(finding)});
    return changes;
}

bool leads(const CompareRow& row, const CompareCell& one, const CompareCell& other) {
    if (row.better == Better::Neither || !one.value || !other.value) return false;
    const bool wins =
        row.better == Better::Less ? *one.value < *other.value : *one.value > *other.value;
    if (!wins) return false;
    for (std::size_t i = 0; i < one.worseKinds.size() && i < other.worseKinds.size(); ++i) {
        if (one.worseKinds[i] > other.worseKinds[i]) return false;
    }
    return true;
}

std::vector<CompareRow> compareRows(std::span<const ComparedDesign> designs) {
    Rows rows(designs);
    addRisks(rows);
    addMoneyAndTime(rows);
    addRtts(rows, designs);
    addWays(rows);
    addPeople(rows);
    addFindings(rows, designs);
    return rows.take();
}

CompareAnswer compareDesigns(std::span<const Design> designs, const Catalogue& catalogue,
                             const StudyOptions& options) {
    CompareAnswer answer;
    std::vector<ReviewAnswer> reviews;
    for (std::size_t i = 0; i < designs.size(); ++i) {
        ComparedDesign row;
        row.name = designs[i].name;
        row.title = designs[i].title;
        for (std::size_t j = 0; j < i && !row.sameAs; ++j) {
            if (isSame(designs[i], designs[j])) row.sameAs = j;
        }
        if (row.sameAs) {
            row.figures = answer.designs[*row.sameAs].figures;
            reviews.push_back(reviews[*row.sameAs]);
        } else {
            const DesignAnswers* known = i == 0 ? options.ofFirst : nullptr;
            DesignStudy study = studyDesign(designs[i], catalogue, options, known);
            row.figures = std::move(study.figures);
            reviews.push_back(std::move(study.review));
            ++answer.workedOut;
        }
        if (i > 0) row.changes = findingChanges(reviews.front(), reviews.back());
        answer.designs.push_back(std::move(row));
        for (const Region& region : designs[i].plan.regions) {
            const auto known = std::any_of(answer.regionNames.begin(), answer.regionNames.end(),
                                           [&](const auto& one) { return one.first == region.id; });
            if (!known) answer.regionNames.emplace_back(region.id, region.label());
        }
    }
    answer.rows = compareRows(answer.designs);
    return answer;
}

}  // namespace peerplan
