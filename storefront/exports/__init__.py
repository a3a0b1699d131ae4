"""What a shop takes along: everything of its own in one file, and nothing that opens a door."""
