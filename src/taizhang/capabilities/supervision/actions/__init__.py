"""The verbs of supervision: pressing, and what is answered to it."""
