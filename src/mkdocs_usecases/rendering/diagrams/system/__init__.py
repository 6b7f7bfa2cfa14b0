"""The use case diagram of a system, in UML's own notation, as SVG that is made while the site is built.

No script draws it, so it is there without one, on paper and where a policy forbids styles.
"""
