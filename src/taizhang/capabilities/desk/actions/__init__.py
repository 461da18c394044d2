"""What somebody keeps of his desk."""
