"""Tables onto the disk: whole or not at all."""
