"""Workbooks (XLSX), read within limits: no formula is calculated, no macro run, no link followed."""
