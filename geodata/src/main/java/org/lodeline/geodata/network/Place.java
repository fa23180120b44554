package org.lodeline.geodata.network;

/**
 * Where a route begins or ends: a deposit, a plant, a port or just a position.
 *
 * @param id the feature's id, or {@code lon,lat}
 * @param name for people
 */
public record Place(String id, String name, Position position) {}
