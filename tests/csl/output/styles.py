"""Two small styles that use every kind of node of the output tree."""

from __future__ import annotations

FRAME = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout suffix="."><group delimiter=", ">
  <names variable="author"/><text variable="title" {title}/><text variable="container-title" font-style="oblique"/>
</group></layout></citation>
<bibliography {options}><layout>{bibliography}</layout></bibliography></style>"""

#: The first field beside the rest, titles in italics, addresses linked.
NUMBERED = FRAME.format(
    title='font-style="italic"',
    options='second-field-align="flush" entry-spacing="0"',
    bibliography="""<text variable="citation-number" prefix="[" suffix="]"/>
<group delimiter=". " suffix=".">
  <names variable="author"><name><name-part name="family" font-variant="small-caps"/></name></names>
  <text variable="title" font-style="italic"/>
  <date variable="issued" text-decoration="underline"><date-part name="year" font-weight="bold"/></date>
  <text variable="URL"/><text variable="DOI"/>
</group>""",
)

#: Blocks, quotations, a hanging indent.
BLOCKS = FRAME.format(
    title='quotes="true"',
    options='hanging-indent="true" line-spacing="2"',
    bibliography="""<names variable="author" display="block" font-weight="bold"/>
<date variable="issued" display="left-margin"><date-part name="year"/></date>
<text variable="title" quotes="true" display="right-inline"/>
<text variable="publisher" display="indent"/>""",
)
