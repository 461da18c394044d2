"""Tables in files that we did not make: `read` says what stands in their cells, `filling` writes rows into a copy of one, which stays as
its maker drew it (`xlsx`, `docx`)."""
