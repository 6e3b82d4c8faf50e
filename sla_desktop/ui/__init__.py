"""The window: builds, places and wires; no rules of the trade live here."""
