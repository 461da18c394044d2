"""One file per format: bytes to blocks with their place in the extracted text."""
