"""Looking a vault over: logs, signatures and rows against one another, and what is around it."""
