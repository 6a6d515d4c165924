// SPDX-License-Identifier: MIT
#include "gui/map/map_page.h"

#include <utility>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/failures/failures_view.h"
#include "gui/map/map_sheet.h"
#include "gui/words/words.h"
#include "planner/resilience/live/live_map.h"

namespace peerplan::gui {
namespace {

struct LayerWords {
    MapPlaceKind kind;
    const char* words;
};

constexpr LayerWords placeLayers[] = {
    {MapPlaceKind::Office, peerplan::tr("Offices")},
    {MapPlaceKind::Remote, peerplan::tr("Remote users")},
    {MapPlaceKind::Datacenter, peerplan::tr("Data centres")},
    {MapPlaceKind::Colocation, peerplan::tr("Colocations")},
    {MapPlaceKind::PeeringLocation, peerplan::tr("Peering locations")},
    {MapPlaceKind::Gateway, peerplan::tr("VPN gateways")}};

}  // namespace

MapPage::MapPage(Study& study, FailuresView& failures, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_failures(failures),
      m_search(new QLineEdit(this)),
      m_headline(new QLabel(this)),
      m_sheet(new MapSheet(this)) {
    m_search->setPlaceholderText(said(Text("Find a place")));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(240);
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
    const auto layer = [&](const Text& text, auto get) {
        QAction* action = menu->addAction(said(text));
        action->setCheckable(true);
        action->setChecked(get(m_sheet->layers()));
        connect(action, &QAction::toggled, this, [this, get](bool on) {
            get(m_sheet->layers()) = on;
            m_sheet->update();
        });
    };
    for (const LayerWords& one : placeLayers) {
        const auto at = static_cast<std::size_t>(one.kind);
        layer(Text(one.words), [at](MapLayers& shown) -> bool& { return shown.places[at]; });
    }
    menu->addSeparator();
    layer(Text("WAN links"), [](MapLayers& shown) -> bool& {
        return shown.lines[static_cast<std::size_t>(MapLineKind::Link)];
    });
    layer(Text("Circuits"), [](MapLayers& shown) -> bool& {
        return shown.lines[static_cast<std::size_t>(MapLineKind::Circuit)];
    });
    layer(Text("Names"), [](MapLayers& shown) -> bool& { return shown.names; });
    layer(Text("Borders"), [](MapLayers& shown) -> bool& { return shown.borders; });
    layers->setMenu(menu);
    layers->setPopupMode(QToolButton::InstantPopup);
    bar->addWidget(m_headline, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(bar);
    column->addWidget(m_sheet, 1);

    connect(&failures, &FailuresView::answered, this, &MapPage::read);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_sheet->find(m_search->text()); });
    connect(m_sheet, &MapSheet::chosen, this, &MapPage::chosen);
    connect(m_sheet, &MapSheet::toggled, this, &MapPage::toggled);
}

void MapPage::choose(const QString& reference) {
    m_sheet->choose(reference);
}

void MapPage::read() {
    const auto& plan = m_study.latest();
    if (plan == nullptr || !plan->holds() || !m_failures.answer()) return;
    m_headline->setText(m_failures.headline());
    m_worker.start(
        Text("Drawing the map"),
        [plan, answer = *m_failures.answer()](const Progress&) {
            return liveMap(*plan->plan, *plan->catalogue, answer);
        },
        [this](NetworkMap map) { m_sheet->setMap(std::move(map)); });
}

}  // namespace peerplan::gui
