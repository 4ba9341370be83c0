"""``wams request``: what others ask of us and we of them, decided, answered and read back, in plain lines."""
