"""What the clock starts in the record: each a few lines that call a verb, and harmless when started again."""
