"""Pages of writers who mean harm: scripts in every place of a block, names that are after other files."""

from __future__ import annotations

import json

from mkdocs_usecases.pages.markers import LISTINGS
from support.surviving import fenced

SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<iframe src=javascript:alert(1)></iframe>",
    "<style>@import 'x';</style>",
    "<!-- <script>alert(1)</script> -->",
    "</table></section></main><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](page.md 'a\" onclick=\"alert(1)')",
    "[x](file:///etc/passwd)",
    "![x](javascript:alert(1))",
    "![x](data:text/html,<script>alert(1)</script>)",
    '![x" onerror="alert(1)](x)',
    "<javascript:alert(1)>",
    "[x](https://e.org){onclick=alert(1)}",
    "[x](https://e.org){href=javascript:alert(1)}",
    "*x*{style='background:url(javascript:alert(1))'}",
    "*x*{onclick=alert(1) srcdoc=<script>}",
    "`<script>alert(1)</script>`",
    "[refers] [to that][refers]",
    "\u02021wzxhzdk:0\u0203",
    "\x02wzxhzdk:0\x03",
    "{{ 7 * 7 }} {% raw %}",
    '--8<-- "/etc/passwd"',
    '%%{init: {"securityLevel": "loose"}}%%',
    'click s1 call alert(1) "x"',
    'click s1 href "javascript:alert(1)"',
    "]:::x --> y[",
    '"]; click s1 "javascript:alert(1)"; x["',
)

NAMES = (
    *("../../etc/passwd", "..", ".", "...", "/etc/passwd", "C:\\Windows", "\\\\host\\share", "a/b", "a\\b"),
    *("CON", "con", "Con.txt", "nul", "AUX", "com1", "LPT¹", "index", "Index", "README", "404", "search"),
    *("a", "A", "ａ", "Café", "Cafe\u0301", "straße", "STRASSE", "ﬁsh", "fish", "İstanbul", "ıstanbul", "Ⅳ"),
    *("顧客", "العميل", "דייר", "ग्राहक", "ลูกค้า", "Ωmega", "ωmega", "👩\u200d🍳", "\u202egpj.exe", "\u200b"),
    *("%2e%2e%2f", "#x", "?x=1", "a b", "a  b", "a-b", "a_b", "-", "=1+1", "+1", "@SUM(A1)", "x" * 300),
    *("constructor", "__proto__", "toString", "usecases", "sitemap.xml", ".htaccess", "a.", "a ", "~", "*"),
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
)


def quoted(text: str) -> str:
    """A text as YAML has it, whatever stands in it."""
    return json.dumps(text)


def script_block(number: int, text: str) -> str:
    """A text in every place of a block."""
    it = quoted(text)
    keys = "goal summary system trigger priority status release frequency owner".split()
    lists = "supporting preconditions tags notes related".split()
    lists += ["success guarantee", "minimal guarantee", "open issues", "special requirements", "includes"]
    lines = [f"id: {quoted(f'UC-{number}{text}')}", f"title: {quoted(f'T{number} {text}')}", f"actor: [{it}]"]
    lines += [f"{key}: {it}" for key in keys]
    lines += [f"{key}: [{it}]" for key in lists]
    lines += [f"stakeholders: {{{it}: {it}}}", f"extension points: {{{it}: 1}}", f"variations: {{1: [{it}]}}"]
    lines += [f"extends: {{use case: {it}, at: {it}, when: {it}}}", f"specializes: {it}", f"ignore: [{it}]"]
    lines += [f"{it}: {it}", "steps:", f"  - {it}", f"  - {{{it}: {it}}}", f"  - include: {it}"]
    lines += [f"  - {{repeat: 1-2, until: {it}}}", "extensions:", f"  {quoted(f'1a. {text}')}: [{it}, fails]"]
    lines += [f"  {it}: {{at: 1, when: {it}, steps: [{it}], then: {it}}}"]
    return fenced("\n".join(lines))


def name_block(number: int, name: str) -> str:
    it = quoted(name)
    keys = [f"id: {it}", f"title: {quoted(f'T{number}')}", f"goal: {it}", f"system: {it}", f"actor: [{it}]"]
    return fenced("\n".join([*keys, f"steps: [{it}]", f"extensions: {{{it}: {{at: 1, then: fails}}}}"]))


MARKERS = "\n".join(
    f'<!-- usecases: {listing} -->\n\n<!-- usecases: {listing} actor="<script>alert(1)</script>" -->\n'
    for listing in LISTINGS
)
INFO = """
```usecase {onclick=alert(1) style="x" data-x='"><script>alert(1)</script>' #main .a"b <script>}
id: INFO-1
title: "<script>"
actor: A
steps: [a]
```
"""
MINE = "Nobody else may write this page."


def pages() -> dict[str, str]:
    """Blocks that mean harm, and pages that they might be after."""
    taken = ["use-cases/actors/etc.md", "use-cases/actors/a.md", "use-cases/goals.md", "passwd.md"]
    return {
        "index.md": f"# Start\n\n{MARKERS}\n\n[refers]: javascript:alert(1)\n",
        "scripts.md": "# Scripts\n\n" + "\n".join(map(script_block, range(len(SCRIPTS)), SCRIPTS)) + INFO,
        "names.md": "# Names\n\n" + "\n".join(map(name_block, range(len(NAMES)), NAMES)),
        **{path: f"# {path}\n\n{MINE}\n" for path in taken},
    }


OPTIONS = {
    "actors": {
        **{text: {"description": text, "kind": "system"} for text in SCRIPTS if "JaVa" not in text},
        "Linked": {"description": "[x](javascript:alert(1)) <b>", "aliases": ["<script>alert(1)</script>x"]},
    },
    "actor_pages": True,
    "export": ["usecases.json", "usecases.csv", "features/"],
}
EXTENSIONS = ["attr_list", "md_in_html", "tables", "footnotes", "admonition", "abbr", "toc"]
