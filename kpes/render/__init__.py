"""Renderers: a document in, the bytes of one file format out; nothing here touches the disk."""
