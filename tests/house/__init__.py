"""The rules of the house as tests: what CONTRIBUTING.md says is true of every file, now and after the next change."""
