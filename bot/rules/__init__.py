"""Reads rules/: the values of the rulebook with their units."""
