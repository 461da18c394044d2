"""What a Word document says beyond its words: numbers that are never written down, styles, cells, changes."""
