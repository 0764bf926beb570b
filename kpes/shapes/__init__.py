"""What the files of data may hold, as `kpes.model` states it: read strictly, described for editors, written, walked.

`kinds` are the single values, lists and groups, `texts` the grammar of an agreement's texts, `table` makes a kind of
each type of the model; `reading`, `schema`, `records` and `words` are what they serve.
"""
