"""Tests of the ledger at the desk."""
