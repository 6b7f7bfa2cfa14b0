"""Mermaid source of the diagrams: the flowchart of a use case, the use case diagram of a system."""
