"""Printing: the dialog of every page, the hand-over in the background, and the drawing where there is no `lp`."""
