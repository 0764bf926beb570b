"""What the files of data may hold, as `kpes.model` states it: read strictly, described for editors, written, walked.

`kinds` are ways to make a kind of value, or of a group of keys, `values` the single ones, `parts` the grammar of an
agreement's texts; `table` has a kind for each type of the model, reads by it, and finds all words. `schema` and
`records` are what else they serve.
"""
