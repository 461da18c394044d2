"""A contract that import-linter does not bring: modules that may import the standard library, what is listed, and nothing else."""

import sys

import grimp
from importlinter import Contract, ContractCheck, fields, output

NETWORK = {"asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "urllib", "xmlrpc"}
PLAIN = sys.stdlib_module_names - NETWORK


class MayOnlyImport(Contract):
    """Kept while every import of `sources` is their own, in `allowed`, or of the standard library without its network modules."""

    type_name = "may_only_import"

    sources = fields.SetField(subfield=fields.ModuleExpressionField())
    allowed = fields.SetField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001  the interface's own
        roots = {module for expression in self.sources for module in graph.find_matching_modules(expression.expression)}
        breaches = sorted(breach for root in roots for breach in self._breaches(graph, root))
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["breaches"]:
            output.print_error(f"{importer} must not import {imported}")

    def _breaches(self, graph: grimp.ImportGraph, root: str) -> list[tuple[str, str]]:
        homes = {root, *self.allowed, *PLAIN}
        modules = {root} | graph.find_descendants(root)
        imports = [(module, imported) for module in modules for imported in graph.find_modules_directly_imported_by(module)]
        return [(module, imported) for module, imported in imports if not _within(imported, homes)]


def _within(module: str, homes: set[str]) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in homes)
