"""Zotero RDF as Zotero exports it: creators, archive, container, tags, notes."""

from __future__ import annotations

from archcite.formats import FORMATS, by_content
from archcite.model import Text

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
  <bib:Letter rdf:about="#item_1">
    <z:itemType>letter</z:itemType>
    <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Sorokin</foaf:surname><foaf:givenName>Oleg</foaf:givenName>
    </foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <z:recipients><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Foreign Ministry</foaf:surname></foaf:Person></rdf:li></rdf:Seq>
    </z:recipients>
    <dc:title>Cable on the harvest</dc:title>
    <dc:date>1962-10-04</dc:date>
    <z:archive>Harbour Digital Archive</z:archive>
    <dc:coverage>RGANI, f. 5, op. 30</dc:coverage>
    <z:type>Cable</z:type>
    <dc:subject>Cold War</dc:subject><dc:subject>harvest, the</dc:subject>
    <dc:identifier><dcterms:URI><rdf:value>https://archive.example.org/1</rdf:value></dcterms:URI></dc:identifier>
    <dc:description>Citation Key: sorokin1962</dc:description>
  </bib:Letter>
  <bib:Article rdf:about="#item_2">
    <z:itemType>journalArticle</z:itemType>
    <dcterms:isPartOf rdf:resource="urn:issn:1"/>
    <dc:title>Harvests</dc:title>
    <bib:pages>1-9</bib:pages>
  </bib:Article>
  <bib:Journal rdf:about="urn:issn:1"><dc:title>Harbour Bulletin</dc:title><prism:volume>6</prism:volume></bib:Journal>
  <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
</rdf:RDF>"""


def test_a_library_is_read() -> None:
    form = by_content(RDF)
    assert form is FORMATS["zotero-rdf"]
    letter, article = form.read(Text(RDF)).items
    assert letter == {
        "id": "sorokin1962",
        "type": "personal_communication",
        "author": [{"family": "Sorokin", "given": "Oleg"}],
        "recipient": [{"literal": "Foreign Ministry"}],
        "title": "Cable on the harvest",
        "issued": {"date-parts": [[1962, 10, 4]]},
        "archive": "Harbour Digital Archive",
        "archive_location": "RGANI, f. 5, op. 30",
        "genre": "Cable",
        "keyword": "Cold War, harvest– the",
        "URL": "https://archive.example.org/1",
        "citation-key": "sorokin1962",
    }
    assert article["container-title"] == "Harbour Bulletin"
    assert article["volume"] == "6"
    assert article["page"] == "1-9"


def test_what_is_no_xml_is_told() -> None:
    reading = FORMATS["zotero-rdf"].read(Text(RDF.replace("</dc:date>", "", 1)))
    assert [problem.code for problem in reading.problems] == ["xml"]
