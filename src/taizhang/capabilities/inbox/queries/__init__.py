"""Who is to be told, and what he was told."""
