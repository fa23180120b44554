"""Prints, as JSON, what QGIS reads of a feature type of a WFS by its own provider.

python3 qgis_wfs.py URL TYPE VERSION QUESTION
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
url, name, version, question = sys.argv[1:]
uri = QgsDataSourceUri()
uri.setParam("url", url)
uri.setParam("typename", name)
uri.setParam("version", version)
uri.setParam("srsname", "EPSG:4326")
uri.setParam("restrictToRequestBBOX", "1")
if version == "2.0.0":
    uri.setParam("pagingEnabled", "true")
    uri.setParam("pageSize", "37")
layer = QgsVectorLayer(uri.uri(False), name, "WFS")
request = QgsFeatureRequest()
if question == "box":
    request.setFilterRect(QgsRectangle(100, -45, 160, -10))
elif question != "all":
    layer.setSubsetString(question)
features = list(layer.getFeatures(request))
first = features[0].geometry().boundingBox().center() if features else None
report = {
    "valid": layer.isValid(),
    "ids": [feature["id"] for feature in features],
    "first": [first.x(), first.y()] if first else None,
}
print("REPORT " + json.dumps(report), flush=True)
# QGIS crashes when it is torn down while Python still holds a layer; there is nothing left to do.
os._exit(0)
