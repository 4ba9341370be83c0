"""Taking along and bringing back: a travel vault is packed, looked over when it returns, and ended (§17)."""
