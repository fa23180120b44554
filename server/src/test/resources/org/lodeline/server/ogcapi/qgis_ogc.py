"""Prints, as JSON, what QGIS reads of a collection of an OGC API by its own provider.

python3 qgis_ogc.py URL COLLECTION QUESTION
where QUESTION is all, box (of Australia), or an expression that features must fulfil.
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsRectangle,
    QgsVectorLayer,
)

application = QgsApplication([], False)
application.initQgis()
url, collection, question = sys.argv[1:]
uri = QgsDataSourceUri()
uri.setParam("url", url)
uri.setParam("typename", collection)
uri.setParam("pagingEnabled", "true")
uri.setParam("pageSize", "17")
uri.setParam("restrictToRequestBBOX", "1")
layer = QgsVectorLayer(uri.uri(False), collection, "OAPIF")
request = QgsFeatureRequest()
if question == "box":
    request.setFilterRect(QgsRectangle(100, -45, 160, -10))
elif question != "all":
    layer.setSubsetString(question)
extent = layer.extent()
features = list(layer.getFeatures(request))
report = {
    "valid": layer.isValid(),
    "count": layer.featureCount(),
    "ids": [feature["id"] for feature in features],
    "extent": None
    if extent.isEmpty()
    else [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()],
}
print("REPORT " + json.dumps(report), flush=True)
# QGIS crashes when it is torn down while Python still holds a layer; there is nothing left to do.
os._exit(0)
