"""The demonstration shops: their goods, the pictures of these, and how they are loaded."""
