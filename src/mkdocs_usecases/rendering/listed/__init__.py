"""What listings show: rows, and entries with sections of their own."""
