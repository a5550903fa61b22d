"""PAPI as pages and papers show it: words, charts, tables, the report whole, PDF, workbook."""
