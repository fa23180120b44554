package org.lodeline.geodata.format;

import java.time.Instant;
import java.util.List;
import org.lodeline.geodata.crs.Crs;

/**
 * What a document that is a part of a layer says beside its features.
 *
 * @param crs of the geometries that are written
 * @param numberMatched how many features of the layer were asked for
 * @param numberReturned how many of them are in the document
 * @param timeStamp when they were read
 * @param links to the pages around it, and to the same in other formats
 */
public record Page(
    Crs crs, long numberMatched, long numberReturned, Instant timeStamp, List<Link> links) {
  public Page {
    links = List.copyOf(links);
  }
}
