"""Measures of an official paper. GB/T 9704-2012: A4, the page's block 156 × 225 mm, 22 lines of 28 characters, body in size 3 (16 pt)."""

PAGE = (210, 297)
TOP, LEFT, BLOCK = 37, 28, (156, 225)  # mm: 天头, 订口, 版心
WIDE = (26, 24, 25, 25)  # mm: above, below, left and right of a page on its side, which the standard leaves open
BODY, TITLE, NUMBERS, SMALL = 16, 22, 14, 12  # pt: 三号, 二号, 四号, and 小四 for tables
LINE = 28.95  # pt: 225 mm in 22 lines
SONG, FANG, KAI, HEI, TITLES = "宋体", "仿宋", "楷体", "黑体", "方正小标宋简体"
RED = "C00000"
