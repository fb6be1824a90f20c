"""What the embedded set-up shows: never loaded in production."""
