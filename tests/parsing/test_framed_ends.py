"""Ends with signs around them, and behind their name."""

from __future__ import annotations

import json

import pytest

from support.exporting import exported_site

FRAMES = (
    *(
        "{}",
        "**{}**",
        "*{}*",
        "_{}_",
        "`{}`",
        '"{}"',
        "“{}”",
        "({})",
        "[{}]",
        "**→ {}**",
        "((({})))",
        "*({})*",
        "“{}.”",
    ),
    *("→ {}", "-> {}", "⇒ {}", "↩ {}", "✔ {}", "✘ {}", "❌ {}", "⛔ {}", "• {}", "…{}", "{}…", "{} ✔", "{}!"),
    *("<br>{}", "{}<br>", "<b>{}</b>", "<strong>{}</strong>", "{}\\", "**{}", "{}**"),
    *("Result: {}", "Outcome: {}", "**Result:** {}", "**Outcome**: {}"),
)
ENDS = {
    "resume at 1": ("resumes", "1"),
    "Use case ends in failure.": ("failure", None),
    "retry": ("resumes", "2"),
    "ends in success": ("success", None),
}


def outcome(end: str) -> tuple[int, str, str | None, str | None]:
    """How many steps are before an end, what it says, the step that it names, and the remark of it."""
    steps = "steps: [Guest asks., Guest waits., Guest pays.]"
    extension = f"extensions:\n  2a. None is free:\n    - Guest waits.\n    - {json.dumps(end)}\n"
    text = f"```usecase\nid: UC-1\ntitle: Rent\nactor: Guest\n{steps}\n{extension}```\n"
    (read,) = exported_site(text)["use_cases"][0]["extensions"]
    said = read["outcome"]
    return len(read["steps"]), said["kind"], said["step"], said["note"]


@pytest.mark.parametrize("end", ENDS)
def test_what_stands_around_an_end_says_nothing(end: str) -> None:
    found = {frame: outcome(frame.format(end)) for frame in FRAMES}
    assert found == dict.fromkeys(FRAMES, (1, *ENDS[end], None))


@pytest.mark.parametrize("emphasis", ["*{}*", "**{}**", "***{}***", "_{}_", "__{}__", "`{}`"])
@pytest.mark.parametrize(
    ("end", "kind"),
    [
        ("Use case ends in {failure}", "failure"),
        ("The {use case} {ends} in success.", "success"),
        ("{Resume} at step {1}", "resumes"),
        ("{Resume} at {step 1}, as before", "resumes"),
        ("{Resume:} Go back to {step 1}", "resumes"),
    ],
)
def test_some_of_its_words_may_be_emphasized(end: str, kind: str, emphasis: str) -> None:
    typed = end.replace("{", emphasis.partition("{")[0]).replace("}", emphasis.rpartition("}")[2])
    count, read, step, note = outcome(typed)
    assert (count, read, step) == (1, kind, "1" if kind == "resumes" else None)
    assert note in (None, "as before")


def test_what_is_emphasized_beside_an_end_stays_so() -> None:
    assert outcome("**Use case ends** in failure: no **price** at **all**.")[3] == "no **price** at **all**"
    assert outcome("*If paid*, **resume** at 1") == (1, "resumes", "1", "*If paid*")
    assert outcome("The use case **continues** with *UC-1*.")[1] == "continues"


BESIDE = (
    *("{0} ({1})", "{0} [{1}]", "{0}（{1}）", "{0} – {1}", "{0} - {1}", "{0}, {1}", "{0}: {1}", "{0} / {1}"),
    *("{0} → {1}", "**{0}** ({1})", "{0} ({1}).", "({1}) {0}", "{1}: {0}", "{1} – {0}"),
)
RESULTS = {
    "Use case ends": {
        "success": "success",
        "failure": "failure",
        "failed": "failure",
        "successfully": "success",
    },
    "Ende": {"Erfolg": "success", "erfolglos": "failure", "Misserfolg": "failure"},
    "Le cas d’utilisation se termine": {"succès": "success", "échec": "failure"},
    "El caso de uso termina": {"éxito": "success", "fracaso": "failure"},
    "Fim": {"sucesso": "success", "falha": "failure"},
    "Use case eindigt": {"succes": "success", "mislukking": "failure"},
    "ユースケース終了": {"成功": "success", "失敗": "failure"},
    "用例结束": {"成功": "success", "失败": "failure"},
    "تنتهي حالة الاستخدام": {"نجاح": "success", "فشل": "failure"},
}


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("end", RESULTS)
def test_the_result_may_stand_beside_the_end(end: str) -> None:
    texts = {frame.format(end, word): kind for word, kind in RESULTS[end].items() for frame in BESIDE}
    assert {text: outcome(text)[:2] for text in texts} == {text: (1, kind) for text, kind in texts.items()}


@pytest.mark.parametrize(
    ("end", "kind", "note"),
    [
        ("Use case ends (the card is kept), failure", "failure", "the card is kept"),
        ("Use case ends (failure): the card is kept", "failure", "the card is kept"),
        ("Cancelled: use case ends without changes", "failure", "without changes"),
        ("If declined, use case ends (failure)", "failure", "If declined"),
        # These say no result.
        ("Use case ends (no changes)", "ends", "no changes"),
        ("Use case ends, success or failure", "ends", "success or failure"),
        ("Use case ends (failed payment)", "ends", "failed payment"),
    ],
)
def test_what_else_stands_there_is_a_remark(end: str, kind: str, note: str) -> None:
    assert (outcome(end)[1], outcome(end)[3]) == (kind, note)


@pytest.mark.parametrize(
    "step", ["Guest stops (success)", "Report: success", "End of shift: failure", "(failure) Guest leaves"]
)
def test_a_result_beside_something_else_makes_no_end_of_it(step: str) -> None:
    assert outcome(step)[0] == 2
