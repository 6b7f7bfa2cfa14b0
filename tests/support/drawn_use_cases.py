"""Use cases whose diagrams were looked at, in light and dark, with Mermaid 11 and 12."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.rendering.diagrams.system.subject import DiagramActor, DiagramUseCase
from support.making import HERE, extension, include, repeat, step, use_case

MEAL = use_case(
    "Order a meal",
    trigger=Prose("Customer is hungry", HERE),
    success_guarantees=(Prose("Customer has the meal", HERE),),
    main_success_scenario=(
        step("1", "Customer chooses dishes"),
        step("2", "Customer pays"),
        step("3", "Courier brings the meal"),
    ),
    extensions=(
        extension("1a", "resume at 1", condition="A dish is sold out"),
        extension("2a", "resume at 2", condition="Payment is declined"),
        extension("2b", "failure", condition="Payment is declined three times"),
    ),
)

CASH = use_case(
    'Withdraw "cash" & more',
    trigger=Prose("Customer puts a **card** into the ATM.", HERE),
    success_guarantees=(Prose("Customer has the cash.", HERE), Prose("The bank has booked it.", HERE)),
    main_success_scenario=(
        step("1", "Customer enters the `PIN`."),
        include("2", "UC-20"),
        step("3", "ATM asks: how much?"),
        repeat("4", "2", "3"),
        step("5", "ATM shows https://example.com/cash/with/a/long/address?and=more#than-one-part"),
    ),
    extensions=(
        extension("*a", "failure", condition="Power fails"),
        extension("*b", "resume", condition="Customer wants help"),
        extension("1-3a", "ends", condition="Customer walks away"),
        extension(
            "1b",
            "resume at 1",
            condition="PIN is wrong",
            extensions=(
                extension("1b1a", "failure", condition="Third time"),
                extension("1b1b", condition="Customer asks for the PIN"),
            ),
        ),
        extension("A1", "success", at="3", name="Standard amount", condition="Standard amount"),
        extension("5a", condition="ATM has no cash left"),
    ),
)

ALONE = use_case(
    "料理を注文する",
    main_success_scenario=(
        step("1", "お客様はレストランのページを開く。"),
        step("2", "MealApp shows <all> the dishes of the restaurant with their prices and what they contain"),
    ),
)

FLOWCHARTS: Mapping[str, UseCase] = {"meal": MEAL, "cash": CASH, "alone": ALONE}

SHOP = (
    DiagramUseCase("UC-1", "Shop online", ("Shopper",), includes=("UC-2", "UC-3"), href="#UC-1"),
    DiagramUseCase("UC-2", "Browse the catalogue", ("Shopper",), href="#UC-2"),
    DiagramUseCase("UC-3", "Complete a <purchase>", ("Shopper",), ("Bank",), ("UC-4",), href="#UC-3"),
    DiagramUseCase("UC-4", "Pay by card", ("Shopper",), ("Bank",), href="#UC-4"),
    DiagramUseCase("UC-5", 'Have a "purchase" gift-wrapped', ("Shopper",), extends=("UC-3",), href="#UC-5"),
    DiagramUseCase("UC-6", "Purchase on account", ("Regular shopper",), specializes="UC-3", href="#UC-6"),
    DiagramUseCase("UC-7", "Pack an order", ("Warehouse clerk",), ("Shopper",), href="#UC-7"),
)

SHOP_ACTORS = (
    DiagramActor("Regular shopper", "Shopper"),
    DiagramActor("Shopper", href="actors/#actor-shopper"),
)
