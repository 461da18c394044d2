"""What the tasks say: organisations, measures, targets, deadlines, provisions, gaps."""
