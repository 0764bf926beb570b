"""What the files of data may hold, as `kpes.model` states it: read strictly, described for editors, written, walked.

`kinds` are ways to make a kind of value, `values` the single ones, `groups` those of keys, `texts` the grammar of an
agreement's texts; `table` has a kind for each type of the model. `reading`, `schema`, `records` and `words` are what
they serve.
"""
