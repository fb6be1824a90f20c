"""What keeps the set-up from starting."""


class CannotStart(Exception):
    """A reason in one line that says what to do; shown to the person at the terminal as it is."""
