"""The spot check on screen: draw by dice, read the papers blind, see what follows."""
