#!/usr/bin/env python3
"""Writes a generated England (the JSON of nodes and edges that the peers read) as an ordinary model of tables.

  to_tables.py england.json FOLDER [TIMES]     FOLDER gets england.yaml, entities.csv, properties.csv, links.csv

Every node and every edge goes over. Borders are told once for both sides, as govmap reads them.
"""
import csv, json, sys
from pathlib import Path

KIND = {"minister": "post", "department": "organisation", "unit": "body", "utla": "authority",
        "partnership": "partnership", "post": "post", "org": "organisation", "subgroup": "body",
        "board": "body", "product": "product"}
# edge -> link, role or capacity, whether it turns round
LINK = {"reports_to": ("answers_to", "", "", False), "covers": ("covers", "", "", False),
        "adjacent": ("borders", "", "", False), "sro": ("holds", "sro", "", True),
        "chair": ("holds", "chair", "", True), "lead": ("holds", "lead", "", True),
        "has_member": ("member_of", "", "", True), "post_in": ("post_in", "", "", False),
        "represents_on": ("attends", "", "representative", False), "support": ("holds", "*", "", True),
        "sub_group_of": ("part_of", "", "", False), "linked_to": ("relates_to", "", "", False),
        "board_for": ("covers", "", "", False), "has_product": ("owns", "", "", False),
        "owner": ("answers_for", "", "", True)}


def word(text):
    return text.replace("_", "-")


def entity_type(node):
    if node["type"] in ("post", "minister"):
        return word(node["role"])
    if node["type"] in ("org", "board", "product"):
        return word(node["kind"])
    return {"subgroup": "sub-group", "unit": "government-unit", "department": "government-department"}.get(node["type"], "")


def date(number):
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def main():
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    data = json.loads(source.read_text(encoding="utf-8"))
    nodes = {node["id"]: node for node in data["nodes"]}
    folder.mkdir(parents=True, exist_ok=True)

    def table(name, columns):
        writer = csv.writer(open(folder / name, "w", encoding="utf-8", newline=""), lineterminator="\n")
        writer.writerow(columns)
        return writer

    entities = table("entities.csv", ["kind", "id", "name", "type", "tier"])
    properties = table("properties.csv", ["of", "key", "value"])
    links = table("links.csv", ["link", "from", "to", "role", "represents", "as"])
    for node in data["nodes"]:
        entities.writerow([KIND[node["type"]], node["id"], node["label"], entity_type(node),
                           "upper" if node["type"] == "utla" else ""])
        if node["type"] == "product":
            properties.writerow([node["id"], "state", node["status"]])
            properties.writerow([node["id"], "due", date(node["due"])])
    for edge in data["edges"]:
        link, role, capacity, turned = LINK[edge["p"]]
        start, end = (edge["o"], edge["s"]) if turned else (edge["s"], edge["o"])
        if link == "borders" and start > end:
            continue
        represents = nodes[start]["kind"] if link == "member_of" else ""
        links.writerow([link, start, end, nodes[start]["role"] if role == "*" else role, represents, capacity])
    (folder / "england.yaml").write_text(
        "# Made by to_tables.py from a generated England; every name in it is invented.\n"
        "govmap: 1\n"
        "title: A generated England\n"
        f"as_of: {date(data['meta']['asof'])}\n"
        "tables: {entities: entities.csv, properties: properties.csv, links: links.csv}\n"
        "complete:\n"
        "  - links: [" + ", ".join(sorted({one[0] for one in LINK.values()})) + "]\n", encoding="utf-8")


main()
