"""Tables as spreadsheets write them: CSV, XLSX and ODS, with their encodings, headings and rows; read, and written."""
