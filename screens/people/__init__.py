"""*Medewerkers* and one's own passphrase: who works in a vault, and the words with which one comes in."""
