"""Facts and arithmetic of a by-election; touches no clock, no file, no chance."""
