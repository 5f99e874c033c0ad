"""Practice on screen: painted papers beside the real pages, what to do next, how it went."""
