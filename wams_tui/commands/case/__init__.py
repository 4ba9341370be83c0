"""``wams case``: cases listed, shown, told apart, recorded in, closed and destroyed, in plain lines."""
