"""Packages that are handed on: BagIt folders (RFC 8493) with a signature, also as one .zip file.

The writer and the reader are our own few lines: the `bagit` library changes the process's working directory while it
writes (the window has threads), asks the clock itself, makes a package out of a folder in place, and follows links.
The tests let it read what is written here.
"""
