"""Ways to be paid without anybody in between: one file each. No callback ever comes; only the shop's word counts."""
