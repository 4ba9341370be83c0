"""What is measured, never asserted as a time: two runs on one machine differ by half."""
