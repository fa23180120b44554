package org.lodeline.geodata.network;

import org.locationtech.jts.geom.LineString;

/**
 * A strait, canal, cape or sea route through which ships pass: every sea edge that crosses its gate
 * goes through it.
 *
 * @param id a slug such as {@code suez}
 * @param name for people
 * @param arctic closed unless a request opens it, for ice
 * @param gate a line from shore to shore (WGS 84, longitude first)
 */
public record Passage(String id, String name, boolean arctic, LineString gate) {}
