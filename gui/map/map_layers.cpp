// SPDX-License-Identifier: MIT
#include "gui/map/map_layers.h"

#include <cstddef>

#include <QSettings>

namespace peerplan::gui {
namespace {

constexpr MapLayer ofPlaces(MapPlaceKind kind, const char* word, const char* title, char key,
                            bool shown = true) {
    MapLayer layer{word, title, key, shown};
    layer.place = kind;
    return layer;
}

constexpr MapLayer ofLines(MapLineKind kind, const char* word, const char* title, char key,
                           bool shown = true) {
    MapLayer layer{word, title, key, shown};
    layer.line = kind;
    return layer;
}

constexpr MapLayer of(bool MapLayers::*flag, const char* word, const char* title, char key) {
    MapLayer layer{word, title, key};
    layer.flag = flag;
    return layer;
}

constexpr MapLayer layers[] = {
    ofPlaces(MapPlaceKind::Office, "offices", peerplan::tr("Offices"), 'O'),
    ofPlaces(MapPlaceKind::Remote, "remote", peerplan::tr("People at home"), 'H'),
    ofPlaces(MapPlaceKind::Datacenter, "datacenters", peerplan::tr("Data centres"), 'D'),
    ofPlaces(MapPlaceKind::Colocation, "colocations", peerplan::tr("Colocations"), 'K'),
    ofPlaces(MapPlaceKind::PeeringLocation, "peering-locations", peerplan::tr("Peering locations"),
             'P'),
    ofPlaces(MapPlaceKind::Gateway, "gateways", peerplan::tr("VPN gateways"), 'G'),
    ofPlaces(MapPlaceKind::Perimeter, "perimeters", peerplan::tr("Perimeters"), 'E', false),
    ofPlaces(MapPlaceKind::Internet, "internet", peerplan::tr("Internet egresses"), 'I', false),
    ofPlaces(MapPlaceKind::Pop, "pops", peerplan::tr("Providers' PoPs"), 'T'),
    ofPlaces(MapPlaceKind::Network, "networks", peerplan::tr("Providers' networks"), 'M'),
    ofPlaces(MapPlaceKind::CloudRegion, "azure-regions", peerplan::tr("Azure regions"), 'A'),
    ofLines(MapLineKind::Link, "links", peerplan::tr("WAN links"), 'L'),
    ofLines(MapLineKind::Circuit, "circuits", peerplan::tr("Circuits"), 'C'),
    ofLines(MapLineKind::Flow, "flows", peerplan::tr("Flows to their egresses"), 'F', false),
    of(&MapLayers::areas, "regions", peerplan::tr("Regions"), 'R'),
    of(&MapLayers::groups, "risk-groups", peerplan::tr("Shared risks"), 'S'),
    of(&MapLayers::names, "names", peerplan::tr("Names"), 'N'),
    of(&MapLayers::borders, "borders", peerplan::tr("Borders"), 'B')};

QString keyOf(const MapLayer& layer) {
    return QStringLiteral("map/layers/") + QString::fromLatin1(layer.word);
}

}  // namespace

std::span<const MapLayer> mapLayers() {
    return layers;
}

bool& shown(const MapLayer& layer, MapLayers& all) {
    if (layer.place) return all.places[static_cast<std::size_t>(*layer.place)];
    if (layer.line) return all.lines[static_cast<std::size_t>(*layer.line)];
    return all.*layer.flag;
}

MapLayers usualLayers() {
    MapLayers usual;
    for (const MapLayer& layer : layers) shown(layer, usual) = layer.shown;
    return usual;
}

MapLayers keptLayers() {
    MapLayers kept = usualLayers();
    const QSettings settings;
    for (const MapLayer& layer : layers) {
        bool& on = shown(layer, kept);
        on = settings.value(keyOf(layer), on).toBool();
    }
    return kept;
}

void keep(const MapLayer& layer, bool on) {
    QSettings().setValue(keyOf(layer), on);
}

QStringList layerWords() {
    QStringList words;
    for (const MapLayer& layer : layers) words.append(QString::fromLatin1(layer.word));
    return words;
}

}  // namespace peerplan::gui
