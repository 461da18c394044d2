"""What Django's own templates, those of the sign-in pages, take from ours."""
