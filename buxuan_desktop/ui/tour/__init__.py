"""The tour: the sample election on the real pages, with a bubble at what matters on each."""
