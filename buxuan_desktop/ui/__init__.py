"""The window: draws and reads keys; asks the use cases of `app` for everything else. Qt lives here alone."""
