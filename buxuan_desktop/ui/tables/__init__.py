"""Many tables: handing files out, taking them back, settling what was done twice; and a table's own page."""
