"""Quotations: which quotation mark opens, which closes, and what stands between them."""
