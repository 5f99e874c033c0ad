"""Colours, type and fonts: one visual language."""
