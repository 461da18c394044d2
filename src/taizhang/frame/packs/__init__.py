"""Packs 配置包: folders of YAML that declare the systems of a plan or a government; read whole, with every problem and its line.

What a kind of file means is said by the module that has the kind; here it is found, read, and held against its JSON Schema.
"""
