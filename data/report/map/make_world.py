#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes world_110m.txt and world_50m.txt from the npm package world-atlas.

    npm install world-atlas@2.0.2
    data/report/map/make_world.py node_modules/world-atlas

Run by hand when Natural Earth has a new version that matters; what it writes is in the repository.
The format is told in README.md of this folder.
"""

import json
import sys
from pathlib import Path

UNITS = 100  # a degree; a hundredth is 1.1 km at most, less than the width of any line drawn

HEADS = {
    "110m": "1:110m, what is drawn of the whole world",
    "50m": "1:50m, what is drawn of a country",
}


def read_arcs(topology):
    """The arcs as lists of (longitude, latitude) in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        arcs.append(points)
    return arcs


def join(arcs, numbers):
    """One line of points through arcs; ~n is arc n from its end."""
    line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc if not line else arc[1:]
    return line


def unwrapped(line):
    """Longitudes that go on over the antimeridian, so that neighbours are never 360 degrees apart."""
    out = [line[0]]
    turn = 0
    for (before, _), (longitude, latitude) in zip(line, line[1:]):
        if longitude - before > 180:
            turn -= 360
        elif longitude - before < -180:
            turn += 360
        out.append((longitude + turn, latitude))
    return out


def closed(ring):
    """A ring that ends where it begins; one around a pole goes over it."""
    first, last = ring[0], ring[-1]
    if abs(last[0] - first[0]) > 180:
        pole = -90 if first[1] < 0 else 90
        return ring + [(last[0], pole), (first[0], pole), first]
    return ring


def whole(line):
    """In whole units, without points that fall on the one before."""
    out = []
    for longitude, latitude in line:
        point = (round(longitude * UNITS), round(latitude * UNITS))
        if not out or point != out[-1]:
            out.append(point)
    return out


def spans(ring):
    """Whether it holds anything: the edge of the data at the south pole is a ring on one latitude."""
    return len(ring) >= 4 and len({latitude for _, latitude in ring}) > 1


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def encoded(line):
    """Steps from point to point, each number in base 32 with the lowest digits first."""
    text = ""
    x = y = 0
    for point in line:
        for step in (point[0] - x, point[1] - y):
            number = ~(step << 1) if step < 0 else step << 1
            while number >= 32:
                text += chr((number & 31 | 32) + 63)
                number >>= 5
            text += chr(number + 63)
        x, y = point
    return text


def land(topology, arcs):
    """Rings, the largest polygon first: each outer one (L) before the waters in it (W)."""
    polygons = []
    for geometry in topology["objects"]["land"]["geometries"]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for part in parts:
            rings = [whole(closed(unwrapped(join(arcs, ring)))) for ring in part]
            rings = [rings[0]] + [ring for ring in rings[1:] if spans(ring)]
            if spans(rings[0]):
                polygons.append(rings)
    polygons.sort(key=lambda rings: (-area(rings[0]), rings[0]))
    return [("L" if n == 0 else "W", ring) for rings in polygons for n, ring in enumerate(rings)]


def borders(topology, arcs):
    """Lines between two countries: the arcs that more than one of them uses."""
    users = {}
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        parts = country.get("arcs", [])
        parts = parts if country["type"] == "MultiPolygon" else [parts]
        for ring in (ring for part in parts for ring in part):
            for arc in ring:
                users.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
    lines = [whole(unwrapped(arcs[arc])) for arc, who in sorted(users.items()) if len(who) > 1]
    return [("B", line) for line in lines if len(line) >= 2]


def main():
    package = Path(sys.argv[1])
    version = json.loads((package / "package.json").read_text())["version"]
    for scale, what in HEADS.items():
        topology = json.loads((package / f"countries-{scale}.json").read_text())
        arcs = read_arcs(topology)
        rows = land(topology, arcs) + borders(topology, arcs)
        head = f"# Natural Earth 4.1.0, public domain, {what}; by world-atlas {version} and make_world.py.\n"
        body = "".join(kind + encoded(line) + "\n" for kind, line in rows)
        (Path(__file__).parent / f"world_{scale}.txt").write_text(head + body)
        print(scale, len(rows), "lines", sum(len(line) for _, line in rows), "points")


main()
