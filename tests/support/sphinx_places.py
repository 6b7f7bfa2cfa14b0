"""A site for Sphinx whose use cases stand in all kinds of places, and bring pictures and files along."""

import base64

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FORM = b"%PDF-1.4\n"

INDEX = """\
# Start

[UC-10] [UC-11] [UC-12] [UC-13]

```{toctree}
naming
other
shop/markdown
restructured
including
```
"""

OTHER = """\
# Other

(named)=
## A heading here

<!-- usecases: scenarios -->
"""

NAMING = """\
# Naming

```usecase
id: UC-1
title: Fill in a form
steps:
  - Customer sees ![the way](shop/way.png), ![it](/shop/way.png) and [the form](shop/form.pdf).
  - MealApp shows [other](other.md), [heading](other.md#a-heading-here), [own](#naming) and [label](#named).
  - MealApp shows [bare](named), [step](#UC-10/1), [row](shop/markdown.md#UC-10-2) and [far](https://example.org).
  - Customer misses ![nothing](shop/nothing.png) and [no form](shop/none.pdf).
  - Customer misses [no page](none.md), [no heading](other.md#none) and [no label](#none).
```
"""

MARKDOWN = """\
# In Markdown

- a list

  ```usecase
  id: UC-10
  title: In a list
  steps:
    - Customer sees ![the way](way.png).
    - |
      MealApp shows a table.

      | a | b |
      |---|---|
      | 1 | 2 |
    - Customer reads.
    - MealApp thanks.
  ```

:::{note}
```usecase
id: UC-11
title: In a note
steps:
  - Customer enters [UC-10].
```

<!-- usecases: list -->
:::

````{tip}
```{usecase}
id: UC-12
title: In a tip
steps:
  - Customer enters.
```

```{usecases} goals
```
````

> ```usecase
> id: UC-13
> title: In a quote
> steps:
>   - Customer enters.
> ```
"""

RESTRUCTURED = """\
In reStructuredText
===================

:uc:`UC-20` :uc:`UC-21` :uc:`UC-22` :uc:`UC-23` :uc:`UC-24` :uc:`UC-25`

* item

  .. usecase::

     id: UC-20
     title: In a list
     steps:
       - Customer sees ![the way](shop/way.png).

.. note::

   .. usecase::

      id: UC-21
      title: In a note
      steps:
        - Customer enters.

   .. usecases:: actors

.. only:: html

   .. usecase::

      id: UC-22
      title: For browsers
      steps:
        - Customer enters.

.. only:: latex or text or man

   .. usecase::

      id: UC-23
      title: On paper
      steps:
        - Customer enters.

+-----------------------------+
| .. usecase::                |
|                             |
|    id: UC-24                |
|    title: In a table        |
|    steps:                   |
|      - Customer enters.     |
+-----------------------------+

.. list-table::

   * - .. usecase::

          id: UC-25
          title: In a cell
          steps:
            - Customer enters.
     - .. usecases:: list
"""

INCLUDING = """\
Including
=========

.. include:: part.txt

.. include:: heading.txt
"""

PART = """\
.. usecase::

   id: UC-30
   title: Included
   steps:
     - Customer enters.
"""

HEADING = """\
Below
-----

.. usecase::

   id: UC-31
   title: Below a heading
   steps:
     - Customer enters.
"""

SOURCES = {
    "index.md": INDEX,
    "naming.md": NAMING,
    "other.md": OTHER,
    "shop/markdown.md": MARKDOWN,
    "restructured.rst": RESTRUCTURED,
    "including.rst": INCLUDING,
    "part.txt": PART,
    "heading.txt": HEADING,
}
FILES = {"shop/way.png": PICTURE, "shop/form.pdf": FORM}
OPTIONS = {
    "system": "MealApp",
    "actor": "Customer",
    "diagram": "none",
    "export": ["usecases.json", "data/needs.json", "features/"],
}
CONFIG = {"myst_enable_extensions": ["colon_fence"], "myst_heading_anchors": 2}
