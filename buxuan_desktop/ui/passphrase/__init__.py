"""The passphrase of a case: asked for at opening, chosen when a case is made, given, changed and taken off later."""
