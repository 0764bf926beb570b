"""The signatory list from a table, and to one: its columns, what its rows say, whom they mean, what would change."""
