"""Qt objects without widgets: the session, autosave, background work, settings."""
