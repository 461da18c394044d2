"""What a workbook keeps apart from its cells: their words, the formats of their numbers, where they stand."""
