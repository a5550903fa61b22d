"""Small tools without models that every app may use: clock, text, events, references, jobs."""
