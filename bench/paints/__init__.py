"""When words and photos stand on a phone's first screen, over a network that is slow and loses packets."""
