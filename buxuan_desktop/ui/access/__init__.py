"""Who may do what, on screen: people and their roles, signing in, the second signature, the locked screen."""
