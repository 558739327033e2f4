#!/usr/bin/env python3
"""Holds the layout of tile maps to the gazetteer: who stands on a tile, and how true the map is.

    tile_layout.py              looks at graphs/tiles/england-2023.csv
    tile_layout.py --self-test  shows that each kind of fault is seen

A planned authority, which a model of an area adds, may share the tile of one that has it before.

Rows with an odd number stand half a tile further right. Whether the map is true is measured by the
borders over land: how many are kept as tiles that touch, and how many tiles lie from their
neighbours in about the direction in which the neighbours' middles lie on the ground. The middles,
in tile_layout_places.csv, are those of the outlines from which the gazetteer's borders were computed
(its sources ons-boundaries and ons-topology, Open Government Licence v3.0), to a hundredth of a degree.
"""
import csv
import math
import pathlib
import sys

import yaml

SOURCE = pathlib.Path(__file__).resolve().parents[2]
GAZETTEER = SOURCE / "models/reference/england-2023"
DAY = "2023-04-01"
LEAST_KEPT = 0.738  # of the borders over land; no layout keeps more than 88 %, as some authorities have 14 neighbours
LEAST_TURNED = 0.85  # of the pairs, within 60 degrees of the true direction
ISLANDS = {"isle-of-wight", "isles-of-scilly"}
# Where an outline that people recognise has them, by the compass.
FURTHEST = {"north": "northumberland", "west": "isles-of-scilly"}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def authorities():
    """The upper-tier authorities of England on the day, by id."""
    return {row["id"]: row for row in rows(GAZETTEER / "authorities.csv")
            if row["tier"] == "upper" and row["country"] == "england"
            and (not row["from"] or row["from"] <= DAY) and (not row["until"] or row["until"] > DAY)}


def neighbours(cell):
    column, row = cell
    right = row % 2
    return [(column + 1, row), (column - 1, row), (column + right, row - 1), (column + right - 1, row - 1),
            (column + right, row + 1), (column + right - 1, row + 1)]


def middle(cell):
    column, row = cell
    return column + 0.5 * (row % 2), -row * math.sqrt(3) / 2


def planned_authorities():
    """Upper-tier authorities of England that a model of an area adds to those of the gazetteer, by id: where it says so."""
    result = {}
    for path in sorted((SOURCE / "models/areas").glob("*/*.yaml")):
        text = path.read_text(encoding="utf-8")
        if "tier: upper" not in text:  # most models add none, and take long to read
            continue
        model = yaml.safe_load(text)
        for one, entity in (model.get("authorities") or {}).items():
            if entity.get("tier") == "upper" and entity.get("succeeds") and str(entity.get("from", "")) > DAY:
                result[one] = path
    return result


# Planned authorities side by side, from west to east, as their names or the districts they are made of tell.
WEST_TO_EAST = [("west-norfolk", "greater-norwich-city", "east-norfolk"), ("west-surrey", "east-surrey")]


def planned_faults(layout):
    place = {row["authority"]: middle((int(row["column"]), int(row["row"])))[0] for row in layout}
    told = {one for group in WEST_TO_EAST for one in group}
    found = [f"{one} is planned, and has no tile" for one in sorted(told - set(place))]
    found += [f"of {one} it is not told where it lies" for one in sorted(set(place) - told)]
    for group in WEST_TO_EAST:
        found += [f"{a} stands east of {b}" for a, b in zip(group, group[1:]) if a in place and b in place and place[a] >= place[b]]
    return found


def faults(layout, known, planned, land, directions):
    """What is wrong with a layout (rows of the table), and how true it is: (kept, turned)."""
    found = []
    owners = {row["authority"]: (row["column"], row["row"]) for row in layout if row["authority"] in known}
    for row in layout:
        if row["shares"] and owners.get(row["shares"]) != (row["column"], row["row"]):
            found.append(f"{row['authority']} shares no tile of {row['shares']}")
        if row["shares"] and row["authority"] in known:
            found.append(f"{row['authority']} is not planned, and shares a tile")
    for one in sorted(set(known) - {row["authority"] for row in layout}):
        found.append(f"{one} has no tile")
    seen, cells, labels = set(), {}, set()
    for row in layout:
        one, cell = row["authority"], (int(row["column"]), int(row["row"]))
        if one not in known and one not in planned:
            found.append(f"{one} is no upper-tier authority of England on {DAY}, nor planned by a model")
        if one in seen:
            found.append(f"{one} has two tiles")
        if cell in cells and not row["shares"]:
            found.append(f"{one} and {cells[cell]} stand on one tile")
        if not 2 <= len(row["label"]) <= 5 or row["label"] in labels:
            found.append(f"{row['label']!r} is no label, or stands twice")
        seen.add(one)
        labels.add(row["label"])
        cells.setdefault(cell, one)
    if found:
        return found, 0, 0
    cells = {cell: one for cell, one in cells.items() if one in known}  # the planned are no part of the coast
    place = {one: cell for cell, one in cells.items()}
    found += planned_faults([row for row in layout if row["authority"] in planned])
    for one in ISLANDS:
        beside = [cells[cell] for cell in neighbours(place[one]) if cell in cells]
        if beside:
            found.append(f"{one} is an island and touches {beside}")
    top = min(place.values(), key=lambda cell: cell[1])
    if place[FURTHEST["north"]][1] != top[1]:
        found.append(f"{FURTHEST['north']} is not the furthest north")
    if min(place, key=lambda one: middle(place[one])[0]) != FURTHEST["west"]:
        found.append(f"{FURTHEST['west']} is not the furthest west")
    for cell in place.values():  # a hole in the land would read as a lake
        for empty in neighbours(cell):
            if empty not in cells and all(other in cells for other in neighbours(empty)):
                found.append(f"there is a hole at column {empty[0]}, row {empty[1]}")
    kept = [pair for pair in land if place[pair[1]] in neighbours(place[pair[0]])]
    turned = 0
    for a, b in land:
        (x1, y1), (x2, y2) = middle(place[a]), middle(place[b])
        dx, dy = directions[a, b]
        turned += ((x2 - x1) * dx + (y2 - y1) * dy) / math.hypot(x2 - x1, y2 - y1) >= 0.5
    share_kept, share_turned = len(kept) / len(land), turned / len(land)
    if share_kept < LEAST_KEPT:
        found.append(f"{len(kept)} of {len(land)} borders over land are kept, less than {LEAST_KEPT:.1%}")
    if share_turned < LEAST_TURNED:
        found.append(f"{turned} of {len(land)} neighbours lie in about the true direction, less than {LEAST_TURNED:.0%}")
    return found, share_kept, share_turned


def true_directions(land):
    """By pair: where the second lies from the first on the ground, as a vector of length one, east and north."""
    places = {row["authority"]: (float(row["longitude"]), float(row["latitude"]))
              for row in rows(pathlib.Path(__file__).with_name("tile_layout_places.csv"))}
    result = {}
    for a, b in land:
        east = (places[b][0] - places[a][0]) * math.cos(math.radians(53))  # about the middle of England
        north = places[b][1] - places[a][1]
        length = math.hypot(east, north)
        result[a, b] = (east / length, north / length)
    return result


def self_test(layout, *truth):
    """Every fault must be seen, each in a copy of the layout that has it."""
    def changed(change):
        copy = [dict(row) for row in layout]
        change({row["authority"]: row for row in copy}, copy)
        return faults(copy, *truth)[0]

    def swap(a, b):
        def change(by, _):
            for key in ("column", "row"):
                by[a][key], by[b][key] = by[b][key], by[a][key]
        return change

    def mirrored(_, copy):
        widest = max(int(row["column"]) for row in copy)
        for row in copy:
            row["column"] = widest - int(row["column"]) - int(row["row"]) % 2

    def scattered(_, copy):
        for row in copy:
            row["column"] = int(row["column"]) * 3

    cases = {
        "has no tile": lambda by, copy: copy.remove(by["kent"]),
        "is planned, and has no tile": lambda by, copy: copy.remove(by["east-norfolk"]),
        "stands east of": swap("greater-norwich-city", "east-norfolk"),
        "shares no tile of": lambda by, _: by["west-surrey"].update(shares="kent"),
        "is not planned, and shares a tile": lambda by, _: by["kent"].update(shares="kent"),
        "is no upper-tier authority": lambda by, _: by["kent"].update(authority="powys"),
        "has two tiles": lambda by, copy: copy.append({**by["kent"], "column": 900, "label": "Kent2"}),
        "stand on one tile": lambda by, _: by["kent"].update(column=by["essex"]["column"], row=by["essex"]["row"]),
        "is no label": lambda by, _: by["kent"].update(label=by["essex"]["label"]),
        "is an island": swap("isle-of-wight", "hampshire"),
        "is not the furthest north": swap("northumberland", "kent"),
        "is not the furthest west": swap("isles-of-scilly", "cornwall"),
        "there is a hole": lambda by, _: by["leicester"].update(column=900),
        "borders over land are kept": scattered,
        "true direction": mirrored,
    }
    missed = [what for what, change in cases.items() if not any(what in one for one in changed(change))]
    print(f"{len(cases)} faults made, {len(cases) - len(missed)} seen")
    if missed:
        print("not seen:", *missed, sep="\n  ")
    return 1 if missed else 0


def main():
    known = authorities()
    pairs = [row for row in rows(GAZETTEER / "borders.csv") if row["a"] in known and row["b"] in known]
    land = [(row["a"], row["b"]) for row in pairs if row["border"] == "land"]
    layout = rows(SOURCE / "graphs/tiles/england-2023.csv")
    planned = planned_authorities()
    truth = (known, planned, land, true_directions(land))
    if len(known) != 153 or len(land) < 300 or not planned:
        print(f"looked at too little: {len(known)} authorities, {len(planned)} planned, {len(land)} borders")
        return 1
    if sys.argv[1:] == ["--self-test"]:
        return self_test(layout, *truth)
    found, kept, turned = faults(layout, *truth)
    print(f"{len(layout)} tiles; {kept:.1%} of {len(land)} borders over land kept; {turned:.1%} of neighbours in about the true direction")
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
