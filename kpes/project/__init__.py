"""The project's folder, and all that is read from it."""
