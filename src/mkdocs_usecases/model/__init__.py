"""The domain in the field's own words: Cockburn (2001) and UML 2.5.1, chapter 18."""
