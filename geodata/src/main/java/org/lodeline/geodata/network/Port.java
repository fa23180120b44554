package org.lodeline.geodata.network;

/**
 * A sea port.
 *
 * @param id its UN/LOCODE
 * @param country ISO 3166-1 alpha-3
 * @param main whether it is one of the few ports that stand for its country
 * @param hinterlandKm how far inland roads or railways reach from it; infinite where they join the
 *     continent's
 */
public record Port(
    String id, String name, String country, boolean main, double hinterlandKm, Position position) {}
