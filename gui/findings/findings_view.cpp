// SPDX-License-Identifier: MIT
#include "gui/findings/findings_view.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "data/json/edit_text.h"
#include "data/text/render.h"
#include "gui/answers/answer_view.h"
#include "gui/words/look.h"
#include "gui/words/words.h"
#include "planner/report/use_names.h"
#include "planner/review/review_tables.h"

namespace peerplan::gui {
namespace {

std::string_view severityWord(Severity severity) {
    return word(severity);
}

Table faultsTable(const Diagnostics& diagnostics, const Plan& plan) {
    Table table;
    table.id = "faults";
    table.title = Text("Data");
    table.columns = {{"severity", Text("severity"), CellKind::Grade},
                     {"object", Text("object"), CellKind::Component},
                     {"place", Text("place"), CellKind::Text},
                     {"message", Text("what is wrong"), CellKind::Text}};
    for (const Diagnostic& diagnostic : diagnostics) {
        const PlanElement element = elementAt(plan, diagnostic.pointer);
        std::vector<Cell>& row = table.rows.emplace_back();
        row.emplace_back(std::string(severityWord(diagnostic.severity)));
        row.emplace_back();
        if (element.valid()) row.back() = referenceOf(plan, element);
        row.emplace_back();
        if (!diagnostic.pointer.empty()) row.back() = diagnostic.pointer;
        row.emplace_back(fromQt(said(diagnostic)));
    }
    return table;
}

/// Few columns: the rest of a finding is told below the list.
Table shortFindings(const ReviewAnswer& review) {
    Table table = findingsTable(review);
    for (const char* gone : {"area", "subjects", "why", "fix", "source", "reason", "until"}) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.columns[c].key != gone) continue;
            const auto at = static_cast<std::ptrdiff_t>(c);
            table.columns.erase(table.columns.begin() + at);
            for (auto& row : table.rows) row.erase(row.begin() + at);
            break;
        }
    }
    return table;
}

QString paragraph(const Text& head, const QString& text) {
    if (text.isEmpty()) return {};
    return QStringLiteral("<p><b>") + said(head).toHtmlEscaped() + QStringLiteral("</b><br>") +
           text.toHtmlEscaped() + QStringLiteral("</p>");
}

}  // namespace

FindingsView::FindingsView(Document& document, Study& study, PlanReview& review, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_study(study),
      m_review(review),
      m_pages(new QTabWidget(this)),
      m_headline(new QLabel(this)),
      m_findings(new AnswerView(this)),
      m_faults(new AnswerView(this)),
      m_detail(new QTextBrowser(this)),
      m_mend(new QPushButton(said(Text("Mend it")), this)),
      m_accept(new QPushButton(said(Text("Accept this finding…")), this)) {
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    m_headline->setMargin(6);
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_detail->setOpenLinks(false);
    m_detail->setAccessibleName(said(Text("The finding in full")));
    m_accept->setEnabled(false);
    auto* lower = new QWidget(this);
    auto* below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(m_detail, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_mend);
    buttons->addWidget(m_accept);
    buttons->addStretch(1);
    below->addLayout(buttons);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_findings);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    m_pages->setDocumentMode(true);
    m_pages->addTab(splitter, said(Text("Design")));
    m_pages->addTab(m_faults, said(Text("Data")));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(m_headline);
    column->addWidget(m_pages, 1);

    connect(&study, &Study::changed, this, &FindingsView::showFaults);
    connect(&review, &PlanReview::outdated, this, [this] {
        if (isVisible()) m_review.want();
        showFindings();
    });
    connect(&review, &PlanReview::changed, this, &FindingsView::showFindings);
    connect(m_findings, &AnswerView::rowChosen, this, &FindingsView::tell);
    connect(m_findings, &AnswerView::referenceChosen, this, &FindingsView::chosen);
    connect(m_faults, &AnswerView::referenceChosen, this, &FindingsView::chosen);
    connect(m_accept, &QPushButton::clicked, this, &FindingsView::askReason);
    connect(m_mend, &QPushButton::clicked, this, [this] {
        const Diagnostics faults = mend(m_row);
        if (!faults.empty()) Q_EMIT refused(faults);
    });
    showFindings();
}

void FindingsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_review.want();
}

void FindingsView::showFaults() {
    const StudiedPlan& plan = *m_study.latest();
    m_faults->setTable(faultsTable(plan.diagnostics, *plan.plan), nullptr);
    QString title = said(Text("Data"));
    if (!plan.diagnostics.empty()) {
        title += QStringLiteral("  ") + QString::number(plan.diagnostics.size());
    }
    m_pages->setTabText(1, title);
    if (!plan.holds()) m_pages->setCurrentIndex(1);
    showFindings();
}

void FindingsView::showFindings() {
    if (m_study.latest() != nullptr && !m_study.latest()->holds()) {
        m_headline->setText(
            said(Text("The plan's data has errors: nothing can be worked out until they are "
                      "mended. They are listed under Data.")));
        return;
    }
    m_shown = m_review.latest();
    if (m_shown == nullptr) {
        m_headline->setText(said(Text("The design is being reviewed.")));
        return;
    }
    const ReviewAnswer& review = m_shown->review;
    m_headline->setText(
        said(Text("{errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}, {notes} "
                  "{notes|note|notes}; {accepted} accepted.",
                  {{"errors", review.errors},
                   {"warnings", review.warnings},
                   {"notes", review.notes},
                   {"accepted", review.accepted}})));
    const bool first = m_findings->table().columns.empty();
    m_findings->setTable(shortFindings(review), &*m_shown->studied->names);
    if (first) m_findings->view()->setColumnWidth(3, 620);
    QString title = said(Text("Design"));
    title += QStringLiteral("  ") + QString::number(review.findings.size());
    m_pages->setTabText(0, title);
    tell(-1);
}

void FindingsView::tell(int row) {
    m_row = row;
    const ReviewFinding* const shown = findingOf(row);
    m_accept->setEnabled(shown != nullptr && !shown->accepted);
    m_mend->setEnabled(canMend(row));
    if (shown == nullptr) {
        m_detail->setPlainText(
            said(Text("Choose a finding to read why it matters and what to do.")));
        return;
    }
    const ReviewFinding& found = *shown;
    Finding finding = found.finding;
    for (Text* text : {&finding.what, &finding.why, &finding.fix}) {
        useNames(*text, *m_shown->studied->names);
    }
    QString page = paragraph(Text("What"), sentence(finding.what));
    page += paragraph(Text("Why it matters"), sentence(finding.why));
    page += paragraph(Text("What to do"), sentence(finding.fix));
    QStringList edits;
    for (const Edit& edit : found.edits) edits.append(toQt(editText(edit)));
    page += paragraph(edits.size() > 1 ? Text("Edits that mend it") : Text("Edit that mends it"),
                      edits.join(QStringLiteral("; ")));
    QStringList subjects;
    for (const std::string& subject : finding.subjects) {
        subjects.append(toQt(m_shown->studied->names->of(subject)));
    }
    page += paragraph(Text("About"), subjects.join(QStringLiteral(", ")));
    page += paragraph(Text("Rule"), toQt(finding.rule));
    if (found.accepted) page += paragraph(Text("Accepted"), toQt(found.reason));
    m_detail->setHtml(page);
}

const ReviewFinding* FindingsView::findingOf(int row) const {
    if (m_shown == nullptr || row < 0) return nullptr;
    const auto& findings = m_shown->review.findings;
    const auto at = static_cast<std::size_t>(row);
    return at < findings.size() ? &findings[at] : nullptr;
}

bool FindingsView::canMend(int row) const {
    const ReviewFinding* found = findingOf(row);
    return found != nullptr && !found->edits.empty() && m_review.isCurrent() && m_study.isCurrent();
}

Diagnostics FindingsView::mend(int row) {
    if (!canMend(row)) return {};
    const ReviewFinding& found = *findingOf(row);
    return m_document.apply(found.edits, Text("Mend {rule}", {{"rule", found.finding.rule}}));
}

Diagnostics FindingsView::accept(int row, const QString& reason) {
    const ReviewFinding* found = findingOf(row);
    if (found == nullptr) return {};
    const Finding& finding = found->finding;
    Value::Object entry{{"rule", Value(finding.rule)}, {"reason", Value(fromQt(reason))}};
    if (!finding.subjects.empty()) entry.emplace_back("object", Value(finding.subjects.front()));
    Edit edit;
    edit.kind = EditKind::Add;
    edit.object = "accepted";
    edit.value = Value(std::move(entry));
    return m_document.apply({&edit, 1}, Text("Accept {rule}", {{"rule", finding.rule}}));
}

void FindingsView::askReason() {
    const int row = m_row;
    bool told = false;
    const QString reason = QInputDialog::getText(this, said(Text("Accept this finding")),
                                                 said(Text("Why the company accepts it:")),
                                                 QLineEdit::Normal, QString(), &told);
    if (!told || reason.trimmed().isEmpty()) return;
    const Diagnostics faults = accept(row, reason.trimmed());
    if (!faults.empty()) Q_EMIT refused(faults);
}

}  // namespace peerplan::gui
