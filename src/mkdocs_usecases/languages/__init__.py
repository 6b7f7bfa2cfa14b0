"""The words of each language that we speak: those that are understood, and those that are printed."""
