"""A code in the right margin beside the foot of a page (ECMA-376, part 1, 20.2, 20.4)."""

from __future__ import annotations

from lxml import etree

from kpes.ooxml import DRAWINGML, PICTURE, RELATIONSHIPS, WORD_DRAWING
from kpes.render.docx_elements import Element, run, twips, w

_TWIP = 635
"""In the units of DrawingML; LibreOffice knows no smaller ones."""
_ABOVE = twips(6) * _TWIP
"""How much higher than the footer's first line it begins, so that it ends where the words do."""
_NAMES = f'xmlns:wp="{WORD_DRAWING}" xmlns:a="{DRAWINGML}" xmlns:pic="{PICTURE}" xmlns:r="{RELATIONSHIPS}"'
_ANCHOR = f"""<wp:anchor {_NAMES} \
distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" \
allowOverlap="1"><wp:simplePos x="0" y="0"/>\
<wp:positionH relativeFrom="rightMargin"><wp:align>left</wp:align></wp:positionH>\
<wp:positionV relativeFrom="paragraph"><wp:posOffset>-{_ABOVE}</wp:posOffset></wp:positionV>\
<wp:extent cx="{{side}}" cy="{{side}}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>\
<wp:docPr id="1" name="{{name}}" descr="{{name}}"/>\
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>\
<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>\
<pic:nvPicPr><pic:cNvPr id="1" name="{{name}}"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed="{{picture}}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{{side}}" cy="{{side}}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor>"""


def in_margin(picture: str, name: str, side: float) -> Element:
    """The run that shows a square picture, named by the id of its relation: ``side`` in millimetres, heard as ``name``.

    It stands where no words can, and moves none.
    """
    drawn = _ANCHOR.format(picture=picture, name=name, side=twips(side) * _TWIP)
    return run(w("drawing", etree.fromstring(drawn)))
