// SPDX-License-Identifier: MIT
#include "tests/data/report/map/sample_map.h"

#include <QPainter>

#include "data/report/charts/chart_style.h"

#include <algorithm>
#include <random>
#include <string>

namespace peerplan::tests {
namespace {

bool crosses(std::span<const GeoPoint> ring, double latitude, double longitude) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const GeoPoint& a = ring[i - 1];
        const GeoPoint& b = ring[i];
        if ((a.latitude > latitude) == (b.latitude > latitude)) continue;
        const double t = (latitude - a.latitude) / (b.latitude - a.latitude);
        if (a.longitude + t * (b.longitude - a.longitude) > longitude) inside = !inside;
    }
    return inside;
}

MapPlace place(MapPlaceKind kind, const char* name, double latitude, double longitude,
               std::int64_t users = 0) {
    MapPlace out;
    out.kind = kind;
    out.name = name;
    out.ref = std::string("site/") + name;
    out.latitude = latitude;
    out.longitude = longitude;
    out.users = users;
    return out;
}

MapLine line(MapLineKind kind, std::uint32_t from, std::uint32_t to, double kbps, Mood mood) {
    MapLine out;
    out.kind = kind;
    out.from = from;
    out.to = to;
    out.name = "a line";
    out.kbps = kbps;
    out.mood = mood;
    return out;
}

NetworkMap named(const char* id) {
    NetworkMap map;
    map.id = id;
    map.title = "Network map";
    map.alternative = "What stands where.";
    map.moods = {{Mood::Good, "as planned"}, {Mood::Watch, "tight"}, {Mood::Bad, "congested"}};
    map.width = "Load:";
    return map;
}

}  // namespace

std::vector<GeoPoint> knownLand() {
    return {{32.8, -96.8}, {-10, -55}, {51, 10},   {10, 20},  {60, 100},
            {-25, 135},    {-80, 60},  {67, -177}, {67, 179}, {72, -40}};
}

std::vector<GeoPoint> knownSea() {
    return {{30, -40}, {0, -150}, {12, 178}, {-40, 90}, {42, 50.8}, {85, 0}, {-60, -140}};
}

bool isLand(const WorldLines& world, GeoPoint place) {
    bool land = false;
    for (std::size_t i = 0; i < world.size(); ++i) {
        if (world.kinds[i] == WorldLineKind::Border) continue;
        for (const double turn : {-360.0, 0.0, 360.0}) {
            if (crosses(world.line(i), place.latitude, place.longitude + turn)) land = !land;
        }
    }
    return land;
}

NetworkMap companyMap() {
    NetworkMap map = named("company");
    map.places = {place(MapPlaceKind::Office, "Dallas", 32.8, -96.8, 2500),
                  place(MapPlaceKind::Office, "London", 51.5, -0.1, 1800),
                  place(MapPlaceKind::Office, "Oslo", 59.9, 10.8, 150),
                  place(MapPlaceKind::Office, "Tokyo", 35.7, 139.8, 900),
                  place(MapPlaceKind::Office, "São Paulo", -23.5, -46.6, 400),
                  place(MapPlaceKind::Datacenter, "Dallas data centre", 32.82, -96.8),
                  place(MapPlaceKind::PeeringLocation, "Dallas peering", 32.78, -96.8),
                  place(MapPlaceKind::PeeringLocation, "London peering", 51.51, -0.12)};
    map.lines = {line(MapLineKind::Link, 1, 5, 900e3, Mood::Bad),
                 line(MapLineKind::Link, 2, 1, 90e3, Mood::Good),
                 line(MapLineKind::Link, 3, 5, 400e3, Mood::Watch),
                 line(MapLineKind::Link, 4, 5, 0, Mood::Neutral),
                 line(MapLineKind::Circuit, 5, 6, 2e6, Mood::Good),
                 line(MapLineKind::Flow, 2, 7, 40e3, Mood::Neutral)};
    return map;
}

NetworkMap countryMap() {
    NetworkMap map = named("country");
    map.places = {place(MapPlaceKind::Office, "Oslo", 59.91, 10.75, 900),
                  place(MapPlaceKind::Office, "Bergen", 60.39, 5.32, 400),
                  place(MapPlaceKind::Office, "Trondheim", 63.43, 10.4, 300),
                  place(MapPlaceKind::Office, "Stavanger", 58.97, 5.73, 500),
                  place(MapPlaceKind::Datacenter, "Fet", 59.92, 11.17),
                  place(MapPlaceKind::PeeringLocation, "Stockholm", 59.33, 18.07)};
    for (std::uint32_t i = 0; i < 4; ++i) {
        map.lines.push_back(line(MapLineKind::Link, i, 4, 100e3 * (i + 1), Mood::Good));
    }
    map.lines.push_back(line(MapLineKind::Circuit, 4, 5, 500e3, Mood::Watch));
    return map;
}

NetworkMap pacificMap() {
    NetworkMap map = named("pacific");
    map.places = {place(MapPlaceKind::Office, "Los Angeles", 34.05, -118.24, 900),
                  place(MapPlaceKind::Office, "Vancouver", 49.28, -123.12, 400),
                  place(MapPlaceKind::Office, "Tokyo", 35.68, 139.77, 800),
                  place(MapPlaceKind::Office, "Sydney", -33.87, 151.21, 500),
                  place(MapPlaceKind::Office, "Auckland", -36.85, 174.76, 200),
                  place(MapPlaceKind::Office, "Suva", -18.14, 178.44, 20),
                  place(MapPlaceKind::Office, "Apia", -13.83, -171.77, 10),
                  place(MapPlaceKind::Datacenter, "Honolulu", 21.31, -157.86)};
    for (std::uint32_t i = 0; i < 7; ++i) {
        map.lines.push_back(line(MapLineKind::Link, i, 7, 50e3 * (i + 1), Mood::Good));
    }
    return map;
}

NetworkMap randomMap(std::uint32_t seed, std::size_t offices) {
    std::mt19937 random(seed);
    const auto between = [&random](double least, double most) {
        return least + (most - least) * static_cast<double>(random()) / 4294967296.0;
    };
    const std::size_t hubs = 1 + offices / 100;
    NetworkMap map = named("random");
    const WorldLines& world = worldLines(WorldDetail::Coarse);
    std::vector<GeoPoint> centres;
    while (centres.size() < 3 * hubs) {
        const GeoPoint at{between(-50, 68), between(-180, 180)};
        if (isLand(world, at)) centres.push_back(at);
    }
    for (std::size_t i = 0; i < offices + hubs; ++i) {
        const GeoPoint& near = centres[random() % centres.size()];
        const bool hub = i < hubs;
        std::string name = hub ? "Data centre " : "Office ";
        name += std::to_string(i);
        map.places.push_back(place(hub ? MapPlaceKind::Datacenter : MapPlaceKind::Office,
                                   name.c_str(), near.latitude + between(-4, 4),
                                   near.longitude + between(-5, 5),
                                   hub ? 0 : static_cast<std::int64_t>(1 + random() % 400)));
        if (hub) continue;
        const auto at = static_cast<std::uint32_t>(i);
        const auto to = static_cast<std::uint32_t>(random() % hubs);
        const auto mood = static_cast<Mood>(random() % 4);
        map.lines.push_back(line(MapLineKind::Link, at, to, between(0, 200e3), mood));
        map.lines.push_back(line(MapLineKind::Flow, at, to, between(0, 50e3), Mood::Neutral));
    }
    return map;
}

QImage drawn(MapCanvas& canvas, const MapView& view) {
    needApplication();
    QImage image(view.size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    canvas.draw(painter, view);
    return image;
}

}  // namespace peerplan::tests
