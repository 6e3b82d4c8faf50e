"""Calculators and simulators in windows of their own, live with the agreement being edited."""
