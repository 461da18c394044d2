"""The verbs of the record: the only writes. One function, one transaction, a named actor, one event as the last write."""
