"""The audit of outgoing cadres: what stops a record from being written, the overview, what is laid out ready."""
