"""Members are told of new orders and payments outside the desk: each by the ways they chose themselves, their bells."""
