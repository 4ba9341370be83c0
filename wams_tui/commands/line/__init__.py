"""What every command stands on: its options, opening a vault, asking a person, and plain lines that tell."""
