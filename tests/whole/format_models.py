"""The models on which formats.py compares the formats, beside the repository's own."""
import json

FAILING = """govmap: 1
title: Rutland
as_of: 2023-01-10
uses: [national/from-harm-to-hope, reference/england-2023]
sources: {minutes: {title: Minutes, date: 2023-01-05}}
posts: {director: {name: Director of Public Health, type: director-of-public-health}}
partnerships:
  p:
    name: Rutland Combating Drugs Partnership
    reports_to: {to: central-government, through: sro}
    footprint: {covers: [Rutland]}
    roles: {sro: {post: director, source: minutes}, partnership-lead: {absent: vacant}}
    members: {complete: true, list: []}
exceptions:
  - {rule: MEM-10, subject: p, item: "-", reason: No prison stands in the area, approver: director, until: 2023-06-01, source: minutes}
  - {rule: MEM-02, subject: p, reason: agreed for a while, approver: director, until: 2022-12-01}
  - {rule: NOPE-1, subject: p, reason: a slip, approver: director}
"""
DISPUTED = """govmap: 1
title: Rutland, by two accounts
as_of: 2023-01-10
uses: [national/from-harm-to-hope, reference/england-2023]
sources: {minutes: {title: Minutes, date: 2023-01-05}, website: {title: Website, date: 2023-01-06}}
posts: {director: {name: Director of Public Health, type: director-of-public-health}, leader: {name: Leader of the Council}}
partnerships:
  p:
    name: Rutland Combating Drugs Partnership
    footprint: {covers: [Rutland]}
    roles: {chair: [{post: director, source: minutes, disputed: true}, {post: leader, source: website, disputed: true}]}
    properties: {purpose: [{value: one thing, source: minutes, disputed: true}, {value: another, source: website, disputed: true}]}
"""
IDLE = "govmap: 1\ntitle: Nothing to look at\nas_of: 2023-01-10\n"

# Each is a name somewhere in the hostile model. What a person reads of it comes after "=>".
NASTY = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "a | b \\| c `code` **bold** [link](javascript:alert(1)) ![x](y) ~~gone~~ <!-- no -->",
    "first line\nsecond line\r\n| third | line |\n# heading",
    "=cmd|' /C calc'!A0",
    "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "  =1+1", "＝1+1",
    "\"double\" 'single' , comma ; semicolon",
    "]]> &amp; &lt; &#x3c; <![CDATA[ x ]]>",
    "escape \x1b[31m bell \x07 zero \x01 delete \x7f next \x85 csi \x9b",
    "right \u202e to left \u2066 isolate \u200b nothing \ufeff mark",
    "www.evil.example http://evil.example @everyone a@b.example $x^2$ :smile:",
    "</style></title></td></table><h1>out</h1>",
]

ITEM = "<b>=a|b</b> \"c\" \u202e & `d`/e"  # no brackets: Markdown's reader finds the id by them


def quoted(text):
    return json.dumps(text)  # YAML reads JSON's strings


def hostile_model():
    """A partnership that fails, passes and leaves open, with a nasty text in every place there is for one."""
    names = [quoted(text) for text in NASTY]
    sources = "\n".join(f"  s{at}: {{title: {name}, date: 2023-01-05}}" for at, name in enumerate(names))
    posts = "\n".join(f"  post{at}: {{name: {name}, type: director-of-public-health, source: {{s{at}: {name}}}}}" for at, name in enumerate(names))
    partnerships = "\n".join(f"""  p{at}:
    name: {name}
    reports_to: {{to: central-government, through: sro}}
    footprint: {{covers: [a{at}], rationale: {{text: {name}, source: s{at}}}}}
    roles: {{sro: {{post: post{at}, source: {{s{at}: {name}}}}}, partnership-lead: {{absent: vacant, source: {{s{at}: {name}}}}}}}
    members:
      complete: {'true' if at % 2 else 'false'}
      list: [{{organisation: o{at}, represents: [police], source: {{s{at}: {name}}}}}]""" for at, name in enumerate(names))
    authorities = "\n".join(f"  a{at}: {{name: {quoted(text + str(at))}, tier: upper, country: {'england' if at % 2 else 'wales'}}}"
                            for at, text in enumerate(NASTY))
    organisations = "\n".join(f"  o{at}: {{name: {name}, type: police-force}}" for at, name in enumerate(names))
    exceptions = "\n".join(f"  - {{rule: MEM-10, subject: p{at}, reason: {name}, approver: post{at}, until: 2023-06-01, source: {{s{at}: {name}}}}}"
                           for at, name in enumerate(names) if at % 2)
    return f"""govmap: 1
title: {quoted(" ".join(NASTY))}
as_of: 2023-01-10
uses: [national/from-harm-to-hope]
sources:
{sources}
posts:
{posts}
organisations:
{organisations}
authorities:
{authorities}
partnerships:
{partnerships}
exceptions:
{exceptions}
  - {{rule: {names[3]}, subject: p1, item: {quoted(ITEM)}, reason: {names[1]}, approver: post1}}
"""
