"""Who owes a task: the names in a statement of responsibility, each with its role and the label that the text used."""

from .named import Named, organisation
from .names import split_names
from .notes import rules_beside
from .rules import Rules, supporting
from .statement import in_cells, parse

__all__ = ["Named", "Rules", "in_cells", "organisation", "parse", "rules_beside", "split_names", "supporting"]
