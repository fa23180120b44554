"""Prints, as JSON, what OWSLib reads of a WFS: python3 owslib_wfs.py URL VERSION TABLES"""

import json
import re
import sys

from owslib.etree import etree
from owslib.fes2 import And, PropertyIsEqualTo, PropertyIsLike
from owslib.wfs import WebFeatureService

url, version, tables = sys.argv[1:]
wfs = WebFeatureService(url, version=version)
new = version == "2.0.0"


def text(answer):
    body = answer.read()
    return body.decode() if isinstance(body, bytes) else body


def ids(answer):
    return re.findall(r"<lode:id>([^<]*)</lode:id>", text(answer))


def read(name):
    mapped = name not in ["lode:" + table for table in tables.split(",")]
    box = {"bbox": (-80, -56, 60, 35, "urn:ogc:def:crs:EPSG::4326")} if mapped else {}
    report = {
        "title": wfs.contents[name].title,
        "box": wfs.contents[name].boundingBoxWGS84,
        "all": ids(wfs.getfeature(typename=[name])),
        "in_box": ids(wfs.getfeature(typename=[name], **box)),
        "two": ids(wfs.getfeature(typename=[name], maxfeatures=2)),
    }
    if new:
        report["schema"] = sorted(wfs.get_schema(name)["properties"])
        report["page"] = ids(wfs.getfeature(typename=[name], maxfeatures=3, startindex=2))
    return report


report = {
    "title": wfs.identification.title,
    "operations": sorted(operation.name for operation in wfs.operations),
    "types": {name: read(name) for name in wfs.contents if name.startswith("lode:")},
}
if new:
    filter = And(
        [
            PropertyIsEqualTo(propertyname="lode:country", literal="AUS"),
            PropertyIsLike(propertyname="name", literal="M*", wildCard="*", singleChar="?", escapeChar="!"),
        ]
    )
    body = etree.tostring(filter.toXML()).decode()
    # OWSLib looks for the filter below the root.
    xml = '<Constraint><fes:Filter xmlns:fes="http://www.opengis.net/fes/2.0">%s</fes:Filter></Constraint>' % body
    report["filtered"] = ids(wfs.getfeature(method="POST", typename=["lode:deposits"], filter=xml))
    report["stored"] = [query.id for query in wfs.storedqueries]
    report["by_id"] = ids(
        wfs.getfeature(
            storedQueryID="urn:ogc:def:query:OGC-WFS::GetFeatureById",
            storedQueryParams={"id": "ports.NLRTM"},
        )
    )
print(json.dumps(report))
