"""*Huishouden*: who is in it, what they answered, who decides for whom, where they live; each by its own form."""
