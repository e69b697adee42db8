"""The rows of tables and lists that are measures."""
