"""The 正 board for the hall."""
