"""The record on the command line."""
