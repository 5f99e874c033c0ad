"""Verdict, announcement, printing."""
