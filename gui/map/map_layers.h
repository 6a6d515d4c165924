// SPDX-License-Identifier: MIT
#pragma once

/// The layers of the map that a reader switches on and off, by name and key, kept in the settings.

#include <optional>
#include <span>

#include <QString>
#include <QStringList>

#include "data/report/map/map_view.h"

namespace peerplan::gui {

/// Exactly one of `place`, `line` and `flag` is set.
struct MapLayer {
    const char* word;
    const char* title;
    /// The key on the map.
    char key;
    /// Whether it is seen until somebody says otherwise.
    bool shown = true;
    std::optional<MapPlaceKind> place{};
    std::optional<MapLineKind> line{};
    bool MapLayers::*flag = nullptr;
};

/// In the order of the menu.
std::span<const MapLayer> mapLayers();

bool& shown(const MapLayer& layer, MapLayers& layers);

/// What is seen before anybody chooses: perimeters and ways to the Internet stand at nearly every
/// site, and flows lie on every link.
MapLayers usualLayers();

/// What the settings say, else what is usual.
MapLayers keptLayers();
void keep(const MapLayer& layer, bool on);

/// The words of all layers, for `--show` and `--hide`.
QStringList layerWords();

}  // namespace peerplan::gui
