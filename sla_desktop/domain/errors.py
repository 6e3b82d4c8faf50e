"""The base of every error that an owner can cause and mend."""


class InputError(ValueError):
    """Bad input: the message is one sentence that says what is wrong and what to do."""
