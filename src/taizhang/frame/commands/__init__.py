"""Commands of `taizhang` that belong to no module: reading a file, and running the product."""
