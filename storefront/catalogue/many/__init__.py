"""Many goods changed with one tap, and changed back."""
