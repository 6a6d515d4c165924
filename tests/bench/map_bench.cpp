// SPDX-License-Identifier: MIT
/// Prints what drawing a map costs while a reader moves and zooms.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <QImage>
#include <QPainter>

#include "data/report/charts/chart_style.h"
#include "data/report/map/map_canvas.h"
#include "tests/data/report/map/sample_map.h"

using namespace peerplan;

namespace {

double millisecondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

struct Frames {
    std::vector<double> times;
    void print(const char* what) {
        std::sort(times.begin(), times.end());
        std::printf("%-40s median %6.1f ms   worst %6.1f ms   %zu frames\n", what,
                    times[times.size() / 2], times.back(), times.size());
    }
};

}  // namespace

int main() {
    needApplication();
    for (const std::size_t offices : {100U, 1000U, 10000U}) {
        std::printf("%zu offices, 1600 x 1000 pixels\n", offices);
        NetworkMap map = tests::randomMap(11, offices);
        auto start = std::chrono::steady_clock::now();
        MapCanvas canvas(projectionFor(map, true));
        std::printf("%-40s %13.1f ms\n", "coast lines", millisecondsSince(start));
        start = std::chrono::steady_clock::now();
        canvas.show(map);
        std::printf("%-40s %13.1f ms\n", "places and great circles", millisecondsSince(start));
        QImage image(1600, 1000, QImage::Format_ARGB32_Premultiplied);
        const auto frame = [&](const MapView& view) {
            const auto begin = std::chrono::steady_clock::now();
            QPainter painter(&image);
            canvas.draw(painter, view);
            painter.end();
            return millisecondsSince(begin);
        };
        MapView view = canvas.fitted({1600, 1000});
        std::printf("%-40s %13.1f ms\n", "first paint", frame(view));
        MapChanges failure;
        for (std::uint32_t line = 0; line < map.lines.size(); line += 50) {
            failure.lines.push_back({line, 0, {}, Mood::Bad, true, {}});
        }
        start = std::chrono::steady_clock::now();
        canvas.change(failure);
        frame(view);
        std::printf("%-40s %13.1f ms\n", "one failure shown", millisecondsSince(start));
        canvas.change({});
        double longestPan = 0;
        for (const char* where : {"world", "continent", "country", "city"}) {
            Frames zoomed;
            Frames dragged;
            view.moving = true;
            for (int i = 0; i < 10; ++i) {
                view.zoom(i % 2 == 0 ? 1.2 : 1 / 1.2, {800, 500});
                zoomed.times.push_back(frame(view));
            }
            for (int i = 0; i < 30; ++i) {
                view.drag({i % 2 == 0 ? 17.0 : -13.0, 5.0});
                dragged.times.push_back(frame(view));
            }
            view.moving = false;
            Frames still;
            for (int i = 0; i < 5; ++i) still.times.push_back(frame(view));
            std::string label = where;
            longestPan =
                std::max(longestPan, *std::max_element(dragged.times.begin(), dragged.times.end()));
            still.print((label + ", standing").c_str());
            zoomed.print((label + ", zooming").c_str());
            dragged.print((label + ", dragging").c_str());
            // In on the most important place.
            const std::uint32_t first = canvas.scene().byImportance().front();
            view.centre = canvas.scene().places()[first];
            view.scale *= 5;
        }
        std::printf("%-40s %13.1f ms\n", "longest pan frame", longestPan);
    }
}
