"""What the coordinator sees: one module and one style sheet per screen."""
