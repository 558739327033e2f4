#!/usr/bin/env python3
"""Writes a generated England (the JSON of nodes and edges that the peers read) as an ordinary model of tables.

  to_tables.py england.json FOLDER [--guidance]     FOLDER gets england.yaml, entities.csv, properties.csv, links.csv

With --guidance the words are those of the pack combating-drugs-2022 instead of the benchmark's own, for timing
the rules of the guidance: what it has no word for is left without a type.

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


GUIDANCE = "--guidance" in sys.argv
# the benchmark's word -> the guidance's; a word that is in neither table is the same or has no counterpart
TYPES = {"hwb": "health-and-wellbeing-board", "csp": "community-safety-partnership", "lcjb": "local-criminal-justice-board",
         "vru": "violence-reduction-unit", "icp": "integrated-care-partnership", "prime_minister": "prime-minister",
         "director_of_public_health": "director-of-public-health", "police_and_crime_commissioner": "police-and-crime-commissioner",
         "council_chief_executive": "local-authority-chief-executive", "nhs_executive": "icb-chief-executive",
         "regional_mayor": "elected-mayor", "terms_of_reference": "terms-of-reference", "needs_assessment": "needs-assessment",
         "delivery_plan": "delivery-plan", "performance_framework": "performance-framework", "annual_review": "progress-report"}
CATEGORIES = {"elected_member": "elected-members", "local_authority": "local-authority-officials", "nhs": "nhs",
              "jobcentre_plus": "jobcentre-plus", "treatment_provider": "treatment-providers", "police": "police", "pcc": "pcc",
              "probation": "probation", "lived_experience": "people-affected", "secure_estate": "secure-estate",
              "voluntary_sector": "voluntary-and-community-sector"}
ROLES = {"partnership_lead": "partnership-lead", "public_involvement_lead": "public-involvement-lead",
         "data_digital_lead": "data-and-digital-lead"}


def word(text):
    return TYPES.get(text, "") if GUIDANCE else text.replace("_", "-")


def entity_type(node):
    if node["type"] in ("post", "minister"):
        return word(node["role"])
    if node["type"] in ("org", "board", "product"):
        return word(node["kind"])
    if GUIDANCE and node["type"] in ("unit", "department"):
        return ""
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
        if GUIDANCE:
            represents, capacity = CATEGORIES.get(represents, ""), "guest" if capacity else ""
        links.writerow([link, start, end, (ROLES.get(nodes[start]["role"], "lead") if GUIDANCE else nodes[start]["role"]) if role == "*" else role, represents, capacity])
    (folder / "england.yaml").write_text(
        "# Made by to_tables.py from a generated England; every name in it is invented.\n"
        "govmap: 1\n"
        "title: A generated England\n"
        f"as_of: {date(data['meta']['asof'])}\n"
        "tables: {entities: entities.csv, properties: properties.csv, links: links.csv}\n"
        "complete:\n"
        "  - links: [" + ", ".join(sorted({one[0] for one in LINK.values()})) + "]\n", encoding="utf-8")


main()
