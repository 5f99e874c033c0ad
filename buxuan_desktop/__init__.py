"""补选桌面: an offline desktop program for the by-elections of villagers' and residents' committees."""

__version__ = "0.1.0"
