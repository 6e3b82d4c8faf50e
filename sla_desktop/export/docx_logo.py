"""The logo above the title: a picture in the line, and the part that holds its data."""

from sla_desktop.export.docx_xml import attribute
from sla_desktop.export.look import Look
from sla_desktop.export.pictures import Picture

LOGO_RELATION = "rId7"
_EMU = 12700  # to a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def logo_target(picture: Picture) -> str:
    """Name of its part, from the folder of the document part."""
    return f"media/logo.{picture.kind}"


def logo_run(picture: Picture, look: Look, number: int) -> str:
    """The picture as large as fits into its room; `number` is no other drawing's."""
    room = look.logo_room
    scale = min(room[0] / picture.width, room[1] / picture.height)
    size = f'cx="{round(picture.width * scale * _EMU)}" cy="{round(picture.height * scale * _EMU)}"'
    named = f'id="{number}" name="Logo"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent {size}/>'
        f'<wp:docPr {named} descr="{attribute(picture.alt)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" '
        'noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {named}/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{LOGO_RELATION}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
