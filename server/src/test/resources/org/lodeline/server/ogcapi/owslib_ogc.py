"""Prints, as JSON, what OWSLib reads of an OGC API: python3 owslib_ogc.py URL"""

import json
import sys
from urllib.parse import parse_qsl, urlsplit

from owslib.ogcapi.features import Features

BOX = [-80, -56, 60, 35]

api = Features(sys.argv[1])


def walk(collection):
    """The ids on each page, by way of the next links."""
    pages = []
    parameters = {"limit": 60}
    while parameters:
        page = api.collection_items(collection, **parameters)
        pages.append([feature["id"] for feature in page["features"]])
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        parameters = dict(parse_qsl(urlsplit(following[0]).query)) if following else None
    return pages


def read(collection):
    pages = walk(collection)
    mapped = "spatial" in api.collection(collection).get("extent", {})
    within = {"bbox": BOX} if mapped else {}
    return {
        "title": api.collection(collection)["title"],
        "queryables": sorted(api.collection_queryables(collection)["properties"]),
        "pages": pages,
        "feature": api.collection_item(collection, pages[-1][-1]),
        "limited": api.collection_items(collection, limit=3)["numberReturned"],
        "in_box": api.collection_items(collection, **within)["numberMatched"],
        "filtered": api.collection_items(collection, filter="id LIKE 'c%'")["numberMatched"],
    }


print(
    json.dumps(
        {
            "links": [link["rel"] for link in api.links],
            "conformance": api.conformance()["conformsTo"],
            "openapi": api.api()["openapi"],
            "collections": {name: read(name) for name in api.feature_collections()},
        }
    )
)
