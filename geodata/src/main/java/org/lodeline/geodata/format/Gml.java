package org.lodeline.geodata.format;

import java.io.IOException;
import java.io.OutputStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.crs.Crs;
import org.lodeline.geodata.xml.XmlName;
import org.lodeline.geodata.xml.XmlWriter;

/**
 * GML 3.2 in the simple features profile (OGC 10-100r3, level 2, as fields may have several
 * values), in the feature collection of OGC API - Features. Positions are longitude first, as
 * {@code urn:ogc:def:crs:OGC::CRS84} says, where no other reference system was asked for.
 *
 * <p>The elements of features are in the namespace of their {@link GmlVocabulary} and are named as
 * the layer and its fields; {@code id} holds the id, of which {@code gml:id} is made. A list is an
 * element for each item, so that an empty one is none; what is unknown is a nil element; an empty
 * geometry is none. Characters that XML has no form for are written as U+FFFD.
 */
public final class Gml implements Format {
  @Override
  public String extension() {
    return "gml";
  }

  @Override
  public String mediaType() {
    return "application/gml+xml;version=3.2;profile=\"http://www.opengis.net/def/profile/ogc/2.0/gml-sf2\"";
  }

  @Override
  public boolean isBinary() {
    return false;
  }

  @Override
  public boolean holds(SimpleFeatureType type) {
    return true;
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type) {
    return new Writer(new XmlWriter(out), type, Crs.CRS84);
  }

  @Override
  public FeatureWriter open(OutputStream out, SimpleFeatureType type, Page page) {
    return new Writer(new XmlWriter(out), type, page.crs());
  }

  @Override
  public boolean knows(Crs crs) {
    return true;
  }

  private static final class Writer implements FeatureWriter {
    private final XmlWriter xml;
    private final GmlFeatures features;
    private final GmlVocabulary vocabulary;
    private final Crs crs;
    private final String layer;

    Writer(XmlWriter xml, SimpleFeatureType type, Crs crs) {
      this.xml = xml;
      this.features = new GmlFeatures(xml);
      this.vocabulary = GmlVocabulary.of(type);
      this.crs = crs;
      this.layer = XmlName.of(type.getTypeName(), true);
    }

    @Override
    public void begin() throws IOException {
      xml.declaration()
          .start(
              "sf:FeatureCollection",
              "xmlns:sf",
              "http://www.opengis.net/ogcapi-features-1/1.0/sf",
              "xmlns:gml",
              "http://www.opengis.net/gml/3.2",
              "xmlns:" + vocabulary.prefix(),
              vocabulary.namespace(),
              "xmlns:xsi",
              "http://www.w3.org/2001/XMLSchema-instance",
              "gml:id",
              layer)
          .newLine();
    }

    @Override
    public void feature(SimpleFeature feature) throws IOException {
      xml.start("sf:featureMember");
      features.write(feature, vocabulary, crs);
      xml.end().newLine();
    }

    @Override
    public void end() throws IOException {
      xml.end().newLine().flush();
    }

    @Override
    public void close() {
      // The stream is its owner's, and what a failure left behind stays unwritten.
    }
  }
}
