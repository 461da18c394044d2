"""How dates are written: as in official documents in Chinese, unmistakable in English."""
