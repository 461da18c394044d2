"""The design language, shown by itself: every part of a page in all its states, drawn by the parts that pages use."""
