"""Pages that belong to no module: the way in, errors, languages, health."""
