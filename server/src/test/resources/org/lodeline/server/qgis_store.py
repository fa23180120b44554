"""Prints, as JSON, what QGIS makes of every layer of a GeoPackage: python3 qgis_store.py FILE LAYER..."""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsVectorLayer, QgsWkbTypes  # noqa: E402

application = QgsApplication([], False)
application.initQgis()
file, *names = sys.argv[1:]
report = {}
for name in names:
    layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
    report[name] = {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "geometry": QgsWkbTypes.displayString(layer.wkbType()),
        "crs": layer.crs().authid(),
        "invalid_geometries": [
            feature["id"]
            for feature in layer.getFeatures()
            if "Line" not in QgsWkbTypes.displayString(layer.wkbType())
            and feature.hasGeometry()
            and not feature.geometry().isGeosValid()
        ],
    }
    if name == "deposits":
        layer.setSubsetString("\"status\" = 'producing'")
        report[name]["producing"] = layer.featureCount()
print(json.dumps(report), flush=True)
# QGIS crashes when it is torn down while Python still holds a layer; there is nothing left to do.
os._exit(0)
