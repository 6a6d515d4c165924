// SPDX-License-Identifier: MIT
#pragma once

/// The map with its search, its layers and its buttons.

#include <QWidget>

#include "gui/study/study.h"
#include "gui/work/worker.h"
#include "model/map.h"

class QLabel;
class QLineEdit;

namespace peerplan::gui {

class FailuresView;
class MapSheet;

class MapPage : public QWidget {
    Q_OBJECT
  public:
    /// Shows the state that `failures` is in.
    MapPage(Study& study, FailuresView& failures, QWidget* parent = nullptr);

    MapSheet& sheet() const { return *m_sheet; }
    void choose(const QString& reference);
    Worker& worker() { return m_worker; }

  Q_SIGNALS:
    void chosen(const QString& reference);
    void toggled(const QString& reference);

  private:
    void read();

    Study& m_study;
    FailuresView& m_failures;
    QLineEdit* m_search;
    QLabel* m_headline;
    MapSheet* m_sheet;
    Worker m_worker;
};

}  // namespace peerplan::gui
