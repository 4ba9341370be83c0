"""*Deelnemers* of a case and *Adresboek* of the vault: who sits around a household, and which organisations."""
