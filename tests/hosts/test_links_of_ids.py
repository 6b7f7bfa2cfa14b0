"""Ids of rules and requirements in a block: where they lead on a built site."""

from __future__ import annotations

import pytest

from support.building import Built, Site

PAGE = """\
# Orders

The delivery is free ([UC-12/BR-001]).

```usecase
id: UC-12
title: Order a meal
actor: Customer
system: MealApp
success guarantee: The meal is paid for (FR-2).
requirements: [FR-014, "[FR-015] and `FR-016`", NFR-1, ZZ-9]
steps:
  - Customer chooses a meal.
  - MealApp applies BR-001 and FR-014.
  - MealApp asks UC-13 BR-005, see [BR-002](other.md).
business rules:
  BR-001 Free delivery: Meals above 30 are brought for free, see BR-002.
  BR-002: No more than ten meals in one order.
```
"""
OTHER = """\
# Pay

```usecase
id: UC-13
title: Pay
actor: Customer
steps: [Customer pays.]
business rules: {BR-005: Nobody pays twice.}
```

<!-- usecases: rules -->
"""
REQUIREMENTS = "# Requirements\n\n## Two {#FR-2}\n\n## Fourteen {#FR-014}\n\n## Fifteen {#FR-015}\n"
LINKS = {"FR": "spec/requirements.md#{id}", "NFR-": "https://example.org/req/{id}"}


def hrefs(built: Built, page: str, text: str) -> list[str]:
    links = built.page(page).select("a[href]")
    return [str(link["href"]) for link in links if link.get_text() == text]


@pytest.mark.slow
def test_ids_lead_to_rules_and_where_the_site_says(site: Site) -> None:
    built = site.build(
        {
            "shop/orders.md": PAGE,
            "shop/pay.md": OTHER,
            "spec/requirements.md": REQUIREMENTS,
            "shop/other.md": "# O",
        },
        {"links": LINKS},
        "--strict",
        markdown_extensions=["attr_list"],
        validation={"links": {"anchors": "warn"}},
    )
    page = "shop/orders/index.html"
    assert hrefs(built, page, "FR-014") == ["../../spec/requirements/#FR-014"] * 2
    assert hrefs(built, page, "FR-015") == ["../../spec/requirements/#FR-015"]
    assert hrefs(built, page, "FR-2") == ["../../spec/requirements/#FR-2"]
    assert hrefs(built, page, "NFR-1") == ["https://example.org/req/NFR-1"]
    assert hrefs(built, page, "FR-016") == hrefs(built, page, "ZZ-9") == []
    assert set(hrefs(built, page, "BR-001")) == {"#UC-12-BR-001"}
    assert hrefs(built, page, "BR-002") == ["../other/", "#UC-12-BR-002", "#UC-12-BR-002"]
    assert hrefs(built, page, "BR-005") == ["../pay/#UC-13-BR-005"]
    assert hrefs(built, page, "UC-12/BR-001") == ["#UC-12-BR-001"]
    assert set(hrefs(built, "shop/pay/index.html", "BR-005")) == {"#UC-13-BR-005"}


@pytest.mark.slow
def test_a_wrong_address_is_told_by_the_host(site: Site) -> None:
    built = site.build({"orders.md": PAGE, "other.md": "# O"}, {"links": {"FR": "nowhere.md#{id}"}})
    assert any("nowhere.md#FR-014" in message for message in built.messages())
