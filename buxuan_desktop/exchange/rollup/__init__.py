"""The monthly table of a township, a city, a province: lines from many cases, added up by DuckDB (B07, S2).

DuckDB is no part of what a village installs; it is loaded when a table is made and missed in words.
"""
