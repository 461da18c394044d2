"""The only door to XlsxWriter: it has types, but no marker that says so."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

__all__ = ["Format", "Workbook", "Worksheet"]
