package org.lodeline.geodata.network;

/**
 * A sea port.
 *
 * @param id its UN/LOCODE
 * @param country ISO 3166-1 alpha-3
 * @param main whether it is one of the few ports that stand for its country
 */
public record Port(String id, String name, String country, boolean main, Position position) {}
