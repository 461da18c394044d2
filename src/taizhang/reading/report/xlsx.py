"""The only door to XlsxWriter: it has types, but no marker that says so."""

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # no py.typed in the package
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

__all__ = ["Format", "Workbook", "Worksheet"]
