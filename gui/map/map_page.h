// SPDX-License-Identifier: MIT
#pragma once

/// The map with its search, its layers and its buttons.

#include <memory>
#include <vector>

#include <QWidget>

#include "gui/document/document.h"
#include "gui/study/study.h"
#include "gui/work/worker.h"
#include "model/map.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;

namespace peerplan::gui {

class FailuresView;
class MapSheet;
struct LiveMapState;
struct MapDrawing;

class MapPage : public QWidget {
    Q_OBJECT
  public:
    /// Shows the state that `failures` is in; places as soon as a plan is opened.
    MapPage(Document& document, Study& study, FailuresView& failures, QWidget* parent = nullptr);
    ~MapPage() override;

    MapSheet& sheet() const { return *m_sheet; }
    void choose(const QString& reference);
    /// Shows or hides a layer by its word, for this once; false where there is none.
    bool setLayer(const QString& word, bool on);
    /// The layers that are usual, whatever the settings say.
    void setUsualLayers();
    Worker& worker() { return m_worker; }

  Q_SIGNALS:
    void chosen(const QString& reference);
    void toggled(const QString& reference);
    /// The sheet has another map, or the same in another state.
    void drawn();

  private:
    void makeLayers(QMenu& menu);
    /// Where things stand, before anything is worked out.
    void readPlaces();
    void read();
    void show(MapDrawing drawing);
    void fillGroups();

    Document& m_document;
    Study& m_study;
    FailuresView& m_failures;
    QLineEdit* m_search;
    QComboBox* m_groups;
    QLabel* m_headline;
    MapSheet* m_sheet;
    /// In the order of mapLayers().
    std::vector<QAction*> m_layers;
    /// What is drawn, unless flows are.
    std::shared_ptr<const LiveMapState> m_state;
    QString m_path;
    QString m_chosen;
    bool m_placed = false;
    Worker m_worker;
};

}  // namespace peerplan::gui
