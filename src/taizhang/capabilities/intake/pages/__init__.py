"""Pages of intake: the list of documents, the upload, and a document beside what was read in it."""
