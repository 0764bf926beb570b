"""Nodes to model, strictly: what does not fit the shape of the data is a finding with its place."""

from kpes.reader.agreement import read_agreement
from kpes.reader.partners import read_partners
from kpes.reader.register import read_events
from kpes.reader.shape import collector_paused

__all__ = ["collector_paused", "read_agreement", "read_events", "read_partners"]
