"""The parts that every editor is built from: fields, choices, tables."""
