// SPDX-License-Identifier: MIT
#pragma once

/// The panel that shows and edits the chosen object.

#include <vector>

#include <QWidget>

#include "gui/document/document.h"

class QLabel;
class QPushButton;
class QTreeView;

namespace peerplan::gui {

class InspectorModel;
class NamingList;

class Inspector : public QWidget {
    Q_OBJECT
  public:
    explicit Inspector(Document& document, QWidget* parent = nullptr);

    /// The object of a reference; the plan itself where there is none.
    void show(const QString& reference);
    /// Several objects of one list, edited together.
    void show(std::vector<PlanElement> elements);
    InspectorModel& model() const { return *m_model; }
    /// What names the object.
    NamingList& naming() const { return *m_naming; }

  Q_SIGNALS:
    /// An object that names the one that is shown.
    void chosen(const QString& reference);
    void refused(const peerplan::Diagnostics& diagnostics);

  private:
    void writeHead();
    void offer();

    Document& m_document;
    InspectorModel* m_model;
    QLabel* m_head;
    QTreeView* m_tree;
    QPushButton* m_add;
    QPushButton* m_remove;
    NamingList* m_naming;
};

}  // namespace peerplan::gui
