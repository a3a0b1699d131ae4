"""Photos in as phones make them, few small files out. Only the encoding child (encode, decode) loads Pillow."""
