"""Published form releases, drafts of citizens and what they filled in so far."""
