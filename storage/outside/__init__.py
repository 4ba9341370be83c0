"""What is kept outside the vault, so that no vault can take it back: signed heads, the register of destroyed cases."""
