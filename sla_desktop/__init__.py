"""SLA Desktop: drafts, checks and exports service level agreements, offline."""

__version__ = "0.1.0"
