// SPDX-License-Identifier: MIT
#pragma once

/// Findings of the design rules and faults of the data, each leading to its object.

#include <memory>

#include <QWidget>

#include "gui/document/document.h"
#include "gui/study/plan_review.h"

class QLabel;
class QPushButton;
class QTabWidget;
class QTextBrowser;

namespace peerplan::gui {

class AnswerView;

class FindingsView : public QWidget {
    Q_OBJECT
  public:
    FindingsView(Document& document, Study& study, PlanReview& review, QWidget* parent = nullptr);

    AnswerView& findings() const { return *m_findings; }
    AnswerView& faults() const { return *m_faults; }
    /// Accepts the finding of a row with a reason, as one edit.
    Diagnostics accept(int row, const QString& reason);
    /// Makes the edits that mend the finding of a row, as one edit; nothing where it has none, or
    /// where it is of an earlier state of the plan.
    Diagnostics mend(int row);
    /// Whether it has such edits and they are still to be made.
    bool canMend(int row) const;

  Q_SIGNALS:
    void chosen(const QString& reference);
    void refused(const peerplan::Diagnostics& diagnostics);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void showFaults();
    void showFindings();
    void tell(int row);
    void askReason();
    const ReviewFinding* findingOf(int row) const;

    Document& m_document;
    Study& m_study;
    PlanReview& m_review;
    QTabWidget* m_pages;
    QLabel* m_headline;
    AnswerView* m_findings;
    AnswerView* m_faults;
    QTextBrowser* m_detail;
    QPushButton* m_mend;
    QPushButton* m_accept;
    /// What the findings that are shown are of.
    std::shared_ptr<const ReviewedPlan> m_shown;
    int m_row = -1;
};

}  // namespace peerplan::gui
