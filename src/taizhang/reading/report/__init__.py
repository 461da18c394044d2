"""A reading as JSON and as a workbook."""
