"""What the seat page draws and offers. Pure."""
