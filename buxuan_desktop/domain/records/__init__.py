"""What people write down before and around the vote: one frozen record a matter, all kept by the same two events."""
