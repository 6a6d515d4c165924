// SPDX-License-Identifier: MIT
#include "gui/map/map_page.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/failures/failures_view.h"
#include "gui/map/map_layers.h"
#include "gui/map/map_sheet.h"
#include "gui/words/words.h"
#include "planner/report/live_map.h"

namespace peerplan::gui {

/// The map of a plan in its normal state, and how to get to others from it.
struct LiveMapState {
    LiveMapState(std::shared_ptr<const StudiedPlan> of, const LiveAnswer& normal)
        : studied(std::move(of)),
          map(liveMap(*studied->plan, *studied->catalogue, *studied->names, normal)),
          changes(map, normal) {}

    std::shared_ptr<const StudiedPlan> studied;
    const NetworkMap map;
    const LiveMapChanges changes;
};

/// What a job of the map brings.
struct MapDrawing {
    /// Nothing where the map stays, in another state.
    std::optional<NetworkMap> map;
    MapChanges changes;
    std::shared_ptr<const LiveMapState> state;
};

MapPage::MapPage(Document& document, Study& study, FailuresView& failures, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_study(study),
      m_failures(failures),
      m_search(new QLineEdit(this)),
      m_groups(new QComboBox(this)),
      m_headline(new QLabel(this)),
      m_sheet(new MapSheet(this)) {
    m_search->setPlaceholderText(said(Text("Find a place")));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(240);
    m_groups->setAccessibleName(said(Text("Shared risks")));
    m_groups->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_groups->setMinimumContentsLength(16);
    m_groups->hide();
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_search);
    const auto button = [&](const Text& text, auto slot) {
        auto* tool = new QToolButton(this);
        tool->setText(said(text));
        tool->setFocusPolicy(Qt::TabFocus);
        connect(tool, &QToolButton::clicked, this, slot);
        bar->addWidget(tool);
        return tool;
    };
    button(Text("Everything"), [this] { m_sheet->fit(); });
    button(Text("+"), [this] { m_sheet->zoomBy(1.5); });
    button(Text("−"), [this] { m_sheet->zoomBy(1 / 1.5); });
    auto* layers = button(Text("Layers"), [] {});
    auto* menu = new QMenu(layers);
    makeLayers(*menu);
    layers->setMenu(menu);
    layers->setPopupMode(QToolButton::InstantPopup);
    bar->addWidget(m_groups);
    bar->addWidget(m_headline, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    column->addWidget(m_sheet, 1);

    connect(&document, &Document::planReplaced, this, &MapPage::readPlaces);
    connect(&failures, &FailuresView::answered, this, &MapPage::read);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_sheet->find(m_search->text()); });
    connect(m_groups, &QComboBox::activated, this, [this](int index) {
        const QString reference = m_groups->itemData(index).toString();
        m_sheet->choose(reference);
        m_chosen = reference;
        if (!reference.isEmpty()) Q_EMIT chosen(reference);
    });
    connect(m_sheet, &MapSheet::chosen, this, &MapPage::chosen);
    connect(m_sheet, &MapSheet::toggled, this, &MapPage::toggled);
}

MapPage::~MapPage() = default;

void MapPage::makeLayers(QMenu& menu) {
    m_sheet->layers() = keptLayers();
    for (const MapLayer& layer : mapLayers()) {
        // What stands on the map, what lies between, and how it is drawn.
        if (!layer.place && !m_layers.empty() && mapLayers()[m_layers.size() - 1].place) {
            menu.addSeparator();
        }
        if (layer.flag == &MapLayers::areas) menu.addSeparator();
        QAction* action = menu.addAction(said(Text(layer.title)));
        action->setCheckable(true);
        action->setChecked(shown(layer, m_sheet->layers()));
        action->setShortcut(QKeySequence(QString(QLatin1Char(layer.key))));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setShortcutVisibleInContextMenu(true);
        addAction(action);
        connect(action, &QAction::toggled, this, [this, &layer](bool on) {
            shown(layer, m_sheet->layers()) = on;
            m_sheet->update();
            if (layer.line == MapLineKind::Flow) read();
            if (layer.flag == &MapLayers::groups) fillGroups();
        });
        connect(action, &QAction::triggered, this, [&layer](bool on) { keep(layer, on); });
        m_layers.push_back(action);
    }
}

bool MapPage::setLayer(const QString& word, bool on) {
    const auto at = layerWords().indexOf(word);
    if (at < 0) return false;
    m_layers[static_cast<std::size_t>(at)]->setChecked(on);
    return true;
}

void MapPage::setUsualLayers() {
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        m_layers[i]->setChecked(mapLayers()[i].shown);
    }
}

void MapPage::choose(const QString& reference) {
    m_sheet->choose(reference);
    m_chosen = reference;
    const int at = m_groups->findData(reference);
    m_groups->setCurrentIndex(std::max(0, reference.isEmpty() ? 0 : at));
}

void MapPage::readPlaces() {
    // The same file in another state keeps its colours until there are new ones.
    if (m_placed && m_sheet->hasMap() && m_document.path() == m_path) return;
    m_path = m_document.path();
    m_placed = true;
    m_state.reset();
    m_worker.start(
        Text("Drawing the map"),
        [plan = m_document.snapshot(), catalogue = &m_document.catalogue()](const Progress&) {
            MapDrawing drawing;
            drawing.map = placesMap(*plan, *catalogue, Names(*plan));
            return drawing;
        },
        [this](MapDrawing drawing) { show(std::move(drawing)); });
}

void MapPage::read() {
    const auto& plan = m_study.latest();
    if (plan == nullptr || !plan->holds() || !m_failures.answer()) return;
    const bool flows = m_sheet->layers().shows(MapLineKind::Flow);
    m_worker.start(
        Text("Drawing the map"),
        [plan, flows, state = m_state, told = m_failures.answer()](const Progress&) {
            const LiveAnswer& answer = *told;
            MapDrawing drawing;
            if (flows) {
                drawing.map = liveMap(*plan->plan, *plan->catalogue, *plan->names, answer,
                                      plan->tellFlows(answer.loads.failed));
                return drawing;
            }
            drawing.state = state;
            if (state == nullptr || state->studied != plan) {
                const bool normal = answer.loads.failed.empty();
                drawing.state = std::make_shared<const LiveMapState>(
                    plan, normal ? answer : plan->tellLive({}));
                drawing.map = drawing.state->map;
            }
            drawing.changes = drawing.state->changes.in(answer);
            return drawing;
        },
        [this, headline = m_failures.headline()](MapDrawing drawing) {
            // With the state that it tells of, so that a sheet which gives it room is painted once.
            m_headline->setText(headline);
            show(std::move(drawing));
        });
}

void MapPage::show(MapDrawing drawing) {
    m_state = std::move(drawing.state);
    const bool other = drawing.map.has_value();
    if (other) m_sheet->setMap(std::move(*drawing.map));
    m_sheet->change(drawing.changes);
    if (other) fillGroups();
    Q_EMIT drawn();
}

void MapPage::fillGroups() {
    m_groups->clear();
    m_groups->addItem(said(Text("Shared risks")), QString());
    if (m_sheet->hasMap()) {
        for (const MapGroup& group : m_sheet->map().groups) {
            m_groups->addItem(toQt(group.name), toQt(group.ref));
        }
    }
    m_groups->setCurrentIndex(std::max(0, m_chosen.isEmpty() ? 0 : m_groups->findData(m_chosen)));
    m_groups->setVisible(m_groups->count() > 1 && m_sheet->layers().groups);
}

}  // namespace peerplan::gui
