"""Texts a merchant pastes – SMS, app messages, statements: which money came, and which order awaits it."""
