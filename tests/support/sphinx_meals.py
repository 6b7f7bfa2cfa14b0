"""A site for Sphinx, written in all the ways in which one may be."""

INDEX = """\
# Start

See [UC-2], [paying][UC-2] and [UC-1/1a], not [WIP] and not [these words][WIP].
{uc}`UC-2`, {uc}`the refund <UC-3/1>`, [](#UC-2), [pay](#UC-2).

```{toctree}
orders
paying
refunds
use-cases
```
"""

ORDERS = """\
---
usecases: {system: OrderDesk}
---
# Orders

```usecase
id: UC-1
title: Order a *meal*
supporting: Restaurant
success guarantee: The meal is paid for.
minimal guarantee: No money is lost.
steps:
  - Customer chooses a *meal* (UC-2), see [UC-3/1] and [paying](paying.md#paying), not <b>.
  - include: UC-2
  - Restaurant cooks the naïve 料理.
extensions:
  1a. Nothing is on offer: ends in failure
```

After.
"""

PAYING = """\
# Paying

```{usecase}
id: UC-2
title: Pay
level: subfunction
system: MealApp
success guarantee: The meal is paid for.
minimal guarantee: No money is lost.
steps:
  - Customer enters the card.
  - MealApp charges the card.
  - MealApp sends a receipt.
extensions:
  2a. Card is declined: MealApp says so. Resume at 1.
```
"""

REFUNDS = """\
Refunds
=======

:usecases-system: Desk

See :uc:`UC-1`.

.. usecase::

   id: UC-3
   title: Refund
   success guarantee: The meal is paid for.
   minimal guarantee: No money is lost.
   steps:
     - Customer asks.
     - Desk looks.
     - Desk pays.
   extensions:
     2a. Order is not known: ends in failure

.. usecases:: list
   :actor: Customer

.. code-block:: rst

   .. usecase::

      id: UC-77
"""

USE_CASES = """\
# Use cases

<!-- usecases: diagram -->

## Actors

<!-- usecases: actors -->

## Goals

```{usecases} goals
:actor: Customer
```
"""

SOURCES = {
    "index.md": INDEX,
    "orders.md": ORDERS,
    "paying.md": PAYING,
    "refunds.rst": REFUNDS,
    "use-cases.md": USE_CASES,
}
OPTIONS = {"system": "MealApp", "actor": "Customer"}
